"""Which counts in a report are shown to its readers, and which only as “fewer than”? (R-3.4-b, R-2.3-a)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from ilonet.reports.kinds.template import Table, Template
from ilonet.reports.particulars import Particulars, cells, rows_of
from ilonet.reports.small_counts import Cell, Hidden, Sum, hidden

SUMMED = "sum"  # the place of what a column adds up to: flows.sum


@dataclass(frozen=True)
class Guard:
    """What a place shows instead of its count; what adds up is told here too."""

    hidden: Hidden
    sums: dict[str, int]
    fewest: int

    def shown(self, place: str, count: int) -> int | str:
        """The count; “<5”; or nothing at all, where it would give another away."""
        if place in self.hidden.small:
            return f"<{self.fewest}"
        return "" if place in self.hidden.beside else count

    def withholds(self, table: str) -> bool:
        return any(str(one).startswith(f"{table}.") for one in self.hidden.small | self.hidden.beside)


def guard(template: Template, particulars: Particulars) -> Guard:
    counts: dict[Cell, int] = {
        place: value
        for place, field, value in cells(template, particulars)
        if field.counts_people and isinstance(value, int)
    }
    sums = {
        f"{table.name}.{SUMMED}": added
        for table in template.tables
        if table.summed and (added := _added(table, particulars)) is not None
    }
    people = {f"{table.name}.{SUMMED}" for table in template.tables if _counts_people(table)}
    counts |= {place: count for place, count in sums.items() if place in people}
    lines = [_completed(counts, *one) for table in template.tables for one in _lines(table, particulars)]
    fewest = settings.ILONET_FEWEST_PEOPLE
    return Guard(hidden(counts, [one for one in lines if one], fewest), sums, fewest)


def _added(table: Table, particulars: Particulars) -> int | None:
    """Nothing to add up in a single row."""
    found = [row.get(table.summed) for row in rows_of(table, particulars)]
    return sum(one for one in found if isinstance(one, int)) if len(found) > 1 else None


def _counts_people(table: Table) -> bool:
    return bool(table.summed) and table.by_name[table.summed].counts_people


def _lines(table: Table, particulars: Particulars) -> Iterator[tuple[list[str], str]]:
    """Every sum that a reader can do: along a row, down the column that is added up, and against the stated total."""
    rows = range(len(rows_of(table, particulars)))
    for number in rows:
        for one in table.sums:
            yield [f"{table.name}.{number}.{part}" for part in one.parts], f"{table.name}.{number}.{one.whole}"
    column = [f"{table.name}.{number}.{table.summed}" for number in rows]
    yield column, f"{table.name}.{SUMMED}"
    yield column, table.total


def _completed(counts: dict[Cell, int], parts: list[str], whole: str) -> Sum | None:
    """What the parts leave of the whole is a count that nobody wrote down, and anybody can work out."""
    known = [one for one in parts if one in counts]
    if whole not in counts or not known:
        return None
    left = counts[whole] - sum(counts[one] for one in known)
    if left <= 0:
        return tuple(known), whole
    rest = f"{whole} but {'+'.join(known)}"
    counts[rest] = left
    return (*known, rest), whole
