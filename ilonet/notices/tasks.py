"""What the worker does for notices: an act that could not be told at first; what is old goes, every hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.notices.hearing import hear_again
from ilonet.notices.tidying import tidy
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.work.queue import Tell


@task("notices.tell")
def tell_again(*, tell: Tell, event: str) -> None:
    """May come twice: who was told of this act is told no more."""
    hear_again(event)


@task("notices.tidy")
def tidy_up(*, tell: Tell) -> None:
    """May come twice: what is gone is gone."""
    tidy()
