"""Which actor id stands for which person in the audit; destroying the seal ends the answer, not the chain."""

import json
import uuid
from functools import lru_cache

from django.db import transaction

from ilonet.audit.models import Pseudonym
from ilonet.lib import keys

PURPOSE = "audit pseudonym"


def _place(lookup: str) -> str:
    return f"audit_pseudonym.sealed:{lookup}"


def pseudonym_of(account_id: int) -> str:
    """The actor id of an account, made at its first act. Not a permission, so a process may remember it."""
    return _remembered(keys.fingerprint(str(account_id), purpose=PURPOSE), account_id)


@lru_cache(maxsize=4096)
def _remembered(lookup: str, account_id: int) -> str:
    kept = Pseudonym.objects.filter(pk=lookup, sealed__isnull=False).first()
    if kept is None:
        kept = _make(lookup, account_id)
    return json.loads(keys.unseal(kept.sealed, place=_place(lookup)))["actor"]


def _make(lookup: str, account_id: int) -> Pseudonym:
    plain = json.dumps({"actor": str(uuid.uuid4()), "account": account_id}).encode()
    sealed = keys.seal(plain, place=_place(lookup))
    with transaction.atomic():
        Pseudonym.objects.bulk_create([Pseudonym(lookup=lookup, sealed=sealed)], ignore_conflicts=True)
        kept = Pseudonym.objects.select_for_update().get(pk=lookup)
        if kept.sealed is None:
            kept.sealed = sealed
            kept.save(update_fields=["sealed"])
    return kept


def persons() -> dict[str, int]:
    """Actor id to account, for an auditor with a case; costs one decryption per person."""
    known = {}
    for one in Pseudonym.objects.filter(sealed__isnull=False):
        plain = json.loads(keys.unseal(one.sealed, place=_place(one.lookup)))
        known[plain["actor"]] = plain["account"]
    return known


def forget(account_id: int) -> None:
    """Destroy the seal: what this person did stays in the chain, who it was is gone."""
    lookup = keys.fingerprint(str(account_id), purpose=PURPOSE)
    Pseudonym.objects.filter(pk=lookup).update(sealed=None)
    _remembered.cache_clear()
