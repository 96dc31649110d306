"""The author's word on a file: why what the gate asks about is no personal data, and that they have looked at its pictures.

Without it nobody else sees the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.access.acts import act
from ilonet.documents.models import File
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


@act("file.explained", needs="amend")
def explain(file: File, reason: str, note: str, *, by: Actor) -> None:
    """Bound to these bytes: another file is asked about anew. The caller has judged reason and note."""
    _insist_asked(file, is_asked=file.asks_why)
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
    _insist_asked(file, is_asked=file.asks_for_eyes)
    file.tell(seen=True)
    file.settle()
    file.save(update_fields=["sealed_about", "state"])
    file.noted = {"pictures": file.pictures, "unread": file.unread_pictures}


def _insist_asked(file: File, *, is_asked: bool) -> None:
    """Raises Refusal 409 where nothing is asked, 422 where a word would show at once what nobody has looked at."""
    if not (file.waits_for_a_word and is_asked):
        raise Refusal(
            "gate.nothing_there",
            _("The gate does not ask about this file."),
            _("Look at the files again."),
            status=409,
        )
    if file.was_released:
        raise Refusal(
            "gate.refused",
            _("This file came with a version that was released, before anybody had said a word about it."),
            _(
                "Take it off and attach it again: then your word and, where needed, a second look come before its readers."
            ),
            status=422,
            field="file",
        )
