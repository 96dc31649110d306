"""The short code that somebody reads out to the second person: it stands for this link and the keys added by it."""

from __future__ import annotations

import hmac
import unicodedata

from allauth.mfa.models import Authenticator

from ilonet.accounts import factors
from ilonet.accounts.models import Binding
from ilonet.admission.models import Admission
from ilonet.lib import keys

DIGITS = 6


def code_of(admission: Admission) -> str:
    """Empty until there is a key, since a provider alone adds none later; any further way in makes another code."""
    held = Authenticator.objects.filter(user=admission.account_id).exclude(type=Authenticator.Type.RECOVERY_CODES)
    added = [f"key {one}" for one in held.order_by("pk").values_list("pk", flat=True)]
    if not added and factors.required():
        return ""
    added += [
        f"binding {one}" for one in Binding.objects.filter(account=admission.account_id).values_list("pk", flat=True)
    ]
    digest = keys.fingerprint(" ".join([str(admission.public_id), *added]), purpose="admission code")
    number = int(str(digest), 16) % 10**DIGITS
    return f"{number:0{DIGITS}d}"


def is_right(admission: Admission, said: str) -> bool:
    """In whatever figures it is typed: those of another script are the same figures."""
    expected = code_of(admission)
    typed = "".join(str(unicodedata.decimal(one)) for one in said if one.isdecimal())
    return bool(expected) and hmac.compare_digest(expected, typed)
