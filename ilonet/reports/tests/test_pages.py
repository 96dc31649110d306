"""The pages of reports, asked through the door: from the first word to the withdrawal, and the list."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.reports.models import Report
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.tests.test_verbs import MRZ, draft
from ilonet.reports.tests.writing import at, stored, typed
from tests import making


def mended(answer, keeps=""):
    """The page once more, with what to mend beside its field, and what was typed still in it."""
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#id_because"' in shown
    assert 'id="id_because_error"' in shown
    assert keeps in shown.split('<textarea name="because"')[1].split("</textarea>")[0]
    return shown


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.requirement("R-9.1-a")
def test_the_main_job_written_stopped_masked_addressed_released_and_read(cast, enter):
    amara, bruno, chiara = enter("amara"), enter("bruno"), enter("chiara")
    begun = amara.post("/information/new/", {"title": "Passports for sale", "kind": "situation", "language": "en"})
    address = begun.headers["Location"].removesuffix("text/")
    report = Report.objects.visible_to(cast.actor("amara")).get()

    amara.post(address + "text/", typed(report, **{"sections.0.text": f"Seen:\n{MRZ}"}))
    shown = amara.get(address + "text/").content.decode()
    assert "machine-readable zone" in shown
    assert 'formaction="' + address + 'masking/"' in shown
    west = f"network:{cast.west.public_id}"
    amara.post(address + "audience/", {"version": stored(cast, report).edition, "to": [west]})
    stopped = amara.post(address + "release/")
    assert stopped.status_code == 422
    assert "gate.refused" in stopped.content.decode()
    assert "ERIKSSON" not in stopped.content.decode()
    assert bruno.get(address).status_code == 404

    edition = stored(cast, report).edition
    masked = amara.post(
        address + "masking/",
        typed(report, version=edition, field="sections.0.text", **{"sections.0.text": f"Seen:\n{MRZ}"}),
    )
    assert masked.status_code == 302
    assert "4 authorities" in amara.get(address + "release/").content.decode()
    released = amara.post(address + "release/", follow=True).content.decode()
    assert re.search(r"Released to West Africa: \d readers in 4 authorities", released)

    assert "Passports for sale" in bruno.get("/information/").content.decode()
    read = bruno.get(address).content.decode()
    assert "addressed to West Africa, where you are posted" in read
    assert "TLP:AMBER" in read
    assert "Read by" not in read
    assert "Liaison service ITA" in amara.get(address).content.decode()
    for door in ("", "text/", "release/", "withdrawal/", "readers/", "versions/1/", "audience/"):
        assert chiara.get(address + door).status_code == 404
    assert "Passports" not in chiara.get("/information/").content.decode()


@pytest.mark.requirement("R-3.1-a")
def test_the_back_office_reviews_returns_and_releases(cast, enter):
    authority = making.authority("FRA")
    authority.reviews_before_release = True
    authority.save()
    report = draft(cast, audience=[cast.west.circle_id])
    amara, farid, tove = enter("amara"), enter("farid"), enter("tove")
    assert amara.post(at(report, "release/")).status_code == 403
    assert farid.get(at(report)).status_code == 404
    amara.post(at(report, "submission/"))
    assert "Departures by sea" in farid.get("/information/?shelf=waiting").content.decode()
    assert tove.get(at(report)).status_code == 404
    told = mended(farid.post(at(report, "return/"), {"because": " "}))
    assert "Say in one sentence what should be changed." in told
    assert "Fewer boats" in told
    assert mended(farid.post(at(report, "return/"), {"because": f"Leave out {MRZ}"}), keeps="ERIKSSON")
    farid.post(at(report, "return/"), {"because": "Say since when."})
    assert farid.get(at(report)).status_code == 404
    assert "Say since when." in amara.get(at(report, "text/")).content.decode()
    amara.post(at(report, "submission/"))
    assert farid.post(at(report, "release/")).status_code == 302
    assert enter("bruno").get(at(report)).status_code == 200


def test_nothing_of_a_new_version_is_seen_before_its_release(cast, enter):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    amara, bruno = enter("amara"), enter("bruno")
    bruno.get(at(report))
    before = bruno.get(at(report)).content
    amara.post(at(report, "revision/"))
    amara.post(at(report, "text/"), typed(report, version=2, title="Secret second"), follow=True)
    seen = bruno.get(at(report)).content
    assert b"Secret second" not in seen
    assert b"Version 2" not in seen
    assert len(seen) == len(before)
    assert bruno.get(at(report, "versions/2/")).status_code == 404
    assert "Secret second" in amara.get(at(report, "versions/2/")).content.decode()


@pytest.mark.requirement("R-SEC-7")
def test_withdrawn_is_gone_for_everybody_but_its_originator(cast, enter):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    revise(report, by=cast.actor("amara"))
    release(report, by=cast.actor("amara"))
    bruno, farid = enter("bruno"), enter("farid")
    assert bruno.get(at(report, "versions/1/")).status_code == 200
    assert bruno.get(at(report, "withdrawal/")).status_code == 403
    for nothing in ({}, {"because": ""}):
        assert "Say in one sentence why." in mended(farid.post(at(report, "withdrawal/"), nothing))
    assert mended(farid.post(at(report, "withdrawal/"), {"because": f"Wrong {MRZ}"}), keeps="ERIKSSON")
    assert farid.post(at(report, "withdrawal/"), {"because": "Wrong figures."}).status_code == 302
    absent = enter("bruno").get(f"/information/{uuid4()}/")
    for door in ("", "versions/1/", "versions/2/"):
        assert bruno.get(at(report, door)).status_code == absent.status_code == 404
    assert "Wrong figures." in enter("amara").get(at(report)).content.decode()


@pytest.mark.requirement("R-SEC-3")
def test_red_offers_named_posts_only_and_is_in_nobody_elses_list(cast, enter):
    report = draft(cast, tlp="red")
    amara = enter("amara")
    offered = amara.get(at(report, "audience/") + "?near=Ghana").content.decode()
    assert "network:" not in offered
    bruno = f"post:{making.serving(cast.bruno).post.public_id}"
    assert bruno in offered
    refused = amara.post(at(report, "audience/"), {"version": 1, "to": [f"network:{cast.east.public_id}"]})
    assert (refused.status_code, "audience.not_offered" in refused.content.decode()) == (422, True)
    amara.post(at(report, "audience/"), {"version": 1, "to": [bruno]})
    assert amara.post(at(report, "release/")).status_code == 302
    assert enter("bruno").get(at(report)).status_code == 200
    for other in ("viktor", "elena", "farid", "greta", "pavel", "leo"):
        assert enter(other).get(at(report)).status_code == 404


@pytest.mark.parametrize(
    "query, code",
    [
        ("order_by=password", "query.unknown_parameter"),
        ("topic=b&topic=c", "query.repeated_parameter"),
        ("topic=z", "query.value"),
        ("after=x", "query.value"),
        ("since=yesterday", "query.value"),
    ],
)
def test_the_list_refuses_what_it_does_not_know(cast, enter, query, code):
    answer = enter("bruno").get(f"/information/?{query}")
    assert answer.status_code == 400
    told = answer.content.decode()
    assert code in told
    assert re.search(r'<dd class="code">[0-9a-f]{8}</dd>', told)


@pytest.mark.requirement("R-9.0-r19")
def test_the_list_narrows_and_pages_and_costs_the_same_for_three_and_for_thirty(cast, enter):
    bruno = enter("bruno")
    made = [making.report(cast.amara, audience=[cast.west.circle_id], title=f"Report {n:02}") for n in range(3)]
    making.report(cast.amara, audience=[cast.west.circle_id], title="On papers", topics=["f"], countries=["GHA"])
    bruno.get("/information/")
    with CaptureQueriesContext(connection) as few:
        bruno.get("/information/")
    made += [making.report(cast.amara, audience=[cast.west.circle_id], title=f"Report {n:02}") for n in range(3, 30)]
    with CaptureQueriesContext(connection) as many:
        first = bruno.get("/information/").content.decode()
    assert len(few) == len(many) <= 12, [one["sql"][:120] for one in many]
    second = re.search(r'href="(/information/\?after=[^"]+)" rel="next"', first)[1].replace("&amp;", "&")
    seen = re.findall(r"Report \d\d|On papers", first + bruno.get(second).content.decode())
    assert len(seen) == len(set(seen)) == 31
    narrowed = bruno.get("/information/?topic=f&country=GHA&authority=FRA&level=operational&since=2024-01-01")
    assert re.findall(r"Report \d\d|On papers", narrowed.content.decode()) == ["On papers"]


def test_opening_a_report_costs_the_same_however_many_may_read_it(cast, enter):
    amara, bruno = enter("amara"), enter("bruno")
    narrow = making.report(cast.amara, audience=[cast.west.circle_id])
    wide = making.report(cast.amara, audience=[cast.west.circle_id, 1])
    bruno.get(at(narrow))
    costs = []
    for report in (narrow, wide):
        with CaptureQueriesContext(connection) as asked:
            assert bruno.get(at(report)).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 20, costs
    assert amara.get(at(wide, "readers/")).status_code == 200


@pytest.mark.requirement("R-SEC-1")
@pytest.mark.requirement("R-SEC-4")
def test_the_marking_stands_on_the_page_and_on_every_printed_sheet(cast, enter):
    report = draft(cast, handling="H3", handling_note="Not to carriers", sensitive=True, tlp="green")
    told = enter("amara").get(at(report)).content.decode()
    printed = re.search(r'<div class="printed".*?</div>', told, re.DOTALL)[0]
    for part in ("TLP:GREEN", "SENSITIVE", "H3: other restriction, stated", "Not to carriers"):
        assert part in printed
    assert 'data-tlp="GREEN"' in told


def test_two_posts_of_one_authority_in_one_city_are_counted_in_its_list(cast, enter):
    making.officer("xaver", "FRA", "SEN", city="Dakar")
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    assert "Dakar: COM, FRA (2)" in enter("amara").get(f"/information/{report.public_id}/readers/").content.decode()
