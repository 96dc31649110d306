"""What nobody can write reaches neither a view nor the database, whichever door it takes (H01, H05)."""

import pytest

from ilonet.lib.refusals import Refusal
from ilonet.screening.plain import insist_plain

UNUSABLE = ["a\x00b", "a\x01b", "a\x7fb", "a\x85b"]
STACK = "e" + "\u0301" * 5000


@pytest.mark.parametrize("text", UNUSABLE)
def test_an_invisible_character_is_named_with_its_place(cast, client, text):
    client.force_login(cast.amara)
    for response in (client.get("/search/", {"q": text}), client.post("/language/setlang/", {"language": text})):
        page = response.content.decode()
        assert response.status_code == 400
        assert "text.control_characters" in page
        assert "position 2" in page
        assert "Reference" in page
        assert "You act as:" in page


def test_a_heap_of_accents_is_refused(cast, client):
    client.force_login(cast.amara)
    response = client.get("/api/v1/search", {"q": STACK[:150]})
    assert (response.status_code, response.json()["error"]["code"]) == (400, "text.too_many_marks")


def test_no_address_and_no_cookie_carries_one(cast, client):
    client.force_login(cast.amara)
    assert client.get("/search/%00").status_code == 404
    assert client.get("/audit/\x01/").status_code == 404
    client.cookies["sessionid"] = "abcdefghijkl\x00"
    client.cookies["django_language"] = "\x00"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "text", ["", "a\tb\r\nc", "pasted\x0bfrom a word processor", "Việt Nam, Tie\u0302\u0301ng", "می\u200cخواهم"]
)
def test_what_people_write_passes(text):
    insist_plain(text)


def test_the_field_is_named():
    with pytest.raises(Refusal) as told:
        insist_plain("\x00", field="title")
    assert (told.value.field, told.value.status) == ("title", 400)
