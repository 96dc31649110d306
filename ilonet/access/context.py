"""Who is asking, told to the database: the circles of the transaction, which row-level security reads."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction

from ilonet.access.circles import SYSTEM
from ilonet.lib import sql

SETTINGS = ("app.circles", "app.pseudonym", "app.account")


def stand_in(circles: Iterable[int], pseudonym: str = "") -> None:
    """Transaction-local: gone at commit, never left behind on a pooled connection."""
    _set("{" + ",".join(map(str, sorted(circles))) + "}", pseudonym, "")


@contextmanager
def as_the_system(*, because: str) -> Iterator[None]:
    """For tasks without a person: every row can be reached. Each use is on an allow-list with its reason."""
    if not because:
        raise ValueError("say why")
    with transaction.atomic():
        [before] = sql.rows("SELECT " + ", ".join(f"coalesce(current_setting('{one}', true), '')" for one in SETTINGS))
        stand_in([SYSTEM])
        yield
        _set(*before)


def _set(*values: str) -> None:
    sql.run("SELECT " + ", ".join(f"set_config('{one}', %s, true)" for one in SETTINGS), values)
