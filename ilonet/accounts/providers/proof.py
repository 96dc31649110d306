"""Is this ID token what we asked for: signed by this provider, for us, now, at a level that is accepted?"""

import base64
import hashlib
import hmac
import json
import math
import time
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from ilonet.accounts.providers import speaking
from ilonet.accounts.providers.configured import Provider

LONGEST = 16 * 1024
SUBJECT_LONGEST = 255
SKEW_SECONDS = 60
OLD_SECONDS = 10 * 60
RSA_BITS = 2048
FAMILY = {"RS256": ("RSA", ("kty", "n", "e")), "ES256": ("EC", ("kty", "crv", "x", "y"))}


class NotAccepted(Exception):
    """The text names the reason in a word or two, for the log; it repeats nothing of the token."""


class TooLow(NotAccepted):
    """All is right but the level of assurance."""


@dataclass(frozen=True)
class Proof:
    subject: str
    has_second_factor: bool


def proven(provider: Provider, answer: dict[str, Any], nonce: str) -> Proof:
    """Raises NotAccepted, and Silent or Unusable where the keys cannot be had."""
    token = answer.get("id_token")
    if not isinstance(token, str) or not token.isascii() or len(token) > LONGEST:
        raise NotAccepted("no token")
    claims = _opened(provider, token)
    _insist_for_us(provider, claims, nonce)
    _insist_now(provider, claims, time.time())
    _insist_same_answer(answer, claims)
    return _level(provider, claims)


def _opened(provider: Provider, token: str) -> dict[str, Any]:
    """The algorithm is one of ours, and the key of its kind: what the token says of itself chooses nothing else."""
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise NotAccepted("no header") from error
    algorithm, kind = header.get("alg"), header.get("typ", "JWT")
    if algorithm not in provider.algorithms:
        raise NotAccepted("algorithm")
    if header.keys() & {"crit", "b64"} or not isinstance(kind, str) or kind.upper() != "JWT":
        raise NotAccepted("header")
    chosen = _key(provider, str(algorithm), header.get("kid"))
    try:
        said = jwt.PyJWS(algorithms=[algorithm]).decode(token, chosen, algorithms=[algorithm])
        claims = json.loads(said, object_pairs_hook=_once_each)
    except (jwt.PyJWTError, ValueError, RecursionError) as error:
        raise NotAccepted("signature") from error
    if not isinstance(claims, dict):
        raise NotAccepted("no claims")
    return claims


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two readers could read a claim that is there twice differently."""
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("twice")
    return dict(pairs)


def _key(provider: Provider, algorithm: str, known_as: Any) -> Any:
    """The one key of this name; a provider with a single key need not name it."""
    if known_as is not None and not isinstance(known_as, str):
        raise NotAccepted("header")
    for anew in (False, True):
        fitting = [one for one in speaking.keys(provider, anew=anew) if _fits(one, algorithm)]
        named = [one for one in fitting if one.get("kid") == known_as]
        if not named and (known_as is None or all("kid" not in one for one in fitting)):
            named = fitting
        if len(named) == 1:
            return _public(named[0], algorithm)
        if len(named) > 1:
            break
    raise NotAccepted("key")


def _fits(key: Any, algorithm: str) -> bool:
    return (
        isinstance(key, dict)
        and key.get("kty") == FAMILY[algorithm][0]
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and key.get("crv", "P-256") == "P-256"
    )


def _public(key: dict[str, Any], algorithm: str) -> Any:
    try:
        made = jwt.PyJWK.from_dict({name: key[name] for name in FAMILY[algorithm][1]}, algorithm).key
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise NotAccepted("key") from error
    if isinstance(made, RSAPublicKey) and made.key_size < RSA_BITS:
        raise NotAccepted("key")
    return made


def _insist_for_us(provider: Provider, claims: dict[str, Any], nonce: str) -> None:
    if claims.get("iss") != provider.issuer:
        raise NotAccepted("issuer")
    if claims.get("aud") not in (provider.client_id, [provider.client_id]):
        raise NotAccepted("audience")
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise NotAccepted("authorised party")
    given = claims.get("nonce")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), nonce.encode()):
        raise NotAccepted("nonce")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject.isascii() or not subject.isprintable() or not subject.strip():
        raise NotAccepted("subject")
    if len(subject) > SUBJECT_LONGEST or subject != subject.strip():
        raise NotAccepted("subject")


def _insist_now(provider: Provider, claims: dict[str, Any], now: float) -> None:
    """By the clock of this process, as visits are: the provider does not know a demonstration's own clock."""
    if _moment(claims, "exp") <= now - SKEW_SECONDS:
        raise NotAccepted("expired")
    if not now - OLD_SECONDS <= _moment(claims, "iat") <= now + SKEW_SECONDS:
        raise NotAccepted("issued at another time")
    if "nbf" in claims and _moment(claims, "nbf") > now + SKEW_SECONDS:
        raise NotAccepted("not valid yet")
    if provider.max_age or "auth_time" in claims:
        since = _moment(claims, "auth_time")
        if since > now + SKEW_SECONDS or (provider.max_age and since < now - provider.max_age - SKEW_SECONDS):
            raise NotAccepted("signed in over there at another time")


def _moment(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1e11 or math.isnan(value):
        raise NotAccepted(f"{name} is no time")
    return float(value)


def _insist_same_answer(answer: dict[str, Any], claims: dict[str, Any]) -> None:
    """Where the provider binds the two halves of its answer, they must be of one piece."""
    if "at_hash" not in claims:
        return
    other = answer.get("access_token")
    if not isinstance(other, str):
        raise NotAccepted("access token")
    half = hashlib.sha256(other.encode()).digest()[:16]
    if claims["at_hash"] != base64.urlsafe_b64encode(half).rstrip(b"=").decode():
        raise NotAccepted("access token")


def _level(provider: Provider, claims: dict[str, Any]) -> Proof:
    ways = claims.get("amr", [])
    if not isinstance(ways, list) or not all(isinstance(one, str) for one in ways):
        raise NotAccepted("ways of signing in")
    level = claims.get("acr")
    if not isinstance(level, str):
        raise NotAccepted("level")
    if level not in provider.acr:
        raise TooLow("level")
    return Proof(claims["sub"], bool(provider.second_factor & set(ways)))
