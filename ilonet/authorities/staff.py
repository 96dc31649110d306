"""Authorise somebody for the work of an authority: requested and granted by the authority itself (C.18)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ilonet.accounts.models import Account
from ilonet.authorities import terms
from ilonet.authorities.access import GIVEN, administers
from ilonet.authorities.models import Appointment, Authority
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal, not_allowed

if TYPE_CHECKING:
    from datetime import date

    from ilonet.access.actor import Actor

Function = Appointment.Function
GIVEN_BY_AN_AUTHORITY = tuple(Function(one) for one in GIVEN)
SIGN_IN = re.compile(r"[\w.@+-]{3,80}")


def authorise(
    authority: Authority, sign_in: str, function: str, *, purpose: str, from_on: date, until_on: date, by: Actor
) -> Appointment:
    """Raises Refusal for whoever is not of this authority's back office, and for terms that C.18 does not allow."""
    if authority.pk not in by.reviews_for:
        raise not_allowed("authorise")
    _insist_on_function(function, authority, by)
    if from_on < clock.today(authority.zone):
        raise Refusal(
            "appointment.starts_in_past",
            _("The authorisation starts in the past."),
            _("Choose today or a later day."),
            field="from_on",
        )
    terms.insist_on_terms(purpose, from_on, until_on)
    with transaction.atomic():
        account = account_named(sign_in)
        if account.pk == by.account_id:
            raise Refusal(
                "appointment.oneself",
                _("Nobody authorises themselves."),
                _("Ask a colleague of your back office."),
                status=403,
            )
        _insist_on_new(authority, account, function, from_on, until_on, by)
        made = Appointment.objects.create(
            account=account,
            organisation=authority.organisation,
            authority=authority,
            function=function,
            purpose=purpose.strip(),
            from_on=from_on,
            until_on=until_on,
        )
        made.make(by=by)
    return made


def account_named(sign_in: str) -> Account:
    """The account of that name, opened now if there is none: the answer never tells which of the two it was."""
    if not SIGN_IN.fullmatch(sign_in):
        raise Refusal(
            "account.name_not_understood",
            _("The sign-in name cannot be read."),
            _("Use three or more letters, figures and the signs . @ + - _ without spaces."),
            field="sign_in",
        )
    name = Account.normalize_username(sign_in)
    return Account.objects.filter(sign_in=name).first() or Account.objects.open(name)


def _insist_on_function(function: str, authority: Authority, by: Actor) -> None:
    if function not in GIVEN_BY_AN_AUTHORITY:
        raise Refusal(
            "appointment.not_yours_to_give",
            _("An authority cannot give this function."),
            _("Choose back office, national administrator or privacy reviewer."),
            field="function",
        )
    if function == Function.NATIONAL_ADMINISTRATOR and authority.pk not in administers(by):
        raise Refusal(
            "appointment.needs_administrator",
            _("Only a national administrator names another one."),
            _("Ask the national administrator of your authority."),
            status=403,
            field="function",
        )


def _insist_on_new(
    authority: Authority, account: Account, function: str, from_on: date, until_on: date, by: Actor
) -> None:
    same = Appointment.objects.visible_to(by).filter(authority=authority, account=account, function=function)
    if same.filter(ended_on=None, from_on__lte=until_on, until_on__gte=from_on).exists():
        raise Refusal(
            "appointment.exists",
            _("This person already holds that function in some of these days."),
            _("Renew the authorisation instead."),
            status=409,
            field="sign_in",
        )
