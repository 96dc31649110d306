"""Which identity providers has the operator named, for whom does each speak, and what must it vouch for?"""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

ALL = "all"
ALGORITHMS = ("RS256", "ES256")
HOURS, HOURS_AT_MOST = 12, 24
LOCAL = {"localhost", "127.0.0.1", "::1"}
KEY = re.compile(r"[a-z][a-z0-9-]{0,30}")
HOST = re.compile(r"[a-z0-9.-]+(:\d+)?")
VALUE = re.compile(r"[!-~]{1,200}")
WANTED = {"name": str, "issuer": str, "client_id": str, "authorities": (list, str), "acr": list}
OPTIONAL = {
    "secret_file": str, "secret_variable": str, "second_factor": list, "algorithms": list, "hosts": list,
    "signed_in_within_hours": int,
}  # fmt: skip


@dataclass(frozen=True)
class Provider:
    key: str  # in the address to which it sends people back
    name: str  # on the button
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    authorities: frozenset[str]  # whose people it speaks for; empty for all
    acr: tuple[str, ...]  # levels of assurance that are accepted; without one of them nobody enters
    second_factor: frozenset[str]  # ways of signing in over there that count as a second factor here
    algorithms: tuple[str, ...]
    hosts: frozenset[str]  # the only ones that are ever spoken to
    max_age: int  # seconds since signing in over there; 0 asks nothing

    def speaks_for(self, codes: set[str]) -> bool:
        """For somebody who acts for these authorities: all of them are its own, and there is one (security.md 1.4)."""
        return bool(codes) and (not self.authorities or codes <= self.authorities)


def providers() -> tuple[Provider, ...]:
    """By the name on the button. Raises ImproperlyConfigured."""
    return _read(str(settings.ILONET_PROVIDERS)) if settings.ILONET_PROVIDERS else ()


def provider(key: str) -> Provider | None:
    return next((one for one in providers() if one.key == key), None)


def of_issuer(issuer: str) -> Provider | None:
    return next((one for one in providers() if one.issuer == issuer), None)


@cache
def _read(path: str) -> tuple[Provider, ...]:
    """Once in a process: whoever changes the file starts anew."""
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"ILONET_PROVIDERS names {path}, which cannot be read: {error}") from error
    wrong = [f"{key}: {said}" for key, table in told.items() for said in _wrong(key, table)]
    issuers = [table.get("issuer") for table in told.values() if isinstance(table, dict)]
    wrong += [f"{one}: two providers have this issuer; keep one." for one in {*issuers} if issuers.count(one) > 1]
    if wrong:
        raise ImproperlyConfigured(f"{path} (ILONET_PROVIDERS) has to be mended:\n" + "\n".join(wrong))
    return tuple(sorted((_made(key, table) for key, table in told.items()), key=lambda one: one.name.casefold()))


def _wrong(key: str, table: Any) -> Iterator[str]:
    if not KEY.fullmatch(key):
        yield "the name in brackets stands in an address: small letters, digits and hyphens, at most 31."
    if not isinstance(table, dict):
        yield "write a table for each provider, for example [ministry]."
        return
    for name in sorted(table.keys() - WANTED.keys() - OPTIONAL.keys()):
        yield f"“{name}” is not known; known are {', '.join([*WANTED, *OPTIONAL])}."
    for name in sorted(WANTED.keys() - table.keys()):
        yield f"“{name}” is missing."
    kinds: dict[str, Any] = {**WANTED, **OPTIONAL}
    wrong = [name for name, value in table.items() if name in kinds and not _is(value, kinds[name])]
    if wrong:
        yield f"of the wrong kind, or empty: {', '.join(sorted(wrong))}."
    elif not WANTED.keys() - table.keys():
        yield from _wrong_values(table)


def _is(value: Any, kind: Any) -> bool:
    if isinstance(value, list):
        return kind is not str and isinstance([], kind) and all(isinstance(one, str) and one for one in value)
    return isinstance(value, kind) and not isinstance(value, bool) and value != ""


def _wrong_values(table: dict[str, Any]) -> Iterator[str]:
    yield from _wrong_issuer(table["issuer"])
    if len(table["name"]) > 60:
        yield "“name” stands on a button: at most 60 characters."
    if not VALUE.fullmatch(table["client_id"]):
        yield "“client_id” has characters that no client has."
    if not table["authorities"] or (isinstance(table["authorities"], str) and table["authorities"] != ALL):
        yield f'“authorities” lists codes, for example ["FRA"], or is "{ALL}".'
    if not table["acr"] or not all(VALUE.fullmatch(one) for one in table["acr"]):
        yield "“acr” lists the accepted levels of assurance, at least one, without spaces."
    if set(table.get("algorithms", ALGORITHMS)) - set(ALGORITHMS) or table.get("algorithms") == []:
        yield f"“algorithms” may be {' and '.join(ALGORITHMS)}."
    if not all(HOST.fullmatch(one) for one in table.get("hosts", [])):
        yield "“hosts” lists names of hosts, without https:// and without a path."
    if not 0 <= table.get("signed_in_within_hours", HOURS) <= HOURS_AT_MOST:
        yield f"“signed_in_within_hours” is at most {HOURS_AT_MOST}; 0 does not ask."
    yield from _wrong_secret(table)


def _wrong_issuer(issuer: str) -> Iterator[str]:
    try:
        told = urlsplit(issuer)
        host = told.hostname or ""
        usable = HOST.fullmatch(told.netloc.strip("[]").replace("::1]", "localhost")) and VALUE.fullmatch(issuer)
    except ValueError:
        host, usable = "", None
    if not host or not usable or told.query or told.fragment:
        yield "“issuer” is the address exactly as the provider writes it, without ? and #."
    elif told.scheme != "https" and not (told.scheme == "http" and host in LOCAL):
        yield "“issuer” begins with https://; http:// is for a provider on this very machine."


def _wrong_secret(table: dict[str, Any]) -> Iterator[str]:
    """Says where it was looked for, never what was found."""
    if ("secret_file" in table) == ("secret_variable" in table):
        yield "say either “secret_file” or “secret_variable”; the secret itself does not stand in this file."
        return
    try:
        if not _secret(table):
            yield "the secret is empty."
    except (OSError, UnicodeDecodeError):
        yield f"the secret cannot be read from {table['secret_file']}."


def _secret(table: dict[str, Any]) -> str:
    if name := table.get("secret_variable"):
        return os.environ.get(name, "").strip()
    return Path(table["secret_file"]).read_text(encoding="utf-8").strip()


def _made(key: str, table: dict[str, Any]) -> Provider:
    return Provider(
        key=key,
        name=table["name"],
        issuer=table["issuer"],
        client_id=table["client_id"],
        secret=_secret(table),
        authorities=frozenset(() if table["authorities"] == ALL else table["authorities"]),
        acr=tuple(table["acr"]),
        second_factor=frozenset(table.get("second_factor", ())),
        algorithms=tuple(table.get("algorithms", ALGORITHMS)),
        hosts=frozenset({urlsplit(table["issuer"]).netloc, *table.get("hosts", ())}),
        max_age=table.get("signed_in_within_hours", HOURS) * 3600,
    )
