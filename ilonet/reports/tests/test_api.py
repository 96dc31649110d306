"""Reports for machines: the same answers and the same refusals as on the pages."""

import pytest

from ilonet.reports.models import Report
from ilonet.reports.tests.test_verbs import MRZ, draft

URL = "/api/v1/reports"
SEND = {"content_type": "application/json"}


def refused(answer, status, code):
    told = answer.json()["error"]
    return (
        answer.status_code == status and told["code"] == code and all(told[one] for one in ("message", "hint", "ref"))
    )


@pytest.mark.requirement("R-9.1-a")
@pytest.mark.requirement("R-3.4-00")
def test_a_report_is_begun_stopped_masked_released_and_read(cast, enter):
    amara, bruno, chiara = enter("amara"), enter("bruno"), enter("chiara")
    begun = amara.post(
        URL,
        {
            "title": "Boats",
            "sections": [{"heading": "", "text": MRZ}],
            "topics": ["b"],
            "level": "both",
            "countries": ["SEN"],
            "source_code": "B",
            "information_code": "2",
        },
        **SEND,
    )
    assert begun.status_code == 201
    one = f"{URL}/{begun.json()['id']}"
    west = f"network:{cast.west.public_id}"
    assert west in [each["name"] for each in amara.get(f"{URL}/audiences").json()["items"]]
    saved = amara.put(f"{one}/draft", {"version": 1, "audience": [west]}, **SEND)
    assert saved.json()["audience"] == [west]
    stopped = amara.post(f"{one}/release")
    assert refused(stopped, 422, "gate.refused")
    assert stopped.json()["error"]["findings"][0]["class"] == "K1"
    assert refused(bruno.get(one), 404, "not_found")

    amara.put(f"{one}/draft", {"version": 2, "sections": [{"heading": "", "text": "Masked."}]}, **SEND)
    preview = amara.get(f"{one}/preview").json()
    assert amara.post(f"{one}/release").json() == preview
    assert bruno.get(one).json()["sections"] == [{"heading": "", "text": "Masked."}]
    assert [each["title"] for each in bruno.get(f"{URL}?topic=b").json()["items"]] == ["Boats"]
    assert chiara.get(URL).json() == {"items": [], "next": None}
    for door in ("", "/draft", "/preview"):
        assert refused(chiara.get(one + door), 404, "not_found")
    assert refused(bruno.post(f"{one}/withdrawal", {"because": "No."}, **SEND), 403, "not_allowed.withdraw")
    assert amara.post(f"{one}/withdrawal", {"because": "Wrong."}, **SEND).status_code == 200
    assert refused(bruno.get(one), 404, "not_found")


def test_a_save_needs_the_version_it_changes(cast, enter):
    report = draft(cast)
    amara, one = enter("amara"), f"{URL}/{report.public_id}/draft"
    assert amara.put(one, {"title": "No version"}, **SEND).status_code == 422
    answer = amara.put(one, {"version": 9, "title": "His"}, **SEND)
    assert refused(answer, 409, "edit.conflict")
    told = answer.json()["error"]
    assert (told["yours"]["title"], told["theirs"]["title"]) == ("His", "Departures by sea fell in August")
    assert Report.objects.visible_to(cast.actor("amara")).get().title == "Departures by sea fell in August"


@pytest.mark.parametrize(
    "sent, status, code",
    [
        ({"kind": "gossip"}, 422, "report.unknown_value"),
        ({"countries": ["ZZZ"]}, 422, "report.unknown_value"),
        ({"topics": ["z"]}, 422, "report.unknown_value"),
        ({"audience": ["network:west"]}, 422, "audience.not_offered"),
        ({"audience": ["post:1"]}, 422, "audience.not_offered"),
        ({"title": "a\x00b"}, 400, "text.control_characters"),
        ({"title": "a" * 161}, 413, "text.too_long"),
        ({"title": 7}, 422, "request.invalid"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_is_kept(cast, enter, sent, status, code):
    report = draft(cast)
    answer = enter("amara").put(f"{URL}/{report.public_id}/draft", {"version": 1} | sent, **SEND)
    assert refused(answer, status, code), answer.content
    assert Report.objects.visible_to(cast.actor("amara")).get().edition == 1


def test_the_list_refuses_what_it_does_not_know(cast, enter):
    assert refused(enter("bruno").get(f"{URL}?order_by=password"), 400, "query.unknown_parameter")
