"""Two connections at once: does any order of their statements leave a report wider than what it is made from (R-SEC-7)?"""

from functools import partial

import pytest
from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.reports.models import Report
from ilonet.reports.release import release
from ilonet.reports.sharing import narrow, widen
from ilonet.reports.tests.test_citing import saying, spoken
from ilonet.reports.tests.writing import stored
from ilonet.reports.withdrawal import withdraw
from tests import making
from tests.interleaving import interleaved, two_lines
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-SEC-7")
TABLE = "reports_"  # where an act stands still: before each statement about reports, and at its end


@pytest.fixture
def lines(company):
    with two_lines(TABLE) as both:
        yield both


def release_it(company, report):
    release(stored(company, report), by=company.actor("amara"))


def open_it_to_the_east(company, report):
    widen(stored(company, report), [company.east.circle_id], by=company.actor("amara"))


def narrow_it(company, source, away):
    narrow(stored(company, source, "bruno"), [away.circle_id], by=company.actor("bruno"))


def withdraw_it(company, source):
    withdraw(stored(company, source, "bruno"), because="It was wrong.", by=company.actor("bruno"))


def both_regions(company):
    return [company.west.circle_id, company.east.circle_id]


def a_source(company):
    return making.report(company.bruno, audience=both_regions(company))


def not_yet_released(company, source):
    report = making.report(company.amara, audience=[], released=False)
    saying(company, report, "amara", made_from=[source], audience=both_regions(company))
    return report


def released_to_the_west(company, source):
    return spoken(company, made=[source])


def reach(report):
    """Of those who are not its originator."""
    with as_the_system(because=BECAUSE):
        now = Report.objects.unrestricted(because=BECAUSE).select_related("post", "authority").get(pk=report.pk)
        return set(now.readers) - set(now.originator)


@pytest.mark.parametrize("it_begins", [True, False])
@pytest.mark.parametrize("withdrawn", [True, False])
@pytest.mark.parametrize("before, act", [(not_yet_released, release_it), (released_to_the_west, open_it_to_the_east)])
def test_let_go_while_its_source_is_narrowed_or_withdrawn(company, lines, before, act, withdrawn, it_begins):
    made = []

    def acts():
        with transaction.atomic():
            source = a_source(company)
            report = before(company, source)
        made.append((source, report))
        change = (
            partial(withdraw_it, company, source) if withdrawn else partial(narrow_it, company, source, company.east)
        )
        both = (partial(act, company, report), change)
        return both if it_begins else both[::-1]

    ends, waited = set(), False
    for *both, second_waited in interleaved(lines, acts):
        source, report = made[-1]
        of_it, of_the_change = both if it_begins else both[::-1]
        assert not of_the_change, "nobody keeps an originator from taking back"
        assert reach(source) == (set() if withdrawn else {company.west.circle_id})
        assert reach(report) <= reach(source)
        ends.add(of_it)
        waited |= second_waited
    assert waited if it_begins else "derived.changing" in ends, "they have met"


def test_two_that_it_is_made_from_narrowed_at_once(company, lines):
    """To the East the one, to the West the other: each decides about it by what the other has left."""
    made = []

    def acts():
        with transaction.atomic():
            sources = [a_source(company), a_source(company)]
            made.append(spoken(company, made=sources, audience=both_regions(company)))
        return tuple(
            partial(narrow_it, company, one, away)
            for one, away in zip(sources, (company.east, company.west), strict=True)
        )

    waited = False
    for one, other, second_waited in interleaved(lines, acts):
        assert (one, other) == ("", "")
        assert reach(made[-1]) == set()
        waited |= second_waited
    assert waited, "they have met"
