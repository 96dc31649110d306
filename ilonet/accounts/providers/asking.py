"""What did this browser ask a provider, and is this the answer to it? Each question is answered once."""

import base64
import hashlib
import secrets
import time
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache

from ilonet.accounts.providers import speaking
from ilonet.accounts.providers.configured import Provider

ENTER, BIND, BEGIN = "enter", "bind", "begin"  # what for
ASKED = "providers_asked"  # in the session: state to question
AT_MOST = 5  # tabs of one browser that ask at a time
SECONDS = 10 * 60


class NotAsked(Exception):
    """Nobody asked this here, or it was answered already, or too long ago."""


@dataclass(frozen=True)
class Question:
    provider: str
    purpose: str
    nonce: str
    verifier: str
    at: float
    account: int = 0  # who binds, or for whom the first entry is
    enrolment: int = 0
    then: str = ""  # where they wanted to go


def ask(session: SessionBase, provider: Provider, redirect_uri: str, purpose: str, **known: Any) -> str:
    """The address to which the browser goes. Raises Silent, Unusable."""
    endpoint = speaking.described(provider, awake=True)["authorization_endpoint"]
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    question = Question(provider.key, purpose, nonce, verifier, time.time(), **known)
    held = {**_open(session), state: asdict(question)}
    session[ASKED] = dict(sorted(held.items(), key=lambda one: one[1]["at"])[-AT_MOST:])
    asked = {
        "response_type": "code",
        "scope": "openid",
        "client_id": provider.client_id,
        "redirect_uri": redirect_uri,
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        "acr_values": " ".join(provider.acr),
    }
    if provider.max_age:
        asked["max_age"] = str(provider.max_age)
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def answered(session: SessionBase, provider: Provider, state: str) -> Question:
    """Uses the question up, also for a second answer that comes at the same moment. Raises NotAsked."""
    held = _open(session)
    known = held.pop(state, None)
    session[ASKED] = held
    if known is None or known["provider"] != provider.key:
        raise NotAsked
    once = f"provider-answered:{hashlib.sha256(state.encode()).hexdigest()}"
    if not cache.add(once, value=True, timeout=SECONDS):
        raise NotAsked
    return Question(**known)


def _open(session: SessionBase) -> dict[str, dict[str, Any]]:
    held = session.get(ASKED) or {}
    return {state: one for state, one in held.items() if time.time() - one["at"] < SECONDS}


def _challenge(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
