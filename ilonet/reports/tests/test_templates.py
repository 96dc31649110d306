"""The templates of reports: is there one for every kind, can it be read, and what must stand in it?"""

import re
from datetime import date

import pytest

from ilonet.lib.refusals import Refusal
from ilonet.reports.kinds.known import TEMPLATES, newest, template_of
from ilonet.reports.kinds.template import Table, Type
from ilonet.reports.release import release
from ilonet.reports.soundness import faults, gaps
from ilonet.reports.tests.kinds import ALERT, of_kind
from ilonet.reports.vocabulary import Kind

TODAY = date(2026, 11, 22)


def test_every_kind_has_a_template_and_every_version_is_kept():
    assert set(TEMPLATES) == set(Kind.values)
    for kind, versions in TEMPLATES.items():
        assert [one.version for one in versions] == list(range(1, len(versions) + 1))
        assert {one.kind for one in versions} == {kind}
        assert newest(kind) == len(versions)


@pytest.mark.parametrize("template", [one for versions in TEMPLATES.values() for one in versions], ids=str)
def test_a_template_asks_what_it_can_read(template):
    names = [one.name for one in template.fields]
    assert len(names) == len(set(names))
    assert template.purpose
    assert template.sections
    for asked in template.fields:
        if isinstance(asked, Table):
            known = set(asked.by_name)
            assert {asked.summed} - {""} <= known
            assert not asked.total or asked.total in names
            assert all({*one.parts, one.whole} <= known for one in asked.sums)
        for one in asked.columns if isinstance(asked, Table) else [asked]:
            assert re.fullmatch(r"[a-z_]{1,40}", one.name)
            assert bool(one.choices) == (one.type in {Type.CHOICE, Type.CHOICES})
            assert not one.required_with[0] or one.required_with[0] in names


def test_what_was_written_before_there_were_templates_asks_for_nothing():
    free = template_of("situation", 0)
    assert free.is_free
    assert (gaps(free, {}), faults(free, {}, TODAY)) == ([], [])


@pytest.mark.parametrize(
    "kind, particulars, code, place",
    [
        ("document_fraud", ALERT | {"detection": " "}, "field_missing", "detection"),
        ("document_fraud", ALERT | {"cases": "some"}, "field_unread", "cases"),
        ("document_fraud", ALERT | {"issuing_state": "Atlantis"}, "field_unread", "issuing_state"),
        ("document_fraud", ALERT | {"first_seen": "2099-01"}, "field_in_the_future", "first_seen"),
        ("situation", {"flows": [{"origin": "GMB"}]}, "field_missing", "flows.0.number"),
        ("situation", {"flows": [{"number": -3}]}, "field_unread", "flows.0.number"),
        ("situation", {"flows": [{"number": 9, "women": 6, "men": 4}]}, "sum", "flows.0.women"),
        ("situation", {"flows": [{"number": 9, "minors": 4, "unaccompanied": 5}]}, "sum", "flows.0.unaccompanied"),
        ("situation", {"flows": [{"number": 9}, {"number": 8}], "flows_total": 16}, "total", "flows_total"),
        ("situation", {"flows": [{"number": 9, "month": "2099-01"}]}, "field_in_the_future", "flows.0.month"),
        ("route", {"route": "wmed", "trend": "rising"}, "field_missing", "legs"),
        ("legal_update", {"jurisdiction": "SEN", "act": "law", "state": "in_force", "effect": "All."}, "field_missing", "in_force_since"),
    ],
)  # fmt: skip
@pytest.mark.requirement("R-3.4-b", "R-3.4-c", "R-3.4-f", "R-3.4-l")
def test_what_its_kind_asks_for_must_stand_in_it_and_can_be_true(cast, kind, particulars, code, place):
    report = of_kind(cast, kind, particulars, rights_line="None seen.")
    with pytest.raises(Refusal) as refused_:
        release(report, by=cast.actor("amara"))
    assert (refused_.value.code, refused_.value.field) == (f"report.{code}", f"particulars.{place}")


@pytest.mark.parametrize(
    "kind, code, said",
    [
        ("document_fraud", "report.source_missing", {"source_code": ""}),
        ("document_fraud", "report.information_missing", {"information_code": ""}),
        ("document_fraud", "report.europol_missing", {"europol": ""}),
        ("document_fraud", "report.crime_area_missing", {"europol": "siena"}),
        ("good_practice", "report.europol_missing", {"europol": "", "topics": ["d"]}),
        ("guideline", "report.rights_line_missing", {}),
        ("statistics", "report.gender_missing", {}),
    ],
)
@pytest.mark.requirement("R-3.2-a", "R-3.2-c", "R-SEC-5", "R-2611-a")
def test_what_cannot_be_left_out_of_a_kind(cast, kind, code, said):
    report = of_kind(cast, kind, ALERT if kind == "document_fraud" else {}, **said)
    with pytest.raises(Refusal) as refused_:
        release(report, by=cast.actor("amara"))
    assert code in {one["code"] for one in refused_.value.more["missing"]}
