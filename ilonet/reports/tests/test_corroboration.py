"""Confirmed by independent authorities, as far as a reader may know: no count says more than the rows do (features 10)."""

import random
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.lib.refusals import Refusal
from ilonet.reports.corroborated import Told, corroborated
from ilonet.reports.corroborating import corroborate, take_back
from ilonet.reports.models import Corroboration, Report, Says
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.sharing import narrow, widen
from ilonet.reports.tests.test_verbs import draft
from ilonet.reports.withdrawal import withdraw
from ilonet.reports.words import index
from tests import making
from tests.cast import entering


def say(of, says, **said):
    """Of the version that is shown."""
    corroborate(of, says, version=of.released_version, **said)


READERS = ("amara", "bruno", "elena", "viktor", "farid")


@pytest.fixture
def report(cast):
    made = draft(cast, audience=[cast.west.circle_id])
    release(made, by=cast.actor("amara"))
    return made


def counts(cast, name, report):
    told = corroborated([report], cast.actor(name)).get(report.pk, Told())
    return told.confirmed, told.contradicted, told.outdated


@pytest.mark.requirement("R-9.0-r19")
def test_readers_of_other_authorities_say_what_they_have_seen(cast, report):
    say(report, Says.CONFIRMED, line="Off the coast in May.", by=cast.actor("bruno"))
    say(report, Says.CONTRADICTED, by=cast.actor("elena"))
    assert {counts(cast, name, report) for name in READERS} == {(1, 1, 0)}
    say(report, Says.CONFIRMED, by=cast.actor("elena"))
    assert counts(cast, "amara", report) == (2, 0, 0), "said again, it replaces what was said"
    take_back(report, by=cast.actor("elena"))
    assert counts(cast, "amara", report) == (1, 0, 0)


@pytest.mark.parametrize(
    "name, status", [("amara", 403), ("farid", 403), ("chiara", 404), ("nils", 404), ("rosa", 404)]
)
def test_neither_the_originator_nor_who_may_not_know_it(cast, report, name, status):
    with pytest.raises(Refusal) as refused:
        say(report, Says.CONFIRMED, by=cast.actor(name))
    assert refused.value.status == status


def test_deployments_of_one_authority_count_once_and_the_originators_never(cast, report):
    second = making.officer("xaver", "ITA", "SEN", city="Dakar")
    third = making.officer("yves", "FRA", "GHA", city="Accra")
    making.corroboration(report, cast.bruno, "")
    making.corroboration(report, second, "", says="outdated")
    making.corroboration(report, third, "", says="contradicted")
    assert sum(counts(cast, "amara", report)) == 1
    cast.people["yves"] = third
    with pytest.raises(Refusal):
        say(report, Says.CONFIRMED, by=cast.actor("yves"))


def test_kept_for_the_originator_nobody_else_counts_it(cast, report):
    say(report, Says.CONTRADICTED, line="Not in our port.", is_open=False, by=cast.actor("bruno"))
    assert [counts(cast, name, report)[1] for name in READERS] == [1, 1, 0, 0, 1]
    pages = {
        name: entering(cast.people[name]).get(f"/information/{report.public_id}/").content.decode() for name in READERS
    }
    assert [name for name in READERS if "Not in our port." in pages[name]] == ["amara", "bruno", "farid"]
    assert "contradicted" not in pages["elena"]


def test_it_follows_the_readers_of_the_report_and_belongs_to_a_version(cast, report):
    widen(report, [cast.east.circle_id], by=cast.actor("amara"))
    say(report, Says.CONFIRMED, by=cast.actor("bruno"))
    assert counts(cast, "chiara", report) == (1, 0, 0)
    narrow(report, [cast.east.circle_id], by=cast.actor("amara"))
    assert _rows(cast, "chiara") == 0
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))
    assert counts(cast, "bruno", report) == (0, 0, 0), "it was said of another text"
    say(report, Says.OUTDATED, is_open=False, by=cast.actor("bruno"))
    withdraw(report, because="It was wrong.", by=cast.actor("amara"))
    assert [_rows(cast, name) for name in ("amara", "farid", "bruno", "elena")] == [1, 1, 0, 0]


def _rows(cast, name):
    return Corroboration.objects.visible_to(cast.actor(name)).count()


@pytest.mark.requirement("INV-3")
def test_what_is_counted_is_a_function_of_what_the_reader_sees(cast, report):
    """In random states: with every word that a reader may not know taken away, they are told the same."""
    dice = random.Random(11)  # noqa: S311
    posts = [making.serving(cast.people[name]).post for name in ("bruno", "elena", "viktor")]
    posts += [
        making.post(making.authority(code), "SEN", city=f"City {n}") for n, code in enumerate(["ITA", "SWE", "FRA"])
    ]
    for _ in range(40):
        with as_the_system(because=making.BECAUSE):
            every = Corroboration.objects.unrestricted(because=making.BECAUSE)
            every.filter(report=report).delete()
            for post in dice.sample(posts, dice.randint(1, len(posts))):
                is_open = dice.random() < 0.5
                Corroboration.objects.create(
                    report=report,
                    version=1,
                    post=post,
                    authority=post.authority,
                    says=dice.choice(Says.values),
                    is_open=is_open,
                    readers=report.readers if is_open else sorted({post.circle_id, *report.originator}),
                )
        for name in READERS:
            told = counts(cast, name, report)
            seen = list(Corroboration.objects.visible_to(cast.actor(name)).values_list("pk", flat=True))
            newest = {}
            for one in Corroboration.objects.visible_to(cast.actor(name)).order_by("at", "pk"):
                if one.authority_id != report.authority_id:
                    newest[one.authority_id] = one.says
            assert told == tuple(list(newest.values()).count(one) for one in Says.values), name
            assert len(seen) >= sum(told)


def test_on_pages_lists_and_by_the_interface(cast, report):
    bruno, json = entering(cast.bruno), "application/json"
    here = f"/information/{report.public_id}/corroboration/"
    assert here in bruno.get(f"/information/{report.public_id}/").content.decode()
    assert bruno.post(here, {"line": "No choice made."}).status_code == 400
    assert (
        bruno.post(here, {"says": "confirmed", "version": 1, "line": "Passport P1234567 of Anna Eriksson"}).status_code
        == 400
    )
    assert bruno.post(here, {"says": "confirmed", "version": 1, "line": "Off Accra in May."}).status_code == 302
    page = entering(cast.elena).get(f"/information/{report.public_id}/").content.decode()
    assert "confirmed by one authority" in page
    assert "Off Accra in May." in page
    assert "confirmed: 1" in entering(cast.elena).get("/information/").content.decode()
    assert bruno.post(f"{here}removal/").status_code == 302
    api = f"/api/v1/reports/{report.public_id}"
    assert bruno.post(f"{api}/corroboration", {"says": "liked", "version": 1}, json).status_code == 422
    assert (
        bruno.post(f"{api}/corroboration", {"says": "outdated", "version": 1, "alone": True}, json).status_code == 204
    )
    told = {name: entering(cast.people[name]).get(api).json()["corroborated"]["outdated"] for name in READERS}
    assert told == {"amara": 1, "bruno": 1, "elena": 0, "viktor": 0, "farid": 1}
    assert bruno.post(f"{api}/corroboration/remove", {}, json).status_code == 204


def test_it_is_said_of_the_version_that_was_read(cast, report):
    """Somebody reads a version, its author releases another: what is sent then confirms nothing that was not read."""
    bruno, json = entering(cast.bruno), "application/json"
    here, api = f"/information/{report.public_id}/corroboration/", f"/api/v1/reports/{report.public_id}/corroboration"
    sent = {"says": "confirmed", "line": "Off Accra in May.", "version": _version_in(bruno.get(here))}
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))
    refused = bruno.post(here, sent)
    told = refused.content.decode()
    assert refused.status_code == 400
    assert "A new version of the report was released while you were writing." in told
    assert "Off Accra in May." in told, "what was typed is still there"
    assert bruno.post(here, {"says": "confirmed"}).status_code == 400
    assert bruno.post(api, {"says": "confirmed", "version": 1}, json).status_code == 409
    assert bruno.post(api, {"says": "confirmed"}, json).status_code == 422
    assert sum(counts(cast, "amara", report)) == 0
    assert _version_in(refused) == "2", "once it was read, it can be sent"
    assert bruno.post(here, sent | {"version": 2}).status_code == 302
    assert counts(cast, "amara", report) == (1, 0, 0)


def _version_in(page):
    return re.search(r'name="version" value="(\d*)"', page.content.decode())[1]


def test_nothing_said_is_cut_off_or_read_as_something_else(cast, report):
    """A line is stored whole or refused; a misspelt “alone” does not speak to all readers."""
    bruno, json, api = entering(cast.bruno), "application/json", f"/api/v1/reports/{report.public_id}/corroboration"
    said = {"says": "confirmed", "version": 1}
    assert bruno.post(api, said | {"line": "x" * 201}, json).status_code == 413
    assert bruno.post(api, said | {"is_open": False}, json).status_code == 422
    assert sum(counts(cast, "amara", report)) == 0
    assert bruno.post(api, said | {"line": "x" * 200}, json).status_code == 204
    assert Corroboration.objects.visible_to(cast.actor("bruno")).get().line == "x" * 200


def test_a_list_asks_once_for_all_of_it(cast, report):
    def questions():
        rows = list(Report.objects.visible_to(cast.actor("elena")).released())
        with CaptureQueriesContext(connection) as asked:
            corroborated(rows, actor)
        return len(asked)

    actor = cast.actor("elena")
    making.corroboration(report, cast.bruno, "")
    one = questions()
    for _ in range(5):
        making.corroboration(making.report(cast.amara, audience=[cast.west.circle_id]), cast.bruno, "")
    assert questions() == one == 1


def test_a_search_shows_as_much_of_it_as_its_reader_may_know_in_one_question_more(cast, report, count_queries):
    for n in range(3):
        index(making.report(cast.amara, audience=[cast.west.circle_id], title=f"Boats {n}"))
    index(report)
    say(report, Says.CONFIRMED, by=cast.actor("bruno"))
    say(report, Says.CONTRADICTED, by=cast.actor("elena"), is_open=False)
    sought = "/search/?q=boats"
    viktor = entering(cast.viktor)
    few = count_queries(lambda: viktor.get(sought))
    shown = {name: entering(cast.people[name]).get(sought).content.decode() for name in ("amara", "viktor")}
    assert all("confirmed: 1" in one for one in shown.values())
    assert "contradicted: 1" in shown["amara"]
    assert "contradicted" not in shown["viktor"], "it was said to the originator alone"
    for n in range(5):
        more = making.report(cast.amara, audience=[cast.west.circle_id], title=f"More boats {n}")
        index(more)
        say(more, Says.CONFIRMED, by=cast.actor("bruno"))
    assert count_queries(lambda: viktor.get(sought)) == few
    items = viktor.get("/api/v1/search?q=boats").json()["items"]
    assert {one["corroborated"]["confirmed"] for one in items} == {0, 1}
    assert not any(one["corroborated"]["contradicted"] for one in items)
