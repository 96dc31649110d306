"""Facets, pages behind a key and registers beside: what they count, for whom, and what they give away: nothing."""

import random
import uuid
from collections import Counter
from copy import copy
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from ilonet.lib.asking import after, cursor
from ilonet.reports.facets import COUNTED, OVER, answer_to
from ilonet.reports.models import Report
from ilonet.reports.narrowing import FACETS, spell_days
from ilonet.reports.words import index
from ilonet.search.searching import PAGE
from tests import making
from tests.making import BECAUSE

SAME_WORDS = """
UPDATE reports_report r SET words = o.words FROM reports_report o
WHERE o.title = r.title AND o.words IS NOT NULL AND r.words IS NULL
"""
FIRST = datetime(2025, 11, 28, 9, tzinfo=UTC)


def told(by, audience, number, *, word="Kittiwake"):
    """Facts from the number alone, so that one world can be told twice."""
    chance = random.Random(number)  # noqa: S311
    report = making.report(
        by,
        audience=audience,
        title=f"{word} {number}",
        text=f"{word} " * chance.randint(1, 4),
        topics=sorted(chance.sample("abc", chance.randint(1, 2))),
        countries=sorted(chance.sample(["SEN", "GHA", "MLI"], chance.randint(1, 2))),
        language=chance.choice(["en", "fr"]),
        kind=chance.choice(["route", "situation"]),
        vulnerable=chance.sample(["minors", "women", "elderly"], chance.randint(0, 2)),
        source_code=(grading := chance.choice(["A1", "B2", "  "]).strip())[:1],
        information_code=grading[1:],
        europol=chance.choice(["no", "siena", ""]),
    )
    with as_the_system(because=BECAUSE):
        report.released_at = FIRST + timedelta(days=3 * number)
        report.save(update_fields=["released_at"])
        index(report)
    return report


@pytest.fixture
def west(cast):
    return [told(cast.amara, [cast.west.circle_id], number) for number in range(24)]


def ask(client, **asked):
    answer = client.get("/api/v1/search", {"q": "kittiwake"} | asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


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


@pytest.mark.parametrize("order", ["best", "newest"])
def test_pages_meet_each_report_once_while_others_arrive(cast, enter, order):
    bruno, west = enter("bruno"), [cast.west.circle_id]
    reports = [told(cast.amara, west, number) for number in range(2 * PAGE + 3)]
    first = ask(bruno, order=order)
    told(cast.amara, west, 90)
    second = ask(bruno, order=order, after=first["next"])
    told(cast.amara, west, 91)
    third = ask(bruno, order=order, after=second["next"])
    titles = [one["title"] for page in (first, second, third) for one in page["items"]]
    assert sorted(titles) == sorted(one.title for one in reports)
    assert third["next"] is None
    if order == "newest":
        assert titles == [one.title for one in reversed(reports)]


def test_the_page_goes_on_by_link(cast, enter):
    for number in range(PAGE + 1):
        told(cast.amara, [cast.west.circle_id], number)
    bruno = enter("bruno")
    first = bruno.get("/search/", {"q": "kittiwake"})
    assert first.context["older"]
    second = bruno.get(first.context["older"])
    assert len(second.context["found"].hits) == 1
    assert "From the top" in second.content.decode()


@pytest.mark.parametrize(
    "place",
    [
        "x",
        after("2026-01-01T00:00:00+00:00"),
        after("2026-01-01T00:00:00", "6f9619ff-8b86-4011-b42d-00c04fc964ff"),
        after("2026-01-01T00:00:00+00:00", "1 OR 1=1"),
        after("2026-01-01T00:00:00+00:00", "6f9619ff-8b86-4011-b42d-00c04fc964ff", "nan", "2026-01-01T00:00:00+00:00"),
        after("2026-01-01T00:00:00+00:00", "6f9619ff-8b86-4011-b42d-00c04fc964ff", "1", "soon"),
        after(1, 2),
        after(1, 2, 3, 4),
        after(1, 2, 3, 4, 5),
    ],
)
def test_a_cursor_that_was_never_given_is_refused(enter, place):
    answer = enter("bruno").get("/api/v1/search", {"q": "kittiwake", "after": place})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "query.value")


@pytest.mark.parametrize(
    "asked",
    [{"topic": "b,zz"}, {"when": "26"}, {"when": "2026-00"}, {"kind": ","}, {"country": ",".join(["SEN"] * 21)}],
)
@pytest.mark.parametrize("door", ["/search/", "/information/", "/api/v1/reports"])
def test_values_that_no_facet_has_are_refused(enter, asked, door):
    assert enter("bruno").get(door, asked).status_code == 400


def test_a_cursor_tells_no_number_of_rows(cast, enter):
    """Keys of the table count what is hidden; the place is told by public ids."""
    for number in range(PAGE + 1):
        told(cast.amara, [cast.west.circle_id], number)
    at, public_id, *rest = cursor(ask(enter("bruno"))["next"])
    with as_the_system(because=BECAUSE):
        assert Report.objects.unrestricted(because=BECAUSE).filter(public_id=public_id).exists()
    assert not any(isinstance(one, int) for one in (at, public_id, *rest))


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
