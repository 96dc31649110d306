"""Facets: what they count, for whom, and what they give away: nothing."""

import uuid
from collections import Counter
from copy import copy
from datetime import timedelta
from itertools import product

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from ilonet.reports.facets import COUNTED, OVER, answer_to
from ilonet.reports.models import Report
from ilonet.reports.narrowing import FACETS, spell_days
from ilonet.search.tests.kittiwakes import ask, told
from tests.making import BECAUSE

SAME_WORDS = """
UPDATE reports_report r SET words = o.words FROM reports_report o
WHERE o.title = r.title AND o.words IS NOT NULL AND r.words IS NULL
"""


@pytest.fixture
def west(cast):
    return [told(cast.amara, [cast.west.circle_id], number) for number in range(24)]


def values(report, facet):
    """The reference: what one row has of a facet."""
    match facet:
        case "topic":
            return set(report.topics)
        case "country":
            return set(report.countries)
        case "vulnerable":
            return set(report.vulnerable)
        case "grading":
            return {report.source_code + report.information_code} - {""}
        case "europol":
            return {report.europol} - {""}
        case "authority":
            return {report.authority.code}
        case "when":
            return {f"{report.released_at:%Y}", f"{report.released_at:%Y-%m}"}
        case _:
            return {getattr(report, facet)}


def fits(report, chosen):
    return all(values(report, facet) & set(said.split(",")) for facet, said in chosen.items())


def expected(reports, chosen):
    """The slow model: each facet over what fits all the others."""
    counts = {}
    for facet in FACETS:
        others = {name: said for name, said in chosen.items() if name != facet}
        counts[facet] = dict(
            Counter(one for report in reports if fits(report, others) for one in values(report, facet))
        )
    return counts


@pytest.mark.requirement("R-9.0-r19")
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"topic": "b"},
        {"topic": "a,c"},
        {"topic": "a,c", "country": "SEN"},
        {"when": "2025", "kind": "route"},
        {"when": "2025-12,2026-01", "language": "fr", "topic": "b"},
        {"authority": "SWE,FRA,DEU"},
        {"authority": "NOBODY"},
        {"vulnerable": "minors,women", "europol": "no"},
        {"grading": "A1,B2"},
        {"grading": "A1", "vulnerable": "elderly", "topic": "a,b"},
        {"country": "SEN,GHA", "topic": "a,b", "language": "en", "kind": "route,situation", "when": "2025,2026"},
    ],
)
def test_facets_agree_with_counting_by_hand(west, enter, chosen):
    answer = ask(enter("bruno"), **chosen)
    found = {name: facet["counts"] for name, facet in answer["facets"].items()}
    model = expected(west, chosen)
    assert {name: counts for name, counts in found.items() if counts} == {name: c for name, c in model.items() if c}
    assert answer["total"] == sum(fits(one, chosen) for one in west)
    assert {one["title"] for one in answer["items"]} <= {one.title for one in west if fits(one, chosen)}
    assert not any(facet["partial"] for facet in answer["facets"].values())


QUESTIONS = (
    {},
    {"order": "newest"},
    {"topic": "a"},
    {"topic": "a,b", "country": "SEN"},
    {"when": "2026", "language": "en"},
    {"authority": "SWE"},
    {"count": "on"},
)


@pytest.mark.requirement("INV-3")
def test_with_and_without_hidden_reports_everything_is_the_same(cast, enter):
    """Twins: hits, order, facets, totals, cursors; hidden rows between the visible ones and after them (AC06)."""
    chiara, east = enter("chiara"), [cast.east.circle_id]
    for number in range(0, 60, 2):
        told(cast.chiara, east, number)
    before = [_all_pages(chiara, **asked) for asked in QUESTIONS]
    for number in range(1, 60, 2):
        told(cast.amara, [cast.west.circle_id], number)
    told(cast.amara, [cast.west.circle_id], 300)
    assert [_all_pages(chiara, **asked) for asked in QUESTIONS] == before
    assert [len(pages) for pages in before][:2] == [2, 2]


def _all_pages(client, **asked):
    """Identical ids and cursors too."""
    pages, place = [], None
    while True:
        answer = ask(client, **asked, **({"after": place} if place else {}))
        pages.append(answer)
        place = answer["next"]
        if not place:
            return pages


@pytest.mark.parametrize(
    "asked",
    [{"topic": "b,zz"}, {"when": "26"}, {"when": "2026-00"}, {"kind": ","}, {"country": ",".join(["SEN"] * 21)}],
)
@pytest.mark.parametrize("door", ["/search/", "/information/", "/api/v1/reports"])
def test_values_that_no_facet_has_are_refused(enter, asked, door):
    assert enter("bruno").get(door, asked).status_code == 400


def test_what_is_chosen_is_a_chip_and_can_be_taken_away(west, enter):
    bruno = enter("bruno")
    page = bruno.get("/search/", {"q": "kittiwake", "topic": "a,b", "when": "2025-12"})
    assert [chip["address"] for chip in page.context["chips"]] == [
        "/search/?q=kittiwake&topic=b&when=2025-12",
        "/search/?q=kittiwake&topic=a&when=2025-12",
        "/search/?q=kittiwake&topic=a,b",
    ]
    for chip in page.context["chips"]:
        assert bruno.get(chip["address"]).status_code == 200
    assert "December 2025" in page.content.decode()
    topic = next(one for one in page.context["offered"] if one.name == "topic")
    assert {one.key for one in topic.values if one.is_current} == {"a", "b"}
    assert topic.values[-1].address == "/search/?q=kittiwake&topic=a,b,c&when=2025-12"


def test_a_facet_with_many_values_shows_all_of_them_when_asked(cast, enter):
    for number, country in enumerate(["AFG", "ALB", "DZA", "AGO", "ARG", "ARM", "AZE", "BGD", "BEN", "BOL"]):
        report = told(cast.amara, [cast.west.circle_id], number)
        with as_the_system(because=BECAUSE):
            Report.objects.unrestricted(because=BECAUSE).filter(pk=report.pk).update(countries=[country])
    bruno = enter("bruno")
    few = next(one for one in bruno.get("/search/?q=kittiwake").context["offered"] if one.name == "country")
    assert (len(few.values), few.every) == (8, 10)
    every = next(one for one in bruno.get(few.whole).context["offered"] if one.name == "country")
    assert (len(every.values), every.whole) == (10, "")


def test_the_list_of_reports_has_the_same_facets(west, enter):
    bruno = enter("bruno")
    page = bruno.get("/information/", {"topic": "a,b", "kind": "route"})
    model = expected(west, {"topic": "a,b", "kind": "route"})
    shown = {facet.name: {one.key: one.count for one in facet.values} for facet in page.context["facets"]}
    assert shown["topic"] == model["topic"]
    assert shown["country"] == model["country"]
    assert {one.title for one in page.context["reports"]} == {
        one.title for one in west if fits(one, {"topic": "a,b", "kind": "route"})
    }
    assert enter("chiara").get("/information/").context["facets"] == []
    assert bruno.get("/information/?shelf=mine").context["facets"] == []


def test_many_are_counted_up_to_a_bound_and_said_so(west, enter, cast):
    """Twelve hundred."""
    with as_the_system(because=BECAUSE):
        copies = []
        for n, one in product(range(1, 51), west):
            like = copy(one)
            like.pk, like.public_id, like.released_at = None, uuid.uuid4(), one.released_at - timedelta(minutes=n)
            copies.append(like)
        Report.objects.bulk_create(copies)
        sql.run(SAME_WORDS)
    bruno = enter("bruno")
    answer = ask(bruno)
    assert (answer["total"], answer["more_than_counted"]) == (OVER, True)
    assert all(facet["partial"] for facet in answer["facets"].values())
    assert sum(answer["facets"]["language"]["counts"].values()) == OVER
    on = ask(bruno, count="on")
    assert (on["total"], on["more_than_counted"]) == (51 * len(west), False)
    page = bruno.get("/search/?q=kittiwake").content.decode()
    assert "1,000+ reports" in page
    assert "Counted over the newest 1,000" in page
    place, met = None, 0
    while True:  # newest first goes to the end, beyond the thousand
        told_ = ask(bruno, order="newest", **({"after": place} if place else {}))
        met += len(told_["items"])
        place = told_["next"]
        if not place:
            break
    assert met == 51 * len(west)
    cast.actor("bruno")
    assert answer_to({}, counted=COUNTED).facets.total >= met


def test_a_spell_is_a_year_or_a_month():
    assert spell_days("2026-12")[1].isoformat() == "2027-01-01"
    assert [one.isoformat() for one in spell_days("2026")] == ["2026-01-01", "2027-01-01"]
