"""What must happen to a text of which a reviewer said afterwards that it is to be masked? Its noun knows; it stands above.

@takes_back("reports.report")                             # in ilonet/<noun>/looked_at.py
def take_back(thing: UUID, because: str, *, by: Actor) -> None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor


class TakeBack(Protocol):
    def __call__(self, thing: UUID, because: str, *, by: Actor) -> None: ...


TAKE_BACK: dict[str, TakeBack] = {}


def takes_back(noun: str) -> Callable[[Any], Any]:
    """Declares how a text of this noun goes back to its originator."""
    if noun in TAKE_BACK:
        raise ValueError(f"{noun} is declared twice")

    def declare(function: Any) -> Any:
        TAKE_BACK[noun] = function
        return function

    return declare


def take_back(noun: str, thing: UUID, because: str, *, by: Actor) -> None:
    """Raises KeyError for a noun of which nobody has said how: then nothing is decided either."""
    autodiscover_modules("looked_at")
    TAKE_BACK[noun](thing, because, by=by)
