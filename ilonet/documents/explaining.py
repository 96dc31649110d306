"""The author's word on a file: why what the gate asks about is no personal data, and that they have looked at its pictures.

Without it nobody else sees the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.access.acts import act
from ilonet.documents.models import File, State
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


@act("file.explained", needs="amend")
def explain(file: File, reason: str, note: str, *, by: Actor) -> None:
    """Bound to these bytes: another file is asked about anew. The caller has judged reason and note."""
    if file.state != State.ASKED or not file.asks_why:
        raise _nothing_there()
    if file.stops:
        raise Refusal(
            "gate.refused",
            _("No reason lets through what the gate has found in this file."),
            _("Take the file off, blank each place in it, and send it again."),
            status=422,
            field="file",
        )
    file.tell(reason=reason, note=note)
    file.settle()
    file.save(update_fields=["sealed_about", "state"])
    file.noted = {"reason": reason, "places": file.about.get("count", 0)}


@act("file.pictures_seen", needs="amend")
def say_seen(file: File, *, by: Actor) -> None:
    """That nobody can be recognised and nothing read that the gate would stop. Bound to these bytes, like a reason."""
    if file.state != State.ASKED or not file.asks_for_eyes:
        raise _nothing_there()
    file.tell(seen=True)
    file.settle()
    file.save(update_fields=["sealed_about", "state"])
    file.noted = {"pictures": file.pictures, "unread": file.unread_pictures}


def _nothing_there() -> Refusal:
    return Refusal(
        "gate.nothing_there",
        _("The gate does not ask about this file."),
        _("Look at the files again."),
        status=409,
    )
