"""Which budgets of design.md 9 are kept? Each row with its value, its limit and a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NOT_YET = "not built yet"
MEGABYTE = 1_000_000
MAP_BYTES = 25_000  # the map may weigh so much more
FIRST_BYTES, NEXT_BYTES = 50_000, 15_000
SEARCHES = (
    "search, frequent word",
    "search, rare word",
    "search, two words",
    "search, two facets",
    "find a report to cite",
)
PAGES = ("home", "map", "deployments", "network", "your lists")  # lists and sheets: the budget of a list page


@dataclass(frozen=True)
class Row:
    what: str
    value: str
    budget: str
    kept: bool | None  # None: nothing to measure yet, or no limit

    @property
    def verdict(self) -> str:
        return {True: "PASS", False: "FAIL", None: "-"}[self.kept]


def rows(measured: dict[str, Any]) -> Iterator[Row]:
    doors = measured["doors"]
    yield _timed("list of reports", doors["list of reports"], 60, queries=12)
    for door in SEARCHES:
        yield _timed(door, doors[door], 80)
    yield _timed("open a report, read audit included", doors["report"], 50)
    for door in PAGES:
        yield _timed(f"page: {door}", doors[door], 60, queries=12)
    yield _publish(measured["publish"])
    yield _hide(measured["hide"])
    yield _compiled(measured["compiled"])
    yield from _mixed(measured["mixed"])
    yield from _ratios(doors)
    yield from _weights(measured["weight"])
    yield _activity()
    start = measured["start"]
    yield Row("start, second time", f"{start['seconds']} s", "<= 5 s", start["seconds"] <= 5)
    memory = start["memory"] / MEGABYTE
    yield Row("memory of web and worker", f"{memory:.0f} MB", "<= 900 MB", memory <= 900)


def growth(small: dict[str, Any], large: dict[str, Any]) -> Iterator[Row]:
    """Over the sizes that were measured; the budget speaks of a hundredfold."""
    times = large["reports"] / small["reports"]
    for door in ("list of reports", *SEARCHES, "report"):
        before, after = small["doors"][door]["restricted"], large["doors"][door]["restricted"]
        name = f"growth x{times:.0f}: {door}"
        if not before or not after:
            yield Row(name, NOT_YET, "p95 <= 2 x", None)
        else:
            ratio = after["p95"] / before["p95"]
            yield Row(name, f"{ratio:.2f} x", "p95 <= 2 x", ratio <= 2)


def _timed(what: str, door: dict[str, Any], limit: int, queries: int | None = None) -> Row:
    budget = f"p95 <= {limit} ms" + (f", <= {queries} queries" if queries else "")
    one = door["restricted"]
    if not one:
        return Row(what, NOT_YET, budget, None)
    value = f"p50 {one['p50']:.0f}  p95 {one['p95']:.0f} ms  {one['queries']} queries  cpu {one['cpu']:.0f} ms"
    return Row(what, value, budget, one["p95"] <= limit and one["queries"] <= (queries or one["queries"]))


def _publish(one: dict[str, Any]) -> Row:
    if not one:
        return Row("publish a report, gate included", NOT_YET, "p95 <= 300 ms", None)
    value = (
        f"p50 {one['p50']:.0f}  p95 {one['p95']:.0f} ms  (save {one['save p95']:.0f}, release {one['release p95']:.0f})"
    )
    return Row("publish a report, gate included", value, "p95 <= 300 ms", one["p95"] <= 300)


def _hide(one: dict[str, Any]) -> Row:
    what, budget = "spill: from press to hidden at every door", "p95 <= 1000 ms"
    if not one:
        return Row(what, NOT_YET, budget, None)
    value = f"p50 {one['p50']:.0f}  p95 {one['p95']:.0f} ms  (press {one['press p95']:.0f})"
    return Row(what, value, budget, one["p95"] <= 1000)


def _compiled(one: dict[str, Any]) -> Row:
    slowest = max(one[form]["p95"] for form in ("page", "docx", "pdf"))
    value = f"page {one['page']['p95']:.0f}  for Word {one['docx']['p95']:.0f}  PDF {one['pdf']['p95']:.0f} ms"
    return Row(f"compile {one['answers']} answers", value, "each < 2 s", slowest < 2000)


def _mixed(one: dict[str, Any]) -> Iterator[Row]:
    per_second = one["requests per second"]
    limit = "  THE CLIENT IS THE LIMIT" if one["client is the limit"] else ""
    value = f"{per_second:.0f}/s  cpu {one['cpu']:.1f} ms each  client {one['client'] * 100:.0f} % of a core{limit}"
    yield Row("mixed traffic, 16 connections", value, ">= 100/s (goal 150)", per_second >= 100)
    value = f"p50 {one['p50']:.0f}  p99 {one['p99']:.0f} ms  refused {one['refused']}"
    yield Row("mixed traffic, waiting", value, "p99 <= 500 ms", one["p99"] <= 500 and one["refused"] == 0)


def _ratios(doors: dict[str, Any]) -> Iterator[Row]:
    for door, one in doors.items():
        narrow, wide = one["restricted"], one["nearly all"]
        name, budget = f"reader of nearly all: {door}", "<= 1.3 x, same queries"
        if not narrow or not wide:
            yield Row(name, NOT_YET, budget, None)
            continue
        ratio = max(narrow["p50"], wide["p50"]) / min(narrow["p50"], wide["p50"])
        value = f"{ratio:.2f} x  ({narrow['p50']:.0f} and {wide['p50']:.0f} ms, {wide['queries']} queries)"
        yield Row(name, value, budget, ratio <= 1.3 and narrow["queries"] == wide["queries"])


def _weights(weight: dict[str, dict[str, int]]) -> Iterator[Row]:
    for name, what, limit in (("first", "first view", FIRST_BYTES), ("next", "next view", NEXT_BYTES)):
        for door, one in weight.items():
            allowed = limit + (MAP_BYTES if door == "map" else 0)
            yield Row(f"{what}: {door}", f"{one[name] / 1000:.1f} kB", f"<= {allowed // 1000} kB", one[name] <= allowed)


def _activity() -> Row:
    return Row("activity report of two years", NOT_YET, "<= 10 s", None)
