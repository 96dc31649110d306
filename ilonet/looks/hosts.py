"""What must happen to a text of which a reviewer said afterwards that it is to be masked? Its noun knows; it stands above.

@takes_back("reports.report", _("Mask it: …"))            # in ilonet/<noun>/looked_at.py; what the reviewer chooses
def take_back(look: Look, because: str, *, by: Actor) -> None: ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.looks.models import Look
    from ilonet.screening.kinds import Lazy


class TakeBack(Protocol):
    def __call__(self, look: Look, because: str, *, by: Actor) -> None: ...


TAKE_BACK: dict[str, TakeBack] = {}
SAYS: dict[str, Lazy] = {}


def takes_back(noun: str, says: Lazy) -> Callable[[Any], Any]:
    """Declares how a text of this noun goes back to its originator."""
    if noun in TAKE_BACK:
        raise ValueError(f"{noun} is declared twice")

    def declare(function: Any) -> Any:
        TAKE_BACK[noun], SAYS[noun] = function, says
        return function

    return declare


def take_back(look: Look, because: str, *, by: Actor) -> None:
    """Raises KeyError for a noun of which nobody has said how: then nothing is decided either."""
    autodiscover_modules("looked_at")
    TAKE_BACK[look.noun](look, because, by=by)


def what_masking_does(noun: str) -> Lazy:
    """In the words of the decision, for its page."""
    autodiscover_modules("looked_at")
    return SAYS[noun]
