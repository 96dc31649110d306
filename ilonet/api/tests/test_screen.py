"""The gate asked from outside."""

import pytest

from ilonet.accounts import tokens


@pytest.mark.requirement("R-3.4-00")
def test_a_text_is_judged_without_being_repeated(cast, client):
    headers = {"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk', scope='read')}"}
    text = "Write to jan.kowalski@mail.example or call."
    told = client.post("/api/v1/screen", {"text": text}, content_type="application/json", headers=headers).json()
    assert told["verdict"] == "refused"
    found = told["findings"][0]
    assert text[found["start"] : found["end"]] == "jan.kowalski@mail.example"
    assert found["class"] == "K2"
    assert "kowalski" not in str(told)
    clear = client.post("/api/v1/screen", {"text": "Fewer boats."}, content_type="application/json", headers=headers)
    assert clear.json() == {"verdict": "clear", "findings": []}


@pytest.mark.parametrize(
    "body",
    [
        '{"text": 5}',
        '{"text": "a", "language": "xxx"}',
        "[]",
        '{"txt": "a"}',
        '"a"',
        '{"text": null}',
    ],
)
def test_bad_bodies_are_refused(cast, client, body):
    client.force_login(cast.amara)
    response = client.post("/api/v1/screen", body, content_type="application/json")
    assert response.status_code in {400, 422}
    assert set(response.json()["error"]) >= {"code", "message", "hint", "ref"}
