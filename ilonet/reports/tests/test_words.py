"""What stands in the index of a report, and how it is brought up to date."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.concepts.terms import edition
from ilonet.lib import sql
from ilonet.lib.words import STEMS_ONLY, WHOLE
from ilonet.reports.analysing import analyse_again
from ilonet.reports.models import Report
from ilonet.reports.words import EDITIONS, index
from tests import making

BECAUSE = "a test looks into the index"
COLUMNS = "SELECT to_jsonb(r) - 'words' - 'analysis' FROM reports_report r WHERE id = %s"


@pytest.fixture
def red(cast):
    to_bruno = making.serving(cast.bruno).post.circle_id
    return making.report(cast.chiara, audience=[to_bruno], tlp="red", title="Kittiwake", text="Gannets left at night.")


def lexemes(report):
    with as_the_system(because=BECAUSE):
        index(report)
        return set(sql.value("SELECT tsvector_to_array(words) FROM reports_report WHERE id = %s", [report.pk]) or [])


def in_clear(report):
    with as_the_system(because=BECAUSE):
        return sql.value("SELECT to_jsonb(r)::text FROM reports_report r WHERE id = %s", [report.pk]).casefold()


def analysis(report):
    with as_the_system(because=BECAUSE):
        return Report.objects.unrestricted(because=BECAUSE).values_list("analysis", flat=True).get(pk=report.pk)


@pytest.mark.requirement("R-SEC-8")
def test_of_red_the_title_is_found_and_the_body_stands_nowhere(red):
    assert "kittiwake" in lexemes(red)
    assert not {"gannets", "gannet", "night"} & lexemes(red)
    assert "gannet" not in in_clear(red)


def test_red_is_found_by_whom_it_names_alone(red, cast, client):
    lexemes(red)
    for name, expected in (("bruno", 1), ("chiara", 1), ("amara", 0), ("tove", 0), ("greta", 0)):
        client.force_login(cast.people[name])
        assert client.get("/api/v1/search", {"q": "kittiwakes"}).json()["total"] == expected, name
    client.force_login(cast.bruno)
    assert client.get("/api/v1/search", {"q": "gannets"}).json()["total"] == 0


def test_a_draft_and_what_is_withdrawn_are_in_no_index(cast):
    draft = making.report(cast.amara, audience=[], released=False)
    assert lexemes(draft) == set()
    released = making.report(cast.amara, audience=[], text="Their crews fled.")
    assert {"departures", "departure", "crews", "crew", "fled", "flee"} <= lexemes(released)


def test_rows_of_a_lesser_analysis_are_analysed_again_and_nothing_else_changes(cast, settings, tmp_path):
    report = making.report(cast.amara, audience=[cast.west.circle_id], text="They fled by night.")
    made, settings.ILONET_DICTIONARIES = settings.ILONET_DICTIONARIES, tmp_path
    assert "flee" not in lexemes(report)
    assert analysis(report) == edition() * EDITIONS + STEMS_ONLY
    with as_the_system(because=BECAUSE):
        before = sql.value(COLUMNS, [report.pk])
    events = Event.objects.count()
    assert analyse_again() == 0  # nothing better is possible here

    settings.ILONET_DICTIONARIES = made
    while analyse_again(most=1):
        pass
    assert analysis(report) == edition() * EDITIONS + WHOLE
    with as_the_system(because=BECAUSE):
        assert "flee" in sql.value("SELECT tsvector_to_array(words) FROM reports_report WHERE id = %s", [report.pk])
        assert sql.value(COLUMNS, [report.pk]) == before
    assert Event.objects.count() == events


def test_as_asked_comes_before_other_forms_even_when_older(cast, client):
    written = making.report(cast.amara, audience=[cast.west.circle_id], title="A boat", text="It came ashore.")
    other = making.report(
        cast.amara, audience=[cast.west.circle_id], title="Boats and more boats", text="Boats, boats."
    )
    for one in (written, other):
        lexemes(one)
    client.force_login(cast.bruno)
    found = client.get("/api/v1/search", {"q": "boat"}).json()["items"]
    assert [one["title"] for one in found] == ["A boat", "Boats and more boats"]
