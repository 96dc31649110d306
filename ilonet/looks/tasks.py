"""What the worker does for second looks: forget what nobody decided on in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.looks.lapsing import lapse
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.work.queue import Tell


@task("looks.lapse")
def forget_passage(*, tell: Tell, look: str) -> None:
    """May come twice: what is forgotten stays forgotten."""
    lapse(look)
