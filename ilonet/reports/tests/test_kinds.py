"""The templates of reports, and what is stated by them: written, stopped, guarded, released, read; through the door."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.lib import sql
from ilonet.lib.refusals import Refusal
from ilonet.reports import drafting, gating
from ilonet.reports.kinds.known import TEMPLATES
from ilonet.reports.kinds.template import Field, Template
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.tests.kinds import ALERT, FLOWS, alert, of_kind
from ilonet.reports.tests.test_api import SEND, URL, refused
from ilonet.reports.tests.test_verbs import MRZ
from ilonet.reports.tests.writing import at, stored, typed
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Kind
from tests import making


@pytest.mark.requirement("R-3.4-f")
def test_a_fraud_alert_from_its_first_press_to_its_reader(cast, enter):
    amara, bruno = enter("amara"), enter("bruno")
    begun = amara.post("/information/new/", {"title": "Altered passports", "kind": "document_fraud", "language": "en"})
    address = begun.headers["Location"]
    report = Report.objects.visible_to(cast.actor("amara")).get()
    page = amara.get(address).content.decode()
    assert "Feature attacked" in page
    assert 'value="What was found"' in page
    assert "The method, without any number" in page
    said = typed(report, kind="document_fraud", europol="siena", crime_area="documents", topics=["f"]) | {
        "particulars": ["features"],
        "particulars.document": "passport",
        "particulars.issuing_state": "Ghana",
        "particulars.method": "altered",
        "particulars.features": ["photo", "chip"],
        "particulars.detection": f"Seen in {MRZ}",
        "particulars.cases": "3",
    }
    amara.post(address, said)
    page = amara.get(address).content.decode()
    assert 'id="found-particulars.detection"' in page
    masked = amara.post(at(report, "masking/"), said | {"version": 2, "field": "particulars.detection"})
    assert masked.status_code == 302
    assert stored(cast, report).text.particulars["issuing_state"] == "GHA"
    amara.post(at(report, "audience/"), {"version": 3, "to": [f"network:{cast.west.public_id}"]})
    assert amara.post(at(report, "release/")).status_code == 302

    read = bruno.get(at(report)).content.decode()
    for words in (
        "Ghana",
        "altered",
        "photograph, chip",
        "removed]",
        "&lt;5",
        "yes, sent through SIENA · document fraud",
    ):
        assert words in " ".join(read.split()), words
    assert "ERIKSSON" not in read
    found = bruno.get("/api/v1/search", {"q": "photograph"}).json()["items"]
    assert [one["title"] for one in found] == [report.title]
    assert "Altered" in bruno.get("/information/?kind=document_fraud").content.decode()


@pytest.mark.requirement("R-3.4-b")
def test_rows_come_and_go_without_script_and_what_cannot_be_read_is_kept_and_said(cast, enter):
    report = of_kind(cast, "situation", {})
    amara = enter("amara")
    first = {"particulars.flows.0.origin": "Atlantis", "particulars.flows.0.number": "about 20"}
    amara.post(at(report, "rows/flows/"), typed(report) | first)
    assert stored(cast, report).text.particulars["flows"] == [{"origin": "Atlantis", "number": "about 20"}, {}]
    page = amara.get(at(report, "text/")).content.decode()
    assert "Row 1: Persons is not a whole number" in page
    assert "no country has this name" in page
    assert 'value="about 20"' in page
    second = {"particulars.flows.4.number": "1 204", "particulars.flows.4.origin": "Gambie"}
    amara.post(at(report, "rows/flows/0/removal/"), typed(report, version=2) | first | second)
    assert stored(cast, report).text.particulars["flows"] == [{"number": 1204, "origin": "GMB"}]
    assert amara.post(at(report, "rows/legs/"), typed(report, version=3)).status_code == 404
    saved = amara.post(at(report, "draft/"), typed(report, version=3, particulars="flows"))
    assert saved.json()["version"] == 4
    assert stored(cast, report).text.particulars["flows"] == []


@pytest.mark.requirement("R-3.4-b", "R-2.3-a")
def test_small_counts_reach_nobody_but_who_wrote_them(cast, enter):
    report = of_kind(cast, "situation", {"flows": FLOWS, "flows_total": 90})
    release(report, by=cast.actor("amara"))
    bruno, amara = enter("bruno"), enter("amara")
    told = bruno.get(f"{URL}/{report.public_id}").json()["particulars"]
    assert told["flows"][0] == {"origin": "GMB", "number": "withheld", "women": "withheld", "men": "<5"}
    assert told["flows"][1]["number"] == 61
    assert told["flows"][2]["number"] == "<5"
    page = bruno.get(at(report)).content.decode()
    assert "Counts below 5 are shown" in page
    numbers = re.findall(r'class="number"><span>\s*(?:<span class="soft">)?([^<&]*|&lt;5)', page)
    assert "3" not in [one.strip() for one in numbers]
    revise(report, by=cast.actor("amara"))
    assert amara.get(f"{URL}/{report.public_id}/draft").json()["particulars"]["flows"] == FLOWS


def test_of_another_kind_what_the_first_was_told_stays_with_the_draft_and_is_never_released(cast, enter):
    report = alert(cast)
    amara = enter("amara")
    amara.post(at(report, "text/"), typed(report, kind="good_practice", next="stay"))
    kept = stored(cast, report).text
    assert (kept.kind, kept.template_version, kept.particulars) == ("good_practice", 1, ALERT)
    assert "What was done" in [one["heading"] for one in kept.sections]
    assert [one["heading"] for one in kept.finished().sections] == ["What was seen"]
    assert "laminate lifts" not in amara.get(at(report)).content.decode()
    particulars = {"particulars.result": "Fewer questions.", "particulars.transfer": "as_is"}
    said = typed(report, version=2, kind="good_practice") | particulars
    amara.post(at(report, "text/"), said)
    release(stored(cast, report), by=cast.actor("amara"))
    assert stored(cast, report).particulars == {"result": "Fewer questions.", "transfer": "as_is"}


@pytest.mark.requirement("R-SEC-3", "R-SEC-8")
def test_of_drafts_and_red_no_particular_stands_in_clear_or_in_the_index(cast):
    """And every word of it passes the gate first."""
    said = "SELECT to_jsonb(r)::text FROM reports_report r WHERE id = %s"
    bruno = making.serving(cast.bruno).post.circle_id
    report = alert(cast, tlp="red", audience=[bruno])
    assert "laminate" not in sql.value(said, [report.pk])
    release(report, by=cast.actor("amara"))
    assert "laminate" not in sql.value(said, [report.pk])
    assert Report.objects.visible_to(cast.actor("bruno")).get(pk=report.pk).text.particulars == ALERT
    open_ = alert(cast)
    release(open_, by=cast.actor("amara"))
    assert "laminate" in sql.value(said, [open_.pk])


def test_every_cell_passes_the_gate(cast):
    legs = [{"from": "Kayar", "to": MRZ, "transport": "boat"}]
    report = of_kind(cast, "route", {"route": "watl", "trend": "rising", "legs": legs})
    with pytest.raises(Refusal) as refused_:
        release(report, by=cast.actor("amara"))
    assert (refused_.value.code, refused_.value.field) == ("gate.refused", "particulars.legs.0.to")
    clean = gating.masked(report.text).particulars["legs"][0]
    assert "ERIKSSON" not in clean["to"]
    assert (clean["from"], clean["transport"]) == ("Kayar", "boat")


def test_a_leg_leads_from_one_place_to_another(cast):
    legs = [
        {"from": "Kayar", "to": "Nouadhibou", "transport": "boat"},
        {"from": "Oran", "to": " oran", "transport": "bus"},
    ]
    report = of_kind(cast, "route", {"route": "watl", "trend": "rising", "legs": legs})
    with pytest.raises(Refusal) as refused_:
        release(report, by=cast.actor("amara"))
    assert [one["field"] for one in refused_.value.more["missing"]] == ["particulars.legs.1.to"]
    assert "Leg 2 leads from Oran to the same place." in str(refused_.value.more["missing"])


def test_a_version_keeps_its_template_and_its_particulars(cast, monkeypatch, enter):
    report = alert(cast)
    release(report, by=cast.actor("amara"))
    later = Template("document_fraud", 2, "Shorter.", (), (Field("hint", "Hint", required=True),))
    monkeypatch.setitem(TEMPLATES, "document_fraud", (*TEMPLATES["document_fraud"], later))
    revise(report, by=cast.actor("amara"))
    amara, bruno = enter("amara"), enter("bruno")
    page = amara.get(at(report, "text/")).content.decode()
    assert "written with an earlier template" in page
    assert "Feature attacked" in page
    said = typed(report, version=2, kind="document_fraud", europol="no", why="Shorter")
    amara.post(at(report, "template/"), said)
    changed = replace(stored(cast, report).being_written(cast.actor("amara")).text, particulars={"hint": "Look twice."})
    assert changed.template_version == 2
    drafting.save(stored(cast, report), changed, edition=3, by=cast.actor("amara"))
    release(stored(cast, report), by=cast.actor("amara"))
    assert "Look twice." in bruno.get(at(report)).content.decode()
    first = bruno.get(at(report, "versions/1/")).content.decode()
    assert "The laminate lifts" in first
    assert "Feature attacked" in first
    versions = {one.number: one.text for one in ReportVersion.objects.visible_to(cast.actor("bruno"))}
    assert [versions[number].template_version for number in (1, 2)] == [1, 2]


def test_of_two_who_save_over_each_other_both_see_what_was_stated(cast, enter):
    report = alert(cast)
    said = typed(report, version=7, kind="document_fraud") | {"particulars.detection": "Mine alone."}
    told = enter("amara").post(at(report, "text/"), said).content.decode()
    assert "Mine alone." in told
    assert "The laminate lifts" in told


def test_x4_warns_its_reader(cast, enter):
    report = alert(cast, source_code="X", information_code="4")
    release(report, by=cast.actor("amara"))
    assert "Graded X4" in enter("bruno").get(at(report)).content.decode()


def test_machines_learn_the_templates_and_send_what_they_ask_for(cast, enter):
    amara = enter("amara")
    listed = {one["kind"]: one for one in amara.get(f"{URL}/templates").json()["items"]}
    assert set(listed) == set(Kind.values)
    assert "passport" in next(one for one in listed["document_fraud"]["fields"] if one["name"] == "document")["choices"]
    begun = amara.post(URL, {"title": "Sent", "kind": "document_fraud", "particulars": ALERT}, **SEND).json()
    assert begun["particulars"] == ALERT
    assert begun["facts"]["template_version"] == 1
    one = f"{URL}/{begun['id']}/draft"
    for wrong, code in (
        ({"colour": "red"}, "report.unknown_field"),
        ({"document": "napkin"}, "report.unknown_value"),
        ({"cases": "three"}, "report.unknown_value"),
        ({"issuing_state": "Atlantis"}, "report.unknown_value"),
    ):
        assert refused(amara.put(one, {"version": 1, "particulars": wrong}, **SEND), 422, code)
    rows = {"kind": "situation", "version": 1, "particulars": {"flows": [{"number": 3}] * 61}}
    assert refused(amara.put(one, rows, **SEND), 413, "text.too_long")
    assert refused(amara.put(one, {"version": 1, "vulnerable": ["cats"]}, **SEND), 422, "report.unknown_value")


def test_reading_costs_the_same_for_three_rows_and_for_thirty(cast, enter):
    bruno = enter("bruno")
    costs = []
    for rows in (FLOWS, FLOWS * 10):
        report = of_kind(cast, "situation", {"flows": rows})
        release(report, by=cast.actor("amara"))
        bruno.get(at(report))
        with CaptureQueriesContext(connection) as asked:
            assert bruno.get(at(report)).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 20


def test_no_list_reads_what_is_heavy(cast, enter):
    bruno = enter("bruno")
    release(alert(cast), by=cast.actor("amara"))
    with CaptureQueriesContext(connection) as asked:
        bruno.get("/information/")
    assert not [one["sql"] for one in asked if '"particulars"' in one["sql"]]


def test_a_table_that_nobody_asks_for_stays_folded_until_somebody_writes_in_it(cast, enter):
    report = of_kind(cast, "situation", {"flows": [{}]})
    amara = enter("amara")
    assert "rows-folded" in amara.get(at(report, "text/")).content.decode()
    amara.post(at(report, "rows/flows/"), typed(report) | {"particulars.flows.0.number": "20"})
    assert "rows-folded" not in amara.get(at(report, "text/")).content.decode()


def test_headings_that_are_only_suggested_say_nothing_of_the_language():
    begun = Text(title="Plus de départs vers le nord depuis la fin du mois", language="fr").becoming("situation")
    assert [one["heading"] for one in begun.sections][:2] == ["Summary", "Findings"]
    assert begun.reads_like == ""
    assert begun.finished().sections == []
