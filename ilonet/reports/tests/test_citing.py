"""Reports speak of reports: each is shown to whoever may know both, and no count tells of the others (C.5)."""

from dataclasses import replace

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib.refusals import Refusal
from ilonet.reports import drafting
from ilonet.reports.citing import speaking_of
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.tests.test_api import URL
from ilonet.reports.tests.writing import at, stored, typed
from ilonet.reports.withdrawal import withdraw
from ilonet.reports.words import index
from ilonet.spills.pressing import press, spillable
from tests import making
from tests.making import BECAUSE


def spoken(cast, *, of=(), made=(), by="amara", audience=None, **said):
    """A released report that names these."""
    report = making.report(cast.people[by], audience=[], released=False, **said)
    saying(cast, report, by, refers_to=of, made_from=made, audience=audience or [cast.west.circle_id])
    release(report, by=cast.actor(by))
    return report


def saying(cast, report, by, **said):
    ids = {name: [str(one.public_id) for one in said.pop(name)] for name in ("refers_to", "made_from") if name in said}
    text = replace(report.being_written(cast.actor(by)).text, **ids, **said)
    drafting.save(report, text, edition=report.edition, by=cast.actor(by))


def told(cast, report, by):
    return [one.title for one in speaking_of(report, cast.actor(by))]


@pytest.mark.requirement("R-9.0-r19", "R-SEC-7")
def test_both_ends_are_shown_to_whoever_may_know_both(cast, enter):
    bruno = making.serving(cast.bruno).post.circle_id
    shared = making.report(cast.bruno, audience=[cast.west.circle_id], title="For the West")
    narrow = making.report(cast.bruno, audience=[making.serving(cast.amara).post.circle_id], title="For Amara alone")
    report = spoken(cast, of=[shared, narrow], title="It speaks of both")
    quiet = spoken(cast, of=[shared], title="For Bruno alone", audience=[bruno])
    page = {name: enter(name).get(at(report)).content.decode() for name in ("amara", "bruno", "elena")}
    assert "For Amara alone" in page["amara"]
    assert "For Amara alone" in page["bruno"], "he wrote it"
    assert "For Amara alone" not in page["elena"]
    assert str(narrow.public_id) not in page["elena"]
    assert all("For the West" in one for one in page.values())
    assert told(cast, shared, "bruno") == ["For Bruno alone", "It speaks of both"]
    assert told(cast, shared, "elena") == ["It speaks of both"]
    page = enter("elena").get(at(shared)).content.decode()
    assert "It speaks of both" in page
    assert "For Bruno alone" not in page
    told_to_elena = enter("elena").get(f"{URL}/{shared.public_id}").json()
    assert told_to_elena["referred_to_by"] == [str(report.public_id)]
    assert enter("elena").get(f"{URL}/{report.public_id}").json()["refers_to"] == [str(shared.public_id)]
    assert str(quiet.public_id) not in str(told_to_elena)


def test_what_is_withdrawn_hidden_or_not_said_any_more_is_nothing(cast):
    shared = making.report(cast.bruno, audience=[cast.west.circle_id], title="For the West")
    gone, wrong, changed = (spoken(cast, of=[shared], title=one) for one in ("Gone", "Wrong", "Changed"))
    assert told(cast, shared, "elena") == ["Changed", "Wrong", "Gone"]
    withdraw(stored(cast, gone), because="It was wrong.", by=cast.actor("amara"))
    assert told(cast, shared, "elena") == ["Changed", "Wrong"]
    press(spillable(wrong.public_id, cast.actor("amara")), because="A number.", by=cast.actor("amara"))
    assert told(cast, shared, "elena") == ["Changed"]
    again = stored(cast, changed)
    revise(again, by=cast.actor("amara"))
    saying(cast, again, "amara", refers_to=[], why="Without it.")
    assert told(cast, shared, "elena") == ["Changed"], "its readers have the version before"
    release(again, by=cast.actor("amara"))
    assert told(cast, shared, "elena") == []


def test_the_page_of_a_report_asks_as_often_for_one_as_for_many(cast, enter, count_queries):
    shared = making.report(cast.bruno, audience=[cast.west.circle_id])
    for n in range(2):
        spoken(cast, of=[shared], title=f"Number {n}")
    elena = enter("elena")
    few = count_queries(lambda: elena.get(at(shared)))
    for n in range(6):
        spoken(cast, of=[shared], title=f"More {n}")
    assert count_queries(lambda: elena.get(at(shared))) == few


def test_found_by_title_named_by_a_press_and_taken_out_again(cast, enter):
    shared = making.report(cast.bruno, audience=[cast.west.circle_id], title="Boats left Saint-Louis")
    hidden = making.report(cast.chiara, audience=[cast.east.circle_id], title="Boats left Batumi")
    within = making.report(cast.bruno, audience=[cast.west.circle_id], title="Calm at sea")  # its text says “boats”
    with as_the_system(because=BECAUSE):
        index(shared)
        index(hidden)
        index(within)
    report = making.report(cast.amara, audience=[], released=False, title="Mine")
    amara, here = enter("amara"), at(report, "citing/")
    for words in ("boats", "boa", "sáint BOA", "Saint-L"):
        found = amara.get(here, {"q": words}).content.decode()
        assert "Saint-Louis" in found, words
        assert "Batumi" not in found
        assert "Calm at sea" not in found, words
    for words in ("boats Batumi", "oats", "nowhere", "' | '", "-"):
        assert "has these words in its title" in amara.get(here, {"q": words}).content.decode(), words
    said = {"version": report.edition, "make": str(shared.public_id)}
    assert amara.post(f"{here}?q=boats", said).headers["Location"] == f"{here}?q=boats"
    assert stored(cast, report).made_from == [str(shared.public_id)]
    said = {"version": 2, "address": f"https://x.example{at(shared)}", "as": "refers_to"}
    amara.post(here, said)
    assert (stored(cast, report).made_from, stored(cast, report).refers_to) == ([], [str(shared.public_id)])
    for foreign in (hidden.public_id, report.public_id, "nonsense"):
        answer = amara.post(here, {"version": 3, "address": str(foreign), "as": "refers_to"})
        assert answer.status_code == 422
        assert "Batumi" not in answer.content.decode()
    assert "Boats left Saint-Louis" in amara.get(at(report, "text/")).content.decode()
    amara.post(here, {"version": 3, "out": str(shared.public_id)})
    assert stored(cast, report).refers_to == []
    answer = amara.post(at(report, "text/"), typed(stored(cast, report), next="citing"))
    assert answer.headers["Location"] == here


def test_by_program_and_never_itself(cast, enter):
    shared = making.report(cast.bruno, audience=[cast.west.circle_id])
    report = making.report(cast.amara, audience=[], released=False)
    amara, here = enter("amara"), f"{URL}/{report.public_id}/draft"

    def put(version, **said):
        return amara.put(here, {"version": version, **said}, "application/json")

    told = put(1, made_from=[str(shared.public_id)]).json()
    assert told["facts"]["made_from"] == [str(shared.public_id)]
    assert put(2, refers_to=[str(report.public_id)]).json()["error"]["code"] == "report.cites_itself"
    said = [f"{n:08x}-0000-4000-8000-000000000000" for n in range(31)]
    assert put(2, refers_to=said).json()["error"]["code"] == "report.too_many_cited"
    assert put(2, covered_by=said[:11]).json()["error"]["code"] == "report.too_many_cited"
    unknown = "00000000-0000-4000-8000-000000000000"
    assert put(2, refers_to=[unknown]).json()["error"]["code"] == "report.unknown_report"
    many = [str(making.report(cast.bruno, audience=[cast.west.circle_id]).public_id) for _n in range(11)]
    assert sorted(put(2, refers_to=many).json()["facts"]["refers_to"]) == sorted(many), (
        "as many at once as one after another"
    )


def test_whatever_is_lost_from_sight_goes_on_binding_until_it_is_taken_out(cast, enter):
    shared = making.report(cast.bruno, audience=[cast.west.circle_id], title="For the West")
    report = making.report(cast.amara, audience=[], released=False, title="Mine")
    saying(cast, report, "amara", made_from=[shared], audience=[cast.west.circle_id])
    withdraw(stored(cast, shared, "bruno"), because="It was wrong.", by=cast.actor("bruno"))
    amara = enter("amara")
    page = amara.get(at(report, "citing/")).content.decode()
    assert "For the West" not in page
    with pytest.raises(Refusal) as refused:
        release(report, by=cast.actor("amara"))
    assert refused.value.code == "derived.hidden"
    assert "For the West" not in str(vars(refused.value))
    assert f'href="{at(report, "citing/")}"' in amara.get(at(report, "release/")).content.decode()
    amara.post(at(report, "citing/"), {"version": report.edition, "next": "only_known"})
    release(stored(cast, report), by=cast.actor("amara"))


@pytest.mark.requirement("R-SEC-7")
def test_what_is_made_from_others_goes_no_further_and_no_lower(cast, enter):
    west, east, bruno = cast.west.circle_id, cast.east.circle_id, making.serving(cast.bruno).post.circle_id
    source = making.report(cast.bruno, audience=[west], title="For the West", handling="H2", sensitive=True)
    report = making.report(cast.amara, audience=[], released=False)
    refused = []
    for said in (
        {"audience": [west, east]},
        {"audience": [west], "tlp": "green"},
        {"audience": [west]},
        {"audience": [west], "handling": "H2"},
    ):
        saying(cast, report, "amara", made_from=[source], **({"tlp": "amber", "handling": ""} | said))
        with pytest.raises(Refusal) as stopped:
            release(report, by=cast.actor("amara"))
        refused.append((stopped.value.code, stopped.value.field))
        assert "“For the West”" in stopped.value.message
        assert stopped.value.status == 422
    assert refused == [
        ("derived.wider", "audience"),
        ("derived.lower", "tlp"),
        ("derived.handling", "handling"),
        ("derived.sensitive", "sensitive"),
    ]
    assert "is sensitive non-classified" in enter("amara").get(at(report, "release/")).content.decode()
    # A post of the network is within the network; a stricter marking is within a looser one.
    saying(cast, report, "amara", made_from=[source], audience=[bruno], tlp="red", handling="H3",
           handling_note="Stated", sensitive=True)  # fmt: skip
    release(report, by=cast.actor("amara"))
