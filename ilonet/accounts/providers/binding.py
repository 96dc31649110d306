"""Which account is bound to this person at a provider? One account at most, by issuer and subject alone (AC26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ilonet.accounts.entries import note
from ilonet.accounts.models import Account, Binding
from ilonet.accounts.providers.configured import Provider
from ilonet.lib import sql
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


def bound(provider: Provider, subject: str) -> Binding | None:
    return Binding.objects.select_related("account").filter(issuer=provider.issuer, subject=subject).first()


def bind(account: Account, provider: Provider, subject: str) -> None:
    """Raises Refusal: somebody is bound already, and it is not said who."""
    try:
        with transaction.atomic():
            Binding.objects.create(account=account, issuer=provider.issuer, subject=subject)
    except IntegrityError as error:
        raise Refusal(
            "provider.bound_already",
            _("This sign-in at %(provider)s cannot be linked to your account.") % {"provider": provider.name},
            _("It is linked already, or your account has another one of the same provider: end that link first."),
            status=409,
            keeps=True,
        ) from error
    note("account.bound", account, provider=provider.key)


def unbind(binding: Binding, provider: Provider | None) -> None:
    binding.delete()
    note("account.unbound", binding.account, provider=provider.key if provider else "")


def codes_of(actor: Actor) -> set[str]:
    """For which authorities somebody acts today; whoever belongs to none, for which organisation."""
    return {hat.authority_code or hat.place for hat in actor.hats}


def codes_of_newcomer(account: Account) -> set[str]:
    """The same of somebody who has not entered yet, or whom a quarantine holds back; before the first day, where they will."""
    held = sql.rows("SELECT code, is_running FROM ilonet_acts_for(%s)", [account.pk])
    return {code for code, is_running in held if is_running} or {code for code, _is_running in held}
