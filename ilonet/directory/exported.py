"""The officers' contact list as a file: off by default, to few, each entry recorded (R-9.3-c; requirements E)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.accounts.factors import insist_fresh
from ilonet.directory.access import insist_on_taking_out
from ilonet.directory.models import Contact, ContactEntry
from ilonet.directory.searching import narrowed
from ilonet.exports.exported import exported
from ilonet.exports.taking_out import Taken, take_out
from ilonet.lib.paging import BATCH
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

Row = tuple[ContactEntry, Contact]

CONTACTS = exported(
    "contacts",
    gettext_lazy("Contact list of officers"),
    family_name=(gettext_lazy("Family name"), lambda row: row[1].family_name),
    given_name=(gettext_lazy("Given name"), lambda row: row[1].given_name),
    country=(gettext_lazy("Country"), lambda row: str(row[0].deployment.post.country)),
    city=(gettext_lazy("City"), lambda row: row[0].deployment.post.city),
    responsible_for=(gettext_lazy("Region of responsibility"), lambda row: ", ".join(row[0].deployment.post.covers)),
    telephones=(gettext_lazy("Telephone"), lambda row: "; ".join(row[1].telephones)),
    emails=(gettext_lazy("E-mail"), lambda row: "; ".join(row[1].emails)),
    authority=(gettext_lazy("Authority"), lambda row: row[0].deployment.post.authority.code),
    deployment=(gettext_lazy("Deployment"), lambda row: str(row[0].deployment.public_id)),
)


def insist_fresh_key(request: Any) -> None:
    """A visit that somebody left open shows entries one by one, and never gives the whole list (security.md 1.4)."""
    insist_fresh(
        request,
        back=request.get_full_path(),
        message=_("A list of names leaves this house, so it needs your passkey again."),
        hint=_("Show your passkey now; then the file comes."),
    )


def may_leave(actor: Actor) -> bool:
    """For the links; the file itself is refused anyway."""
    try:
        _insist(actor)
    except Refusal:
        return False
    return True


def contacts_file(actor: Actor, form: str, asked: dict[str, Any]) -> Taken:
    """Raises Refusal: to whoever may not, and to all while the operator has not opened it."""
    _insist(actor)
    return take_out(CONTACTS, _rows(actor, asked), by=actor, form=form, asked=asked, texts=frozenset({"post"}))


def _insist(actor: Actor) -> None:
    insist_on_taking_out(actor)
    if not settings.ILONET_CONTACT_LIST_EXPORT:
        raise Refusal(
            "directory.export_off",
            _("The contact list does not leave this platform as a file."),
            _("Open the entries you need one by one. Should the Board decide otherwise, the operator opens it."),
            status=403,
        )


def _rows(actor: Actor, asked: dict[str, Any]) -> Iterator[Row]:
    """Each entry that leaves is one act of its own, which its officer can see."""
    entries = narrowed(ContactEntry.objects.which(actor, may="export"), asked)
    for entry in entries.iterator(chunk_size=BATCH):
        yield entry, entry.leave(by=actor)
