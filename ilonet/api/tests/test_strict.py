"""A body that two readers could read differently is refused, in words (H17); so is a text that cannot be kept (H01, H05)."""

import json

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from ilonet.accounts import tokens
from ilonet.api.strict import StrictParser, read
from ilonet.lib.refusals import Refusal

BODIES = {
    "equal keys": (b'{"text": "a", "text": "b"}', "json.ambiguous"),
    "equal keys inside": (b'{"text": {"a": 1, "a": 1}}', "json.ambiguous"),
    "no number": (b'{"text": NaN}', "json.invalid"),
    "infinite": (b'{"text": -Infinity}', "json.invalid"),
    "too great": (b'{"text": 1e999}', "json.invalid"),
    "too long a number": (b'{"text": ' + b"9" * 5000 + b"}", "json.invalid"),
    "byte-order mark": (b'\xef\xbb\xbf{"text": "a"}', "json.invalid"),
    "utf-16": ('{"text": "a"}'.encode("utf-16"), "json.invalid"),
    "utf-16 without mark": ('{"text": "a"}'.encode("utf-16-le"), "json.invalid"),
    "latin-1": ('{"text": "é"}'.encode("latin-1"), "json.invalid"),
    "something behind": (b'{"text": "a"} {}', "json.invalid"),
    "cut off": (b'{"text": "a', "json.invalid"),
    "a comment": (b'{"text": "a"} // b', "json.invalid"),
    "deep": (b"[" * 100 + b"]" * 100, "json.invalid"),
    "very deep": (b"[" * 200_000, "json.invalid"),
    "bytes of zero": (b"\x00\x00", "json.invalid"),
}


@pytest.fixture
def ask(cast, client):
    headers = {"Authorization": f"Bearer {tokens.issue(cast.amara, label='desk')}"}

    def ask(body, content_type="application/json", path="/api/v1/screen"):
        return client.generic("POST", path, body, content_type=content_type, headers=headers)

    return ask


@pytest.mark.parametrize("name", BODIES)
def test_a_body_says_one_thing_only(ask, name):
    body, code = BODIES[name]
    response = ask(body)
    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, code)
    assert set(error) >= {"code", "message", "hint", "ref"}
    assert ask(b'{"text": "a"}').status_code == 200


def test_what_json_allows_passes():
    assert read(b' {"a": [1, -0.5, 1e3, null, true, {"b": "\xc3\xa9"}]} \n') == {
        "a": [1, -0.5, 1000.0, None, True, {"b": "é"}]
    }
    assert read(b"[" * 40 + b"]" * 40)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_body_is_announced_as_what_it_is(ask, kind):
    response = ask(b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\na\r\n--x--\r\n', kind)
    assert (response.status_code, response.json()["error"]["code"]) == (415, "request.content_type")


@pytest.mark.parametrize(
    "text, code",
    [
        ("a\x00b", "text.control_characters"),
        ("a\ud800b", "text.control_characters"),
        ("e" + "\u0301" * 5000, "text.too_many_marks"),
    ],
)
@pytest.mark.parametrize("shape", [lambda text: {"a": text}, lambda text: {text: 1}, lambda text: [[{"a": [text]}]]])
def test_a_text_that_cannot_be_kept_is_refused_with_its_place(text, code, shape):
    with pytest.raises(Refusal) as told:
        StrictParser().parse_body(posted("/api/v1/reports", shape(text)))
    assert told.value.code == code
    assert "position 2" in told.value.message
    asked = StrictParser().parse_body(posted("/api/v1/screen", shape(text)))
    assert asked == shape(text)  # the gate says itself what is wrong with a text


def test_a_field_that_is_not_known_is_refused(ask):
    response = ask(b'{"text": "a", "txet": "b"}')
    assert response.status_code == 422
    assert "txet is not known here" in response.json()["error"]["message"]


def posted(path: str, asked: object) -> HttpRequest:
    return RequestFactory().post(path, json.dumps(asked), content_type="application/json")
