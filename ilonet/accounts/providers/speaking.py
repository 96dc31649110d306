"""How do we speak to a provider? To its own hosts only, for three seconds at most, following nobody elsewhere."""

import base64
import hashlib
import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from django.core.cache import cache

from ilonet.accounts.providers.configured import Provider

SECONDS = 3  # for a whole answer, not for each piece of it
BYTES_AT_MOST = 256 * 1024
FRESH_SECONDS, KEPT_SECONDS = 60 * 60, 24 * 60 * 60
AWAKE_SECONDS = 5  # before a browser is sent there it has answered so recently
SILENT_SECONDS = 20  # nobody waits for it again so soon: each wait holds a thread of ours
NEW_KEYS_EVERY_SECONDS = 60
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Silent(Exception):
    """No answer, or none in time."""


class Unusable(Exception):
    """An answer with which nothing can be done. The text names the reason and repeats nothing of the answer."""


def described(provider: Provider, *, awake: bool = False) -> dict[str, Any]:
    """Where to send people and what to ask, as the provider publishes it. Raises Silent, Unusable.

    `awake`: not from memory alone, since a browser sent to a provider that is down would be left there without a word.
    """
    fresh = AWAKE_SECONDS if awake else FRESH_SECONDS
    return _kept(provider, "described", lambda: _insist_usable(provider, _described(provider)), fresh, kept=not awake)


def keys(provider: Provider, *, anew: bool = False) -> list[Any]:
    """The public keys with which it signs; `anew` where a key is not among those known. Raises Silent, Unusable."""
    if anew and not cache.add(_place(provider, "asked anew"), value=True, timeout=NEW_KEYS_EVERY_SECONDS):
        anew = False
    return _kept(provider, "keys", lambda: _keys(provider), -1 if anew else FRESH_SECONDS, kept=not anew)


def redeem(provider: Provider, code: str, verifier: str, redirect_uri: str) -> dict[str, Any]:
    """What the provider gives for a code, once. Raises Silent, Unusable."""
    told = described(provider)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
    }
    headers = {}
    ways = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in ways:
        known = f"{quote_plus(provider.client_id)}:{quote_plus(provider.secret)}"
        headers["Authorization"] = "Basic " + base64.b64encode(known.encode()).decode()
    else:
        form |= {"client_id": provider.client_id, "client_secret": provider.secret}
    return _answer(provider, told["token_endpoint"], form, headers)


def is_silent(provider: Provider) -> bool:
    """Did it fail to answer a moment ago?"""
    return bool(cache.get(_place(provider, "silent")))


def _described(provider: Provider) -> dict[str, Any]:
    return _answer(provider, provider.issuer.rstrip("/") + "/.well-known/openid-configuration")


def _insist_usable(provider: Provider, told: dict[str, Any]) -> dict[str, Any]:
    if told.get("issuer") != provider.issuer:
        raise Unusable("described under another issuer")
    for name in ENDPOINTS:
        if not isinstance(told.get(name), str):
            raise Unusable(f"no {name}")
        _insist_own(provider, told[name])
    for name, needed in (
        ("code_challenge_methods_supported", {"S256"}),
        ("response_types_supported", {"code"}),
        ("id_token_signing_alg_values_supported", set(provider.algorithms)),
    ):
        if name in told and not (isinstance(told[name], list) and needed & {*map(str, told[name])}):
            raise Unusable(f"nothing usable among {name}")
    wanted = (
        "issuer",
        *ENDPOINTS,
        "token_endpoint_auth_methods_supported",
        "authorization_response_iss_parameter_supported",
    )
    return {name: told[name] for name in wanted if name in told}


def _keys(provider: Provider) -> list[Any]:
    told = _answer(provider, described(provider)["jwks_uri"]).get("keys")
    if not isinstance(told, list):
        raise Unusable("no keys")
    return told


def _insist_own(provider: Provider, address: str) -> None:
    try:
        parts = urlsplit(address)
        is_own = parts.scheme == urlsplit(provider.issuer).scheme and parts.netloc in provider.hosts
    except ValueError:
        is_own = False
    if not is_own or not address.isprintable() or " " in address or parts.fragment:
        raise Unusable("an address elsewhere")


def _kept(provider: Provider, what: str, ask: Any, fresh: float, *, kept: bool) -> Any:
    """What is known for less than `fresh` seconds; else the answer, or where `kept` a day's memory of it."""
    known = cache.get(_place(provider, what))
    if known and time.time() - known[0] < fresh:
        return known[1]
    try:
        answer = ask()
    except Silent:
        if known and kept:
            return known[1]
        raise
    cache.set(_place(provider, what), (time.time(), answer), KEPT_SECONDS)
    return answer


def _place(provider: Provider, what: str) -> str:
    """Whoever changes what stands in the file begins with an empty memory."""
    return f"provider:{hashlib.sha256(repr((provider, what)).encode()).hexdigest()}"


def _answer(
    provider: Provider, address: str, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
) -> dict[str, Any]:
    _insist_own(provider, address)
    if is_silent(provider):
        raise Silent
    try:
        status, said = _exchange(address, urlencode(form) if form else None, headers or {})
    except (OSError, http.client.HTTPException) as error:
        cache.set(_place(provider, "silent"), value=True, timeout=SILENT_SECONDS)
        raise Silent from error
    if status >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
        cache.set(_place(provider, "silent"), value=True, timeout=SILENT_SECONDS)
        raise Silent
    if status != http.HTTPStatus.OK:
        raise Unusable(f"status {status}")
    return _read(said)


def _read(said: bytes) -> dict[str, Any]:
    try:
        told = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise Unusable("no JSON") from error
    if not isinstance(told, dict):
        raise Unusable("no JSON object")
    return told


def _exchange(address: str, body: str | None, headers: dict[str, str]) -> tuple[int, bytes]:
    """No redirect is followed, no proxy of the environment asked. Raises OSError, HTTPException."""
    parts = urlsplit(address)
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        connection = http.client.HTTPSConnection(parts.netloc, timeout=SECONDS, context=context)
    else:
        connection = http.client.HTTPConnection(parts.netloc, timeout=SECONDS)
    headers = {"Accept": "application/json", **headers}
    if body is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    with _cut_off(connection):
        path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request("POST" if body is not None else "GET", path, body, headers)
        response = connection.getresponse()
        said = response.read(BYTES_AT_MOST + 1)
    if len(said) > BYTES_AT_MOST:
        raise http.client.HTTPException("an answer without end")
    return response.status, said


@contextmanager
def _cut_off(connection: http.client.HTTPConnection) -> Iterator[None]:
    """Time-outs of sockets start anew with every byte; this one does not.

    The socket is held here: an answer that ends the connection takes it away from there, and is read all the same.
    """

    def cut() -> None:
        late.set()
        for one in held:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    late = threading.Event()
    held: list[socket.socket] = []
    watch = threading.Timer(SECONDS, cut)
    watch.daemon = True
    watch.start()
    try:
        connection.connect()
        held.append(connection.sock)
        if late.is_set():
            raise TimeoutError
        yield
        if late.is_set():
            raise TimeoutError
    finally:
        watch.cancel()
        connection.close()
