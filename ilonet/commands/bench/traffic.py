"""What can the machine carry? Sixteen people at once, nine reading for one who writes."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ilonet.commands.bench.client import Browser
from ilonet.commands.bench.doors import DOORS
from ilonet.commands.bench.publishing import may_write, publish_one
from ilonet.commands.bench.readers import Reader
from ilonet.commands.bench.reading import times
from ilonet.commands.bench.serving import Serving
from ilonet.lib.refusals import Refusal

# Of a hundred pages that are read.
SHARES = dict(zip(DOORS, (25, 6, 3, 3, 30, 11, 6, 7, 5, 3, 1, 0), strict=True))
WRITES = 0.1
BUSY_CLIENT = 0.5  # of a core: beyond it the measurement measures itself


@dataclass
class Walk:
    """What one person met."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0


class Watched(Browser):
    """Notes how long each request took, those of a form too."""

    walk: Walk

    def _ask(self, method: str, path: str, body: str | None = None) -> Any:
        answer = super()._ask(method, path, body)
        self.walk.seconds.append(answer.seconds)
        self.walk.refused += answer.status >= 400
        return answer


def mixed(
    serving: Serving, crowd: list[Reader], known: dict[int, dict[str, list[str]]], seconds: int
) -> dict[str, Any]:
    """Addresses by account, so that each asks for what they may see."""
    until = time.monotonic() + seconds
    began, mine, before = time.monotonic(), time.process_time(), serving.worked()
    with ThreadPoolExecutor(len(crowd)) as people:
        walks = list(people.map(lambda one: _walk(serving.port, one, known[one.account_id], until), crowd))
    took = time.monotonic() - began
    met = [one for walk in walks for one in walk.seconds]
    client = (time.process_time() - mine) / took
    return {
        **times(met),
        "requests per second": round(len(met) / took, 1),
        "cpu": round((serving.worked() - before) * 1000 / len(met), 1),
        "refused": sum(walk.refused for walk in walks),
        "client": round(client, 2),
        "client is the limit": client > BUSY_CLIENT,
    }


def _walk(port: int, reader: Reader, known: dict[str, list[str]], until: float) -> Walk:
    throw = Random(reader.account_id)  # noqa: S311 — a choice of pages, nothing secret
    browser = Watched(port, reader.session)
    browser.walk = Walk()
    doors = [door for door in DOORS if known[door]]
    writes = may_write()
    while time.monotonic() < until:
        if writes and throw.random() < _starts_writing():
            _trying(browser, lambda: publish_one(browser))
        else:
            door = throw.choices(doors, [SHARES[one] for one in doors])[0]
            browser.get(throw.choice(known[door]))
    browser.close()
    return browser.walk


def _starts_writing() -> float:
    """Publishing is four POSTs among nine requests; so seldom that one request in ten writes."""
    posts, all_of_them = 4, 9
    return WRITES / (posts - WRITES * (all_of_them - 1))


def _trying(browser: Watched, do: Callable[[], object]) -> None:
    """A page that was refused is counted; the others walk on."""
    try:
        do()
    except (Refusal, LookupError):
        browser.walk.refused += 1
