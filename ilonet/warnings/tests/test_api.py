"""Do machines meet the same verbs, the same readers and the same refusals?"""

import pytest

from ilonet.warnings.tests.writing import TYPED, a_warning
from tests import making

SENT = {name: TYPED[name] for name in ("sign", "what", "effect", "country", "place", "to")}


def post(client, path, told):
    return client.post(f"/api/v1/warnings{path}", told, content_type="application/json")


@pytest.mark.requirement("R-267-8")
def test_sent_seen_and_closed(enter):
    amara, bruno = enter("amara"), enter("bruno")
    sent = post(amara, "", SENT).json()
    assert (sent["state"], sent["readers"]) == ("sent", 5)
    [listed] = bruno.get("/api/v1/warnings").json()["items"]
    assert (listed["id"], listed["sign"], listed["acknowledged"]) == (sent["id"], "route", False)
    seen = post(bruno, f"/{sent['id']}/acknowledge", {"note": "Passed on."}).json()
    assert [one["authority"] for one in seen["acknowledged"]] == ["ITA"]
    assert enter("elena").get(f"/api/v1/warnings/{sent['id']}").json()["acknowledged"] == []
    begun = post(bruno, f"/{sent['id']}/follow", {})
    assert begun.status_code == 201
    ended = post(amara, f"/{sent['id']}/close", {"outcome": "confirmed"}).json()
    assert ended["closing"]["outcome"] == "confirmed"
    assert bruno.get("/api/v1/warnings").json()["items"] == []
    assert len(bruno.get("/api/v1/warnings?state=closed").json()["items"]) == 1


@pytest.mark.parametrize(
    "changed, status, code",
    [
        ({"sign": "rumour"}, 422, "report.unknown_value"),
        ({"tlp": "white"}, 422, "report.unknown_value"),
        ({"country": "QQQ"}, 422, "report.unknown_value"),
        ({"to": "friends"}, 422, "report.unknown_value"),
        ({"audience": ["network:none"]}, 422, "audience.not_offered"),
        ({"effect": ""}, 422, "report.field_missing"),
        ({"what": "Ask a.person@mail.example"}, 422, "gate.refused"),
        ({"what": "x" * 161}, 413, "text.too_long"),
    ],
)
def test_refused_and_nothing_is_kept(enter, changed, status, code):
    amara = enter("amara")
    answer = post(amara, "", SENT | changed)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert amara.get("/api/v1/reports?shelf=drafts").json()["items"] == []


def test_whoever_serves_on_no_post_sends_none(enter):
    assert post(enter("farid"), "", SENT).status_code == 403


def test_a_line_of_a_foreign_authority_is_not_told(cast, enter):
    sent = a_warning(cast.amara, [cast.west.circle_id])
    making.acknowledgement(sent, making.authority("ITA"), note="Passed on.")
    assert "Passed on." not in enter("elena").get(f"/api/v1/warnings/{sent.public_id}").content.decode()
