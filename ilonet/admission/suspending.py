"""Suspend and resume: an authority its own accounts, a technical administrator as a lock (requirements E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ilonet.accounts.models import Account
from ilonet.admission.access import LOCK
from ilonet.admission.models import Suspension
from ilonet.admission.people import Person, insist_within
from ilonet.authorities.access import administers
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.screening.gate import screen

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.authorities.models import Authority

SHORTEST = 10


def suspend(person: Person, authority: Authority, reason: str, *, by: Actor) -> Suspension:
    """Raises Refusal for whoever does not administer this authority, and for an account that it alone did not make."""
    if authority.pk not in administers(by):
        raise not_allowed("suspend")
    insist_within(person, by)
    return _begun(person.account, authority, reason, by)


def lock(sign_in: str, reason: str, *, by: Actor) -> Suspension | None:
    """For a technical administrator. Whether there is such an account is not told: nothing is answered (AC22)."""
    if LOCK not in by.functions:
        raise not_allowed("suspend")
    _insist_reason(reason)
    account = Account.objects.filter(sign_in=Account.normalize_username(sign_in)).first()
    if account is None or account.suspended_at is not None:
        return None
    if account.pk == by.account_id:
        raise Refusal(
            "account.oneself",
            _("Nobody does this with their own account."),
            _("Ask a colleague."),
            status=403,
            field="sign_in",
        )
    return _begun(account, None, reason, by)


def resume_person(person: Person, *, by: Actor) -> None:
    """What the authority began; a lock is the installation's to end. Raises Refusal."""
    if person.suspension is None or person.suspension.authority_id is None:
        raise not_allowed("resume")
    resume(person.suspension, by=by)


def resume(suspension: Suspension, *, by: Actor) -> None:
    if suspension.by_id == by.account_id:
        raise Refusal(
            "account.resumed_by_another",
            _("Whoever suspended an account does not resume it."),
            _("Ask another national administrator of your authority; for a lock, another technical administrator."),
            status=403,
        )
    if suspension.ended_at is not None:
        raise Refusal(
            "account.not_suspended",
            _("This account is not suspended any more."),
            _("Nothing is to be done."),
            status=409,
        )
    suspension.resume(by=by)


def _begun(account: Account, authority: Authority | None, reason: str, by: Actor) -> Suspension:
    _insist_reason(reason)
    if account.suspended_at is not None:
        raise Refusal(
            "account.suspended_already",
            _("This account is suspended already."),
            _("Nothing is to be done."),
            status=409,
        )
    with transaction.atomic():
        made: Suspension = Suspension.objects.create(
            account=account, authority=authority, reason=reason.strip(), by_id=by.account_id
        )
        made.begin(by=by)
    return made


def _insist_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST:
        raise Refusal(
            "account.no_reason",
            _("The reason is missing."),
            _("Say in a few words why; names of persons do not belong here."),
            field="reason",
        )
    for finding in screen(reason, field="reason").stopping:
        raise Refusal(f"screening.{finding.class_}", finding.message, finding.advice, field="reason")
