"""Who is asking, told to the database: the circles of the transaction, which row-level security reads."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from ilonet.access.circles import SYSTEM
from ilonet.lib import sql


def stand_in(circles: Iterable[int], pseudonym: str = "") -> None:
    """Transaction-local: gone at commit, never left behind on a pooled connection."""
    sql.run(
        "SELECT set_config('app.circles', %s, true), set_config('app.pseudonym', %s, true)",
        ["{" + ",".join(map(str, sorted(circles))) + "}", pseudonym],
    )


@contextmanager
def as_the_system(*, because: str) -> Iterator[None]:
    """For tasks without a person: every row can be reached. Each use is on an allow-list with its reason."""
    if not because:
        raise ValueError("say why")
    with transaction.atomic():
        [before] = sql.rows(
            "SELECT coalesce(current_setting('app.circles', true), ''), coalesce(current_setting('app.pseudonym', true), '')"
        )
        stand_in([SYSTEM])
        yield
        sql.run("SELECT set_config('app.circles', %s, true), set_config('app.pseudonym', %s, true)", before)
