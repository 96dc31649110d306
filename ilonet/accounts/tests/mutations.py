"""Ways in which the answer of a provider can be wrong, one line each; the tests send them all (AC26, security.md G19)."""

import base64
import hmac
import json
import time
from collections.abc import Callable
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests.provider import LOW, SECRET, Token, sign

Bend = Callable[[Token], None]
HOUR = 3600
ELSEWHERE = "https://elsewhere.example"


@cache
def stranger() -> Any:
    return rsa.generate_private_key(65537, 2048)


def without(name: str) -> Bend:
    return lambda token: token.claims.pop(name)


def with_(**claims: Any) -> Bend:
    return lambda token: token.claims.update(claims)


def later(name: str, seconds: float) -> Bend:
    return lambda token: token.claims.update({name: int(time.time() + seconds)})


def headed(**header: Any) -> Bend:
    return lambda token: token.header.update(header)


def answered(**answer: Any) -> Bend:
    return lambda token: token.answer.update(answer)


def written(make: Callable[[Token], Any]) -> Bend:
    """By hand, past any library that would refuse to."""

    def bend(token: Token) -> None:
        token.raw = make(token)

    return bend


def part(told: Any) -> str:
    raw = told if isinstance(told, bytes) else json.dumps(told).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def shared(token: Token, secret: bytes) -> str:
    """Signed with HMAC, under a secret that a careless reader would take."""
    head = f"{part({**token.header, 'alg': 'HS256'})}.{part(token.claims)}"
    return f"{head}.{part(hmac.digest(secret, head.encode(), 'sha256'))}"


def resigned(token: Token, key: Any, algorithm: str = "RS256", **header: Any) -> str:
    said = json.dumps(token.claims).encode()
    return jwt.PyJWS().encode(said, key, algorithm, headers={**token.header, **header})


def signing(token: Token, said: bytes, **header: Any) -> str:
    """These very bytes, signed with the right key."""
    return jwt.PyJWS().encode(said, token.key, token.algorithm, headers={**token.header, **header})


def pem(token: Token) -> bytes:
    return token.key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def without_signature(token: Token, algorithm: str) -> str:
    return f"{part({**token.header, 'alg': algorithm})}.{part(token.claims)}."


def twice(token: Token) -> str:
    said = json.dumps(token.claims)
    return signing(token, (said[:-1] + ', "sub": "subject-1"}').encode())


def changed(token: Token) -> str:
    """Somebody else's name put in after signing."""
    mine = {**token.claims}
    token.claims["sub"] = "somebody-else"
    head, _, signature = sign(token).split(".")
    return f"{head}.{part(mine)}.{signature}"


def public(key: Any) -> dict[str, Any]:
    return jwt.get_algorithm_by_name("RS256").to_jwk(key.public_key(), as_dict=True)


MUTATIONS: dict[str, Bend] = {
    # a claim is missing
    **{f"no {name}": without(name) for name in ("iss", "sub", "aud", "exp", "iat", "nonce", "acr", "auth_time")},
    # a claim of the wrong type
    "iss is a list": lambda token: token.claims.update(iss=[token.claims["iss"]]),
    "iss is a number": with_(iss=1),
    "sub is a number": with_(sub=1),
    "sub is a list": with_(sub=["subject-1"]),
    "sub is nothing": with_(sub=None),
    "sub is true": with_(sub=True),
    "aud is a number": with_(aud=1),
    "aud is a table": with_(aud={"ilonet": True}),
    "aud is empty": with_(aud=[]),
    "exp is text": with_(exp="9999999999"),
    "exp is true": with_(exp=True),
    "exp is nothing": with_(exp=None),
    "exp is no number": with_(exp=float("nan")),
    "exp has no end": with_(exp=float("inf")),
    "exp is beyond all time": with_(exp=10**400),
    "iat is text": with_(iat="now"),
    "nonce is a list": lambda token: token.claims.update(nonce=[token.claims["nonce"]]),
    "nonce is a number": with_(nonce=0),
    "acr is a list": lambda token: token.claims.update(acr=[token.claims["acr"]]),
    "acr is a number": with_(acr=3),
    "auth_time is text": with_(auth_time="today"),
    "amr is text": with_(amr="mfa"),
    "amr holds numbers": with_(amr=[1]),
    "azp is a list": with_(azp=["ilonet"]),
    # a claim of another value
    "another issuer": with_(iss=ELSEWHERE),
    "an issuer with a stroke more": lambda token: token.claims.update(iss=token.claims["iss"] + "/"),
    "an issuer in capitals": lambda token: token.claims.update(iss=token.claims["iss"].upper()),
    "another audience": with_(aud="another-client"),
    "us and another audience": with_(aud=["ilonet", "another-client"], azp="ilonet"),
    "an audience that begins like us": with_(aud="ilonet-test"),
    "another authorised party": with_(azp="another-client"),
    "another nonce": with_(nonce="x" * 43),
    "an empty nonce": with_(nonce=""),
    "a nonce beyond ASCII": with_(nonce="ñ" * 43),
    "an empty subject": with_(sub=""),
    "a subject of spaces": with_(sub="   "),
    "a subject with a space after it": with_(sub="subject-1 "),
    "a subject with a line break": with_(sub="subject-1\n"),
    "a subject with a zero": with_(sub="subject-1\x00"),
    "a subject in other letters": with_(sub="subjeсt-1"),
    "a subject without end": with_(sub="s" * 256),
    "too low a level": with_(acr=LOW),
    "an unknown level": with_(acr="https://levels.example/high/er"),
    "an empty level": with_(acr=""),
    "two levels in one": lambda token: token.claims.update(acr=f"{LOW} {token.claims['acr']}"),
    # another time
    "expired": later("exp", -2 * 60),
    "expired long ago": lambda token: token.claims.update(exp=1),
    "expires before there was time": with_(exp=-1),
    "issued in the future": later("iat", HOUR),
    "issued an hour ago": later("iat", -HOUR),
    "not valid yet": later("nbf", HOUR),
    "signed in over there too long ago": later("auth_time", -13 * HOUR),
    "signed in over there tomorrow": later("auth_time", 24 * HOUR),
    # another signature
    "nobody's signature": written(lambda token: without_signature(token, "none")),
    "nobody's signature, disguised": written(lambda token: without_signature(token, "nOnE")),
    "no signature": written(lambda token: sign(token).rpartition(".")[0] + "."),
    "half a signature": written(lambda token: sign(token)[:-100]),
    "a stranger's key": written(lambda token: resigned(token, stranger())),
    "a stranger's key that the token brings along": written(
        lambda token: resigned(token, stranger(), jwk=public(stranger()))
    ),
    "a stranger's key at an address": written(lambda token: resigned(token, stranger(), jku=f"{ELSEWHERE}/keys")),
    "a stranger's key under another name": written(lambda token: resigned(token, stranger(), kid="new")),
    "a stranger's curve": written(
        lambda token: resigned(token, ec.generate_private_key(ec.SECP256R1()), "ES256", kid="ES256")
    ),
    "a name of a key that is none": headed(kid="../../etc/passwd"),
    "a name of a key that is a number": written(lambda _: f"{part({'alg': 'RS256', 'kid': 7})}.e30.e30"),
    "the public key as a shared secret": written(lambda token: shared(token, pem(token))),
    "our own secret as a shared secret": written(lambda token: shared(token, SECRET.encode())),
    "an empty shared secret": written(lambda token: shared(token, b"")),
    "another digest": written(lambda token: resigned(token, token.key, "RS512")),
    "another padding": written(lambda token: resigned(token, token.key, "PS256")),
    "one algorithm named, another used": written(
        lambda token: ".".join([part({"alg": "ES256", "kid": "ES256"}), *sign(token).split(".")[1:]])
    ),
    "claims changed after signing": written(changed),
    "a claim that is there twice": written(twice),
    "claims that are a list": written(lambda token: signing(token, b"[]")),
    "claims that are no JSON": written(lambda token: signing(token, b"sub=subject-1")),
    "claims without end": written(lambda token: signing(token, b"[" * 8000)),
    "something critical that we do not know": written(
        lambda token: signing(token, json.dumps(token.claims).encode(), crit=["exp"])
    ),
    "a token of another kind": headed(typ="at+jwt"),
    # no token
    "no token": answered(id_token=None),
    "an empty token": written(lambda _: ""),
    "a token that is a list": written(lambda token: [sign(token)]),
    "two parts of a token": written(lambda token: sign(token).rpartition(".")[0]),
    "five parts of a token": written(lambda token: sign(token) + ".x.y"),
    "a token without end": written(lambda _: "x" * 20_000),
    "a token beyond ASCII": written(lambda token: sign(token) + "ñ"),
    "the halves of two answers": with_(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "half of an answer": lambda token: (
        token.claims.update(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
        token.answer.update(access_token=None),
    ),
}
