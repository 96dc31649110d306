"""Who came in, for the audit: under their pseudonym, at a moment when they hold no hat yet."""

from ilonet.access.actor import Actor
from ilonet.accounts.models import Account
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.audit.recording import record


def note(act: str, account: Account, **noted: int | str) -> None:
    actor = Actor(account_id=account.pk, pseudonym=pseudonym_of(account.pk))
    record(act, by=actor, noun="accounts.account", public_id=None, noted=noted)
