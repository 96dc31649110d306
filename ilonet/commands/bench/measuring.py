"""Everything that is measured in one database, as numbers."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from django.conf import settings
from django.db import connection

from ilonet.commands.bench.client import Browser
from ilonet.commands.bench.compiling import compiled
from ilonet.commands.bench.doors import DOORS, addresses, words_of
from ilonet.commands.bench.hiding import hide
from ilonet.commands.bench.machine import busy, machine
from ilonet.commands.bench.publishing import publish
from ilonet.commands.bench.readers import Readers, entered
from ilonet.commands.bench.reading import read
from ilonet.commands.bench.serving import Serving, serving
from ilonet.commands.bench.traffic import mixed
from ilonet.commands.bench.weight import weights

Measured = dict[str, Any]


def measure(reports: int, *, often: int, seconds: int) -> Measured:
    """In the database of this process, which is one made for measuring."""
    database = str(settings.DATABASES["default"]["NAME"])
    readers = entered()
    known = _known(readers)
    measured: Measured = {"reports": reports, "machine": machine(), "busy before": busy()}
    with serving(database, "serve") as served:
        measured["doors"] = _doors(served, readers, known, often)
        _say("publishing")
        measured["publish"] = publish(served, readers.writer.session, max(often // 4, 2))
        _say("hiding")
        measured["hide"] = hide(served, readers.writer.session, max(often // 10, 2))
        _say("compiling")
        measured["compiled"] = compiled(served, readers.restricted)
        measured["weight"] = _weights(served, readers, known)
        _say(f"mixed traffic, {seconds} s")
        measured["mixed"] = mixed(served, readers.crowd, known, seconds)
    connection.close()
    _say("starting a second time")
    measured["start"] = _start(database)
    return measured | {"busy after": busy()}


def soak(*, minutes: int) -> int:
    """The same traffic for long: one line a minute, and whether memory has grown."""
    readers = entered()
    known = _known(readers)
    with serving(str(settings.DATABASES["default"]["NAME"]), "serve") as served:
        for minute in range(1, minutes + 1):
            met = mixed(served, readers.crowd, known, 60)
            print(
                f"{minute:4} min  {met['requests per second']:6} requests/s  p99 {met['p99']:7} ms"
                f"  refused {met['refused']:4}  memory {served.memory // 1_000_000} MB",
                flush=True,
            )
    return 0


def _known(readers: Readers) -> dict[int, dict[str, list[str]]]:
    """By account; all search for the same words, so that two who are compared ask the same."""
    words = words_of(readers.restricted.account_id)
    everybody = [readers.restricted, readers.of_nearly_all, *readers.crowd]
    return {one.account_id: addresses(one.account_id, words) for one in everybody}


def _doors(served: Serving, readers: Readers, known: dict[int, dict[str, list[str]]], often: int) -> Measured:
    found: Measured = {}
    for door in DOORS:
        _say(door)
        found[door] = {
            name: read(served, reader, known[reader.account_id][door], often)
            for name, reader in (("restricted", readers.restricted), ("nearly all", readers.of_nearly_all))
        }
    return found


def _weights(served: Serving, readers: Readers, known: dict[int, dict[str, list[str]]]) -> Measured:
    browser = Browser(served.port, readers.restricted.session)
    asked = known[readers.restricted.account_id]
    return {door: weights(browser, asked[door][0]) for door in DOORS if asked[door]}


def _start(database: str) -> Measured:
    """As `ilonet run` starts when nothing has changed since; the database server runs already."""
    with serving(database, "run"):
        pass
    with serving(database, "run") as served:
        time.sleep(1)
        Browser(served.port).get("/account/login/")
        return {"seconds": round(served.started_in, 1), "memory": served.memory}


def _say(what: str) -> None:
    if sys.stderr.isatty() or os.environ.get("ILONET_PLAIN") == "1":
        print(f"  {what} ...", file=sys.stderr, flush=True)
