"""What becomes graver because of what stands beside it (security.md 7.2)?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ilonet.screening.finding import Trace
from ilonet.screening.kinds import KINDS

NEAR = 80  # characters
IDENTIFYING = {"K1", "K2", "K4"}


def together(traces: list[Trace]) -> list[Trace]:
    """A name beside a number, a telephone or a birthday is a person in a case; a birthday beside a name is theirs."""
    return [_weighed(at, traces) for at in range(len(traces))]


def _weighed(at: int, traces: list[Trace]) -> Trace:
    trace = traces[at]
    if trace.certainty == "certain" or trace.kind not in {"person_name", "birth_date"}:
        return trace
    wanted = IDENTIFYING if trace.kind == "person_name" else {"K3"}
    if any(KINDS[one.kind].class_ in wanted for one in _near(at, traces)):
        return replace(trace, certainty="certain")
    return trace


def _near(at: int, traces: list[Trace]) -> Iterator[Trace]:
    """The neighbours on both sides; the traces stand in their order and do not overlap."""
    after, before = at + 1, at - 1
    while after < len(traces) and traces[after].start - traces[at].end < NEAR:
        yield traces[after]
        after += 1
    while before >= 0 and traces[at].start - traces[before].end < NEAR:
        yield traces[before]
        before -= 1
