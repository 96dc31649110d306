"""Small counts of people: nobody works one out, whatever they add and take away."""

from random import Random

import pytest

from ilonet.reports.small_counts import hidden

FEWEST = 5
SIZES = [0, 1, 2, 3, 4, 5, 7, 9, 20, 40]


def thrown(seed):
    """A table with a sum at the end of each row and each column."""
    throw = Random(seed)  # noqa: S311 — the same tables each time
    rows, columns = range(throw.randint(1, 5)), range(throw.randint(1, 3))
    counts = {(row, column): throw.choice(SIZES) for row in rows for column in columns}
    sums = []
    for row in rows:
        parts = tuple((row, column) for column in columns)
        counts[row, "all"] = sum(counts[one] for one in parts)
        sums.append((parts, (row, "all")))
    for column in [*columns, "all"]:
        parts = tuple((row, column) for row in rows)
        counts["all", column] = sum(counts[one] for one in parts)
        sums.append((parts, ("all", column)))
    return counts, sums


def attacked(counts, sums, found):
    """An attacker of its own kind: least and most of each hidden count, narrowed sum by sum; knows the rule."""
    bounds = {cell: (count, count) for cell, count in counts.items()}
    bounds |= dict.fromkeys(found.small, (1, FEWEST - 1)) | dict.fromkeys(found.beside, (FEWEST, 10**6))
    for _round in range(100):
        for parts, whole in sums:
            for cell in (*parts, whole):
                others = [one for one in parts if one != cell]
                if cell == whole:
                    low, high = sum(bounds[one][0] for one in parts), sum(bounds[one][1] for one in parts)
                else:
                    low = bounds[whole][0] - sum(bounds[one][1] for one in others)
                    high = bounds[whole][1] - sum(bounds[one][0] for one in others)
                bounds[cell] = max(low, bounds[cell][0]), min(high, bounds[cell][1])
    return [cell for cell in found.small if bounds[cell][0] == bounds[cell][1]]


@pytest.mark.requirement("R-3.4-b")
def test_no_small_count_is_worked_out_of_four_hundred_tables():
    small = 0
    for seed in range(400):
        counts, sums = thrown(seed)
        found = hidden(counts, sums, FEWEST)
        assert found.small == {cell for cell, count in counts.items() if 0 < count < FEWEST}
        assert not attacked(counts, sums, found), seed
        small += len(found.small)
    assert small > 1000


def test_without_the_guard_beside_the_attacker_finds_them():
    """The attacker is worth something."""
    worked_out = 0
    for seed in range(50):
        counts, sums = thrown(seed)
        found = hidden(counts, [], FEWEST)
        worked_out += len(attacked(counts, sums, found))
    assert worked_out > 50


def test_what_is_left_of_a_whole_is_hidden_with_one_more():
    found = hidden({"women": 18, "rest": 2, "all": 20}, [(("women", "rest"), "all")], FEWEST)
    assert (found.small, found.beside) == ({"rest"}, {"women"})


def test_large_counts_and_none_at_all_stand_as_they_are():
    found = hidden({"a": 0, "b": 60, "all": 60}, [(("a", "b"), "all")], FEWEST)
    assert not found.small | found.beside
