"""What can one be told about? Where it lies, and how its line names it for a reader who may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.admission.models import Admission, Suspension
from ilonet.authorities.models import Appointment
from ilonet.comments.models import Comment
from ilonet.deployments.models import Deployment
from ilonet.directory.models import ContactEntry
from ilonet.documents.models import File
from ilonet.looks.models import Look
from ilonet.networks.models import Network
from ilonet.places.models import country_name
from ilonet.reports.models import Report, SharedDraft, Widening
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.spills.models import Spill
from ilonet.warnings.models import EarlyWarning

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor

BECAUSE = "who is told of an act done to it"


@dataclass(frozen=True)
class Named:
    title: str
    address: str
    language: str = ""  # where the title is somebody's own words


@dataclass(frozen=True)
class Thing:
    """A noun, under the name that the audit has for it."""

    rows: Any
    named: Callable[[Any, Actor], Named]
    beside: tuple[str, ...] = ()
    light: tuple[str, ...] = ()  # all that its name needs, where a row is heavy

    def known_to(self, actor: Actor) -> Any:
        return self.rows.objects.visible_to(actor)

    def named_for(self, actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Named]:
        """One question for all; what the reader may not see is not in the answer."""
        found = self.known_to(actor).filter(public_id__in=list(ids))
        found = found.select_related(*self.beside) if self.beside else found.only(*self.light)
        return {one.public_id: self.named(one, actor) for one in found}


def _report(one: Report, actor: Actor) -> Named:
    return Named(
        one.title or _("Without a title"), reverse("reports:report", args=[one.public_id]), one.title and one.language
    )


def _warning(one: EarlyWarning, actor: Actor) -> Named:
    return Named(one.title, reverse("warnings:warning", args=[one.public_id]), one.language)


def _shared_draft(one: SharedDraft, actor: Actor) -> Named:
    address = reverse("reports:shared_draft", args=[one.public_id])
    return Named(one.title or _("Without a title"), address, one.title and one.language)


def _widening(one: Widening, actor: Actor) -> Named:
    return Named(one.report.title, reverse("reports:widening", args=[one.public_id]), one.report.language)


def _spill(one: Spill, actor: Actor) -> Named:
    """What it was called may be what was spilled."""
    return Named(f"{one.get_kind_display()} · {one.authority.code}", reverse("spills:spill", args=[one.public_id]))


def _place(one: Deployment) -> str:
    return f"{one.post.city}, {country_name(one.post.country_id)} · {one.post.authority.code}"


def _deployment(one: Deployment, actor: Actor) -> Named:
    return Named(_place(one), reverse("deployments:deployment", args=[one.public_id]))


def _contact(one: ContactEntry, actor: Actor) -> Named:
    return Named(_place(one.deployment), reverse("directory:entry", args=[one.public_id]))


def _network(one: Network, actor: Actor) -> Named:
    return Named(str(one), reverse("networks:network", args=[one.public_id]))


def _appointment(one: Appointment, actor: Actor) -> Named:
    return Named(f"{one.get_function_display()} · {one.organisation.code}", reverse("standing:me"))


def _account_of(one: Admission | Suspension, actor: Actor) -> Named:
    """One's own, or of the authority whose back office this is."""
    if one.authority is None or one.account_id == actor.account_id:
        return Named(_("your account"), reverse("standing:me"))
    return Named(
        _("an account of %(authority)s") % {"authority": one.authority.code},
        reverse("admission:account", args=[one.authority.code, one.account.public_id]),
    )


def _comment(one: Comment, actor: Actor) -> Named:
    """By the report, the draft or the request that it speaks of."""
    thread = one.answers or one
    return Named(one.about.title, reverse("comments:replies", args=[thread.public_id]), one.about.language)


def _request(one: Request, actor: Actor) -> Named:
    return Named(one.title, reverse("requests:request", args=[one.public_id]), one.language)


def _addressee(one: Addressee, actor: Actor) -> Named:
    return Named(one.request.title, reverse("requests:addressee", args=[one.public_id]), one.request.language)


def _answer(one: Answer, actor: Actor) -> Named:
    return Named(one.request.title, reverse("requests:answer", args=[one.public_id]), one.request.language)


def _look(one: Look, actor: Actor) -> Named:
    return Named(str(one.found.message), reverse("looks:look", args=[one.public_id]))


def _file(one: File, actor: Actor) -> Named:
    return Named(one.name, reverse("reports:file", args=[one.public_id]))


DEPLOYED = ("post__authority",)
THINGS: dict[str, Thing] = {
    "reports.report": Thing(Report, _report, light=("public_id", "title", "language")),
    "documents.file": Thing(File, _file, light=("public_id", "sealed_about")),
    "comments.comment": Thing(Comment, _comment, ("report", "draft", "request", "answers")),
    "requests.request": Thing(Request, _request, light=("public_id", "title", "language")),
    "requests.addressee": Thing(Addressee, _addressee, ("request",)),
    "requests.answer": Thing(Answer, _answer, ("request",)),
    "looks.look": Thing(Look, _look, light=("public_id", "kind")),
    "warnings.earlywarning": Thing(EarlyWarning, _warning, light=("public_id", "title", "language")),
    "reports.shareddraft": Thing(SharedDraft, _shared_draft, light=("public_id", "title", "facts")),
    "reports.widening": Thing(Widening, _widening, ("report",)),
    "spills.spill": Thing(Spill, _spill, ("authority",)),
    "deployments.deployment": Thing(Deployment, _deployment, DEPLOYED),
    "directory.contactentry": Thing(ContactEntry, _contact, ("deployment__post__authority",)),
    "networks.network": Thing(Network, _network),
    "authorities.appointment": Thing(Appointment, _appointment, ("organisation",)),
    "admission.admission": Thing(Admission, _account_of, ("authority", "account")),
    "admission.suspension": Thing(Suspension, _account_of, ("authority", "account")),
}


def row_of(noun: str, public_id: UUID) -> Any:
    """As the system; none where it is gone."""
    return THINGS[noun].rows.objects.unrestricted(because=BECAUSE).filter(public_id=public_id).first()


def sees(actor: Actor, noun: str, public_id: UUID) -> bool:
    found: bool = THINGS[noun].known_to(actor).filter(public_id=public_id).exists()
    return found
