"""How long, how many questions to the database, how much work? One reader at one door, again and again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from statistics import quantiles
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.commands.bench.client import Answer, Browser
from ilonet.commands.bench.readers import Reader
from ilonet.commands.bench.serving import Serving
from ilonet.lib.refusals import Refusal

WARM_UP = 8
NEW_TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT", "SET ")


def times(seconds: list[float]) -> dict[str, Any]:
    """Milliseconds: half were faster, 95 of 100 were faster."""
    steps = quantiles(seconds, n=100, method="inclusive")
    return {"p50": round(steps[49] * 1000, 1), "p95": round(steps[94] * 1000, 1), "p99": round(steps[98] * 1000, 1)}


def read(serving: Serving, reader: Reader, addresses: list[str], often: int) -> dict[str, Any]:
    """Empty for a door that is not built yet."""
    if not addresses:
        return {}
    browser = Browser(serving.port, reader.session)
    for address in islice(cycle(addresses), WARM_UP):
        expect(200, browser.get(address), address)
    before = serving.worked()
    answers = [expect(200, browser.get(address), address) for address in islice(cycle(addresses), often)]
    worked = serving.worked() - before
    browser.close()
    return {
        **times([one.seconds for one in answers]),
        "queries": max(_queries(reader, address) for address in addresses[:3]),
        "cpu": round(worked * 1000 / often, 1),
        "bytes": max(one.wire for one in answers),
    }


def expect(status: int, answer: Answer, address: str) -> Answer:
    """Raises Refusal: a measured error page would be a fast one."""
    if answer.status != status:
        raise Refusal("bench.answer", f"{address} answered {answer.status} instead of {status}.", "Look at it first.")
    return answer


def _queries(reader: Reader, address: str) -> int:
    """Questions of one page, the beginning and end of its transaction apart."""
    return counted(lambda: reader.browser.get(address))


def counted(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return sum(not one["sql"].startswith(NEW_TRANSACTION) for one in asked.captured_queries)
