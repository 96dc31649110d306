"""The author's word on what the gate asks about a file: no personal data, and why. Without it nobody else sees the file."""

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
    if file.state != State.ASKED:
        raise Refusal(
            "gate.nothing_there",
            _("The gate does not ask about this file."),
            _("Look at the files again."),
            status=409,
        )
    file.tell(reason=reason, note=note)
    file.state = State.CLEAR
    file.save(update_fields=["sealed_about", "state"])
    file.noted = {"reason": reason, "places": file.about.get("count", 0)}
