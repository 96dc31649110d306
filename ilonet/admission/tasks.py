"""What the worker does for accounts, every few minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.admission.lapsing import lapse
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.work.queue import Tell


@task("admission.lapse")
def end_unconfirmed(*, tell: Tell) -> None:
    """May come twice: what has ended is not asked about again."""
    lapse()
