"""Invite, recover, confirm: two people of an authority let somebody in, never one alone (AC15, AC17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ilonet.accounts import enrolment
from ilonet.admission import code
from ilonet.admission.models import TRIES, Admission
from ilonet.admission.people import Person, insist_within
from ilonet.authorities.access import administers
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.screening.gate import screen

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.authorities.models import Authority

Kind = Admission.Kind


def invite(person: Person, authority: Authority, *, by: Actor) -> str:
    """The code of the link, shown once. An open invitation is replaced by the new one."""
    _insist_administers(person, authority, by)
    if person.state not in {"new", "invited"} or person.has_keys:
        raise Refusal(
            "account.has_entered",
            _("This account has been entered already, or is not open."),
            _("If every key is lost, ask for a recovery."),
            status=409,
        )
    with transaction.atomic():
        _end_open(person)
        made: Admission = Admission.objects.create(
            account=person.account,
            authority=authority,
            kind=Kind.INVITATION,
            asked_by_id=by.account_id,  # type: ignore[misc]
            handed_by_id=by.account_id,
            handed_at=clock.now(),
        )
        made.invite(by=by)
        return enrolment.invite(person.account, by=by)


def ask_recovery(person: Person, authority: Authority, reason: str, *, by: Actor) -> Admission:
    """Keys, visits and tokens of before end now; the new link comes when a second person approves."""
    _insist_administers(person, authority, by)
    if person.state in {"new", "suspended", "ended"}:
        raise Refusal(
            "account.not_to_recover",
            _("There is nothing to recover: the account has not been entered yet, is suspended, or has ended."),
            _("Invite the person, or resume the account first."),
            status=409,
        )
    if len(reason.strip()) < 10:
        raise Refusal(
            "account.no_reason", _("The reason is missing."), _("Say in a few words what was lost."), field="reason"
        )
    for finding in screen(reason, field="reason").stopping:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, field="reason")
    with transaction.atomic():
        _end_open(person)
        made: Admission = Admission.objects.create(
            account=person.account,
            authority=authority,
            kind=Kind.RECOVERY,
            reason=reason.strip(),
            asked_by_id=by.account_id,  # type: ignore[misc]
        )
        made.ask(by=by)
    return made


def approve(admission: Admission, person: Person, *, by: Actor) -> str:
    """The code of the link, shown once to whoever approves; that is why another person confirms, and no hours replace them."""
    insist_within(person, by)
    _hold(admission)
    if not admission.waits_for_approval:
        raise _over()
    if admission.asked_by_id == by.account_id:
        raise Refusal(
            "account.approved_by_another",
            _("Whoever asked for a recovery does not approve it."),
            _("Ask somebody else of your back office."),
            status=403,
        )
    with transaction.atomic():
        admission.approve(by=by)
        return enrolment.invite(admission.account, by=by)


def confirm(admission: Admission, person: Person, said: str, *, by: Actor) -> None:
    """`said` is what the person reads out from their own screen, to somebody who knows them; not after they left."""
    _hold(admission)
    if not admission.is_under_way or admission.handed_at is None or not person.running:
        raise _over()
    if by.account_id in {admission.handed_by_id, admission.account_id}:
        raise Refusal(
            "account.confirmed_by_another",
            _("Whoever had the link in hand does not confirm."),
            _("Ask somebody else of your back office: they meet the person, or know their voice."),
            status=403,
        )
    by.insist("second", admission)
    if not code.is_right(admission, said):
        _miss(admission)
    admission.confirm(by=by)


def revoke(admission: Admission, person: Person, *, by: Actor) -> None:
    insist_within(person, by)
    _hold(admission)
    if not admission.is_under_way:
        raise _over()
    admission.revoke(by=by)


def _miss(admission: Admission) -> None:
    admission.tries += 1
    is_last = admission.tries >= TRIES
    admission.ended_at = clock.now() if is_last else None
    admission.save(update_fields=["tries", "ended_at"])
    left = TRIES - admission.tries
    raise Refusal(
        "account.wrong_code",
        _("This is not the code that the person sees."),
        _("It was wrong too often: begin with a new link.")
        if is_last
        else _("Ask them to read it out again. %(left)s attempts are left.") % {"left": left},
        field="code",
        keeps=True,
    )


def _hold(admission: Admission) -> None:
    """As it is now, and until this is done: of two who come at once the second sees what the first one did."""
    admission.refresh_from_db(from_queryset=Admission._base_manager.select_for_update(of=("self",)))


def _end_open(person: Person) -> None:
    if person.admission:
        person.admission.ended_at = clock.now()
        person.admission.save(update_fields=["ended_at"])


def _insist_administers(person: Person, authority: Authority, by: Actor) -> None:
    if authority.pk not in administers(by):
        raise not_allowed("administer")
    insist_within(person, by)


def _over() -> Refusal:
    return Refusal(
        "account.admission_over",
        _("This is over: it was confirmed, revoked, or replaced by a newer link."),
        _("Look at the account again."),
        status=409,
    )
