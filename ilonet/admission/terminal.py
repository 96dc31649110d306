"""The same from a terminal, where nobody is signed in: an operator in need, recorded as the system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ilonet.access.actor import Actor
from ilonet.accounts import endings
from ilonet.accounts.models import Account
from ilonet.admission.models import Suspension
from ilonet.admission.people import Person, held_at, page_of_people
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.asking import cursor
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.authorities.models import Authority

LOOKING = Actor(account_id=None, functions=frozenset({"auditor"}))  # as who oversees accounts, and no more
BECAUSE = "an operator acts for an account from a terminal; audited"


def suspend(account: Account, reason: str) -> Suspension:
    """Of the installation: a technical administrator, or the terminal, ends it."""
    if account.suspended_at is not None:
        raise Refusal("account.suspended_already", _("This account is suspended already."), _("Nothing is to be done."))
    made: Suspension = Suspension.objects.create(account=account, reason=reason.strip()[:200])
    endings.suspend(account)
    record("account.suspended", by=None, noun="admission.suspension", public_id=made.public_id, noted={"lock": 1})
    return made


def resume(account: Account) -> None:
    open_ = Suspension.objects.unrestricted(because=BECAUSE).filter(account=account, ended_at=None)
    open_.update(ended_at=clock.now())
    endings.resume(account)
    record("account.resumed", by=None, noun="accounts.account", public_id=account.public_id)


def everybody(authority: Authority, state: str | None) -> Iterator[Person]:
    """By sign-in name; who stands for nothing any more only when asked for."""
    held, after = held_at(authority), None
    while True:
        shown, following = page_of_people(held, LOOKING, state=state, after=after)
        yield from shown
        if not following:
            return
        after = cursor(following)
