"""Whose account has to be confirmed as still needed, and by when? Staff each quarter; officers in the update rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ilonet.accounts.models import Account
from ilonet.admission.models import Confirmation, Suspension
from ilonet.authorities.access import GIVEN, administers
from ilonet.authorities.models import Appointment, Authority
from ilonet.lib import clock
from ilonet.lib.birth import DEMONSTRATION, born_as
from ilonet.lib.clock import Day
from ilonet.lib.refusals import Refusal, not_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from ilonet.access.actor import Actor

QUARTER = timedelta(days=92)
GRACE = timedelta(days=14)  # after the day it was due; then silence acts (security.md 4.5)
ASKED_BEFORE = timedelta(days=30)


@dataclass(frozen=True)
class Needed:
    """Somebody whom an authority has authorised, and when it last said so."""

    account: Account
    authority: Authority
    appointments: tuple[Appointment, ...]
    said_on: date
    stays: bool = False  # one of the cast of a demonstration: nobody is at their desk there to confirm them

    @property
    def due_on(self) -> date:
        return self.said_on + QUARTER

    @property
    def last_day(self) -> date | None:
        """The day after, silence acts; never on whom a demonstration is entered as."""
        return None if self.stays else self.due_on + GRACE

    @property
    def functions(self) -> list[str]:
        return [capfirst(one.get_function_display()) for one in self.appointments]

    @property
    def last_visit(self) -> date | None:
        return clock.day_of(self.account.last_seen_at) if self.account.last_seen_at else None

    def is_asked(self, today: date) -> bool:
        return self.due_on <= today + ASKED_BEFORE


def needed_at(authorities: Iterable[int], by: Actor) -> list[Needed]:
    """One question; whoever is suspended is not asked about."""
    return needed(
        Appointment.objects.visible_to(by).filter(authority__in=authorities),
        Confirmation.objects.visible_to(by),
        Suspension.objects.visible_to(by),
    )


def needed(appointments: Any, confirmations: Any, suspensions: Any) -> list[Needed]:
    """First what is due first. To authorise somebody, and to resume an account, says that it is needed as well."""
    mine = {"account": OuterRef("account"), "authority": OuterRef("authority")}
    said = confirmations.filter(**mine).order_by("-at").values("at")[:1]
    resumed = suspensions.filter(**mine).exclude(ended_at=None).order_by("-ended_at").values("ended_at")[:1]
    running = appointments.filter(
        function__in=GIVEN, account__is_active=True, account__suspended_at=None, authority__isnull=False
    )
    found = (
        running.alias(there=Day("authority__zone"))
        .in_force(F("there"))
        .annotate(said_at=Greatest("recorded_at", Subquery(said), Subquery(resumed)))
        .select_related("account", "authority")
        .order_by("authority_id", "account_id", "function", "pk")
    )
    has_cast = born_as() == DEMONSTRATION
    told = [
        _one(tuple(rows), has_cast=has_cast)
        for _key, rows in groupby(found, key=lambda one: (one.authority_id, one.account_id))
    ]
    return sorted(told, key=lambda one: (one.due_on, one.account.sign_in))


def _one(rows: tuple[Any, ...], *, has_cast: bool) -> Needed:
    first = rows[0]
    zone = first.authority.zone
    said_on = max(max(clock.day_of(one.said_at, zone), one.from_on) for one in rows)
    return Needed(first.account, first.authority, rows, said_on, stays=has_cast and bool(first.account.persona))


def chosen_of(authority: Authority, public_ids: Iterable[UUID], by: Actor) -> list[Needed]:
    """Raises Refusal for whoever may not say it, for nobody chosen, and for one's own account."""
    if authority.pk not in administers(by):
        raise not_allowed("confirm")
    asked = set(public_ids)
    found = [one for one in needed_at([authority.pk], by) if one.account.public_id in asked]
    if not found or len(found) != len(asked):
        raise Refusal(
            "account.none_chosen",
            _("No account was chosen, or one of them is not on this list any more."),
            _("Look at the list again and choose."),
            field="account",
        )
    if any(one.account.pk == by.account_id for one in found):
        raise Refusal(
            "account.oneself",
            _("Nobody does this with their own account."),
            _("Ask another national administrator of your authority."),
            status=403,
        )
    return found


def confirm_needed(chosen: Iterable[Needed], *, by: Actor) -> None:
    with transaction.atomic():
        for one in chosen:
            _hold(one)
            made: Confirmation = Confirmation.objects.create(
                account=one.account,
                authority=one.authority,
                by_id=by.account_id,  # type: ignore[misc]
            )
            made.begin(by=by)


def end_needless(chosen: Iterable[Needed], *, by: Actor) -> None:
    """What the authority gave ends; a deployment, which has its own days, does not."""
    with transaction.atomic():
        for one in chosen:
            _hold(one)
            for appointment in one.appointments:
                appointment.revoke(by=by)


def _hold(one: Needed) -> None:
    """The worker, which might be suspending the same account just now, waits; or has been first."""
    held = Account.objects.select_for_update().get(pk=one.account.pk)
    if held.suspended_at is not None:
        raise Refusal(
            "account.suspended_already",
            _("This account is suspended already."),
            _("Resume it, if it is still needed."),
            status=409,
        )
