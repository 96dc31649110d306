"""Removing any one clause of any access.py turns the three-way comparison red."""

import pytest

from tests import agreeing
from tests.mutation.clauses import mutants
from tests.mutation.judging import equivalent, judge, unproven


@pytest.fixture(scope="module")
def modules():
    return agreeing.modules_of_conditions()


def test_each_clause_is_missed(db, capsys, modules):
    """Those on the list of equivalents are tried again by `make mutation`."""
    known = equivalent().keys() | unproven()
    wanted = [(module, mutant) for module in modules for mutant in mutants(module) if mutant.name not in known]
    noticed, survivors = judge(wanted)
    with capsys.disabled():
        print(
            f"\nmutation: {len(wanted)} clauses, {len(noticed)} noticed, {len(equivalent())} more explained, {len(unproven())} not proven yet"
        )
    assert not survivors, "\n".join(["not noticed:", *survivors])


def test_the_list_of_equivalents_is_up_to_date(modules):
    names = {mutant.name for module in modules for mutant in mutants(module)}
    assert not (equivalent().keys() | unproven()) - names
    assert all(equivalent().values()), "each with its reason"
