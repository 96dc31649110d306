"""Which counts of people may be shown, so that nobody works out a small one from the others? (R-3.4-b; features 17)

A count below the threshold could single somebody out. It is hidden; and since every total gives away the one part that
is missing, further counts are hidden until no sum, and no two sums together, lead back to it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

PRIME = 2_147_483_647  # sums are solved modulo a prime: exact, and without fractions
BEYOND = 10**9
ROUNDS = 50  # of narrowing; tables are small, and what is narrowed slowly is not narrowed far

Cell = Hashable
Sum = tuple[tuple[Cell, ...], Cell]  # parts, and the whole that they add up to
Equation = dict[Cell, int]


@dataclass(frozen=True)
class Hidden:
    """`small` are shown as “fewer than”; of `beside` nothing is said."""

    small: frozenset[Cell] = frozenset()
    beside: frozenset[Cell] = frozenset()


def hidden(counts: Mapping[Cell, int], sums: Iterable[Sum], fewest: int) -> Hidden:
    """`sums` are those that a reader can do; what parts leave of a whole must be a count of its own."""
    small = frozenset(cell for cell, count in counts.items() if 0 < count < fewest)
    known = list(sums)
    beside: set[Cell] = set()
    while weak := _given_away(counts, small, beside, known, fewest):
        more = _next(counts, small | beside, weak, known)
        if more is None:
            break
        beside.add(more)
    return Hidden(small, frozenset(beside))


def _given_away(
    counts: Mapping[Cell, int], small: frozenset[Cell], beside: set[Cell], sums: list[Sum], fewest: int
) -> frozenset[Cell]:
    """The small counts that somebody who knows this rule could still work out."""
    if not small:
        return small
    return small & (_solved(small | beside, sums) | _cornered(counts, small, beside, sums, fewest))


def _next(counts: Mapping[Cell, int], gone: frozenset[Cell], weak: frozenset[Cell], sums: list[Sum]) -> Cell | None:
    """The smallest count beside one that is given away, a whole only where no part is left; else one further off."""
    for near in (weak, gone):
        left = [
            (one == whole, counts[one], str(one), one)
            for parts, whole in sums
            if near & {*parts, whole}
            for one in (*parts, whole)
            if one not in gone and counts[one] > 0
        ]
        if left:
            return min(left, key=lambda one: one[:3])[3]
    return None


def _solved(gone: frozenset[Cell], sums: list[Sum]) -> set[Cell]:
    """Which hidden counts follow from the shown ones, by all sums together."""
    found: list[tuple[Cell, Equation]] = []
    for parts, whole in sums:
        left = {part: 1 for part in parts if part in gone} | ({whole: PRIME - 1} if whole in gone else {})
        for pivot, known in found:
            _take_off(left, known, left.get(pivot, 0))
        if not left:
            continue
        pivot = min(left, key=str)
        inverse = pow(left[pivot], -1, PRIME)
        left = {cell: value * inverse % PRIME for cell, value in left.items()}
        for _pivot, known in found:
            _take_off(known, left, known.get(pivot, 0))
        found.append((pivot, left))
    return {pivot for pivot, equation in found if len(equation) == 1}


def _take_off(equation: Equation, other: Equation, factor: int) -> None:
    if not factor:
        return
    for cell, value in other.items():
        rest = (equation.get(cell, 0) - factor * value) % PRIME
        if rest:
            equation[cell] = rest
        else:
            equation.pop(cell, None)


def _cornered(
    counts: Mapping[Cell, int], small: frozenset[Cell], beside: set[Cell], sums: list[Sum], fewest: int
) -> set[Cell]:
    """Two that are small and add up to eight are four each: those for which one value is left."""
    least, most = dict(counts), dict(counts)
    for cell in small:
        least[cell], most[cell] = 1, fewest - 1
    for cell in beside:
        least[cell], most[cell] = fewest, BEYOND
    for _round in range(ROUNDS):
        said_more = [one for one in sums if _narrow(least, most, *one)]
        if not said_more:
            break
    return {cell for cell in small if least[cell] == most[cell]}


def _narrow(least: dict[Cell, int], most: dict[Cell, int], parts: tuple[Cell, ...], whole: Cell) -> bool:
    """Whether one sum said more than was known."""
    low, high = sum(least[one] for one in parts), sum(most[one] for one in parts)
    before = [(least[one], most[one]) for one in (*parts, whole)]
    least[whole], most[whole] = max(least[whole], low), min(most[whole], high)
    for one in parts:
        floor, roof = least[whole] - (high - most[one]), most[whole] - (low - least[one])
        least[one], most[one] = max(least[one], floor), min(most[one], roof)
    return before != [(least[one], most[one]) for one in (*parts, whole)]
