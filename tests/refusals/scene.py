"""What is there to be asked wrongly about? The cast, their reports, entries and keys."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps

from ilonet.access.context import as_the_system
from ilonet.access.models import Guarded
from ilonet.lib import sql
from tests import making
from tests.cast import Cast

# What every visit writes (who read what is a trace of its own), and what never changes.
NOT_WATCHED = (
    "audit_%", "reports_reading", "django_%", "ground_%", "places_%", "auth_%", "account_email%", "usersessions_%", "access_%_reference",
)  # fmt: skip


@dataclass
class Scene:
    cast: Cast
    ids: dict[str, list[str]]  # by app

    def state(self) -> dict[str, tuple[int, int]]:
        """How many rows each table has, and a sum over what stands in them."""
        with as_the_system(because=making.BECAUSE):
            found = sql.rows(_question())
        return {table: (count, total) for table, count, total in found}


def set_the_scene(cast: Cast) -> Scene:
    making.report(cast.amara, audience=[cast.west.circle_id])
    making.report(cast.amara, audience=[cast.west.circle_id], released=False, title="A draft about boats")
    making.report(cast.chiara, audience=[cast.east.circle_id], title="Roads in the mountains")
    for name in ("amara", "chiara"):
        making.contact_entry(making.serving(cast.people[name]))
    return Scene(cast, dict(_ids()))


def _ids() -> Any:
    """The public ids of all rows, and the codes of those that have codes."""
    with as_the_system(because=making.BECAUSE):
        for app in apps.get_app_configs():
            if not app.name.startswith("ilonet."):
                continue
            found: list[str] = []
            for model in app.get_models():
                fields = {field.name for field in model._meta.get_fields()}
                rows = model._base_manager.all()
                if issubclass(model, Guarded):
                    rows = model.objects.unrestricted(because=making.BECAUSE)
                if name := next((name for name in ("public_id", "code") if name in fields), None):
                    found += [str(value) for value in rows.values_list(name, flat=True)[:12]]
            yield app.label, found


@cache
def _question() -> str:
    """Asked once: which tables there are and may be read does not change between tests."""
    skipped = " AND ".join(f"tablename NOT LIKE '{like}'" for like in NOT_WATCHED)
    tables = sql.rows(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"  # noqa: S608
        f" AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT') AND {skipped} ORDER BY tablename"
    )
    assert len(tables) > 15
    return " UNION ALL ".join(
        f"SELECT '{name}', count(*),"  # noqa: S608
        " coalesce(sum(hashtext((to_jsonb(t) - 'last_seen_at' - 'last_login')::text)::bigint), 0)::bigint"
        f" FROM {name} t"
        for (name,) in tables
    )
