"""The same from a terminal, where nobody is signed in: an operator in need, recorded as the system."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ilonet.accounts import endings
from ilonet.accounts.models import Account
from ilonet.admission.models import Suspension
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal

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
