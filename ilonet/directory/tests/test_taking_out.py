"""One entry as a card, and the list as a file: to whom, recorded how, and harmless."""

import csv
import io
import time
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from ilonet.access.context import as_the_system
from ilonet.accounts import factors
from ilonet.audit.models import Event
from ilonet.directory.card import card_of
from ilonet.directory.models import Contact
from tests import making
from tests.making import BECAUSE

OPENED = override_settings(ILONET_CONTACT_LIST_EXPORT=True)
ALLOWED = {"BEGIN", "VERSION", "UID", "FN", "N", "ADR;TYPE=work", "TEL;TYPE=work;VALUE=text", "EMAIL;TYPE=work", "NOTE"}


@pytest.fixture
def listed(cast):
    return {
        name: making.contact_entry(making.serving(cast.people[name]), family=f"Of{name}")
        for name in ("amara", "bruno", "chiara")
    }


def unfolded(card):
    """As RFC 6350 3.2 says: a line break and a space are nothing."""
    return card.decode().replace("\r\n ", "").split("\r\n")


def rows(answer):
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))[5:]


def events(cast, name, act):
    cast.actor(name)
    return Event.objects.filter(act=act)


@pytest.mark.requirement("R-9.2-d")
def test_a_card_has_exactly_the_fields_of_the_list(enter, listed, cast):
    answer = enter("bruno").get(f"/register/directory/{listed['amara'].public_id}/card/")
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    lines = unfolded(answer.content)
    assert {line.partition(":")[0] for line in lines[:-1]} == ALLOWED | {"END"}
    assert "N:Ofamara;Person;;;" in lines
    assert "ADR;TYPE=work:;;;Dakar;;;Senegal" in lines
    assert "TEL;TYPE=work;VALUE=text:+44 20 7946 0123" in lines
    [event] = events(cast, "bruno", "contact_entry.card_taken")
    assert event.public_id == listed["amara"].public_id


@pytest.mark.requirement("R-9.3-c")
def test_the_officer_sees_that_the_card_was_taken(enter, listed):
    enter("bruno").get(f"/register/directory/{listed['amara'].public_id}/card/")
    shown = enter("amara").get(f"/register/directory/{listed['amara'].public_id}/")
    assert "contact_entry.card_taken" in [one.act for one in shown.context["viewings"]]


@pytest.mark.parametrize("name", ["katya", "rosa", "leo", "jonas", "ulla", "dario"])
def test_a_card_for_nobody_else(enter, listed, name):
    assert enter(name).get(f"/register/directory/{listed['amara'].public_id}/card/").status_code == 404


TEXTS = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("\r\n\x85\u2028\t,;:\\")), max_size=120
)


@settings(max_examples=150, deadline=None)
@given(family=TEXTS, given_name=TEXTS, number=TEXTS)
def test_no_value_can_begin_a_line_of_its_own(family, given_name, number):
    """AC36: whatever stands in a field, lines are ours, short, and read back as what was written."""
    post = SimpleNamespace(city="Da,kar;\n" + "é" * 60, country_id="SEN", covers=["SEN", "MLI"])
    entry = SimpleNamespace(public_id=uuid4(), deployment=SimpleNamespace(post=post))
    card = card_of(entry, Contact(family, given_name, [number], [number]))
    for line in card.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    lines = unfolded(card)
    assert [line.partition(":")[0] for line in lines] == [
        "BEGIN", "VERSION", "UID", "FN", "N", "ADR;TYPE=work", "TEL;TYPE=work;VALUE=text", "EMAIL;TYPE=work", "NOTE", "END", "",
    ]  # fmt: skip
    assert not [one for one in card.decode() if one in set(map(chr, range(32))) - set("\r\n\t") or one in "\x85\x7f"]
    parts = _parts(lines[4].removeprefix("N:"))
    assert len(parts) == 5


def _parts(value):
    """Split at semicolons that are not escaped."""
    found, here, escaped = [], "", False
    for one in value:
        if one == ";" and not escaped:
            found.append(here)
            here = ""
        else:
            here += one
        escaped = one == "\\" and not escaped
    return [*found, here]


@pytest.mark.requirement("R-9.3-c")
@pytest.mark.parametrize("name", ["mira", "nils", "farid"])
def test_the_list_does_not_leave_unless_the_operator_opens_it(enter, listed, name):
    answer = enter(name).get("/register/directory/list/?format=csv")
    assert answer.status_code == 403
    assert b"does not leave" in answer.content
    assert b"directory/list/" not in enter(name).get("/register/directory/").content


@OPENED
@pytest.mark.requirement("R-9.3-c")
@pytest.mark.parametrize(
    "name, expected",
    [
        ("mira", {"Ofamara", "Ofbruno", "Ofchiara"}),
        ("nils", {"Ofamara", "Ofbruno", "Ofchiara"}),
        ("farid", {"Ofamara"}),
        ("tove", set()),
    ],
)
def test_who_takes_out_what(enter, listed, name, expected):
    client = enter(name)
    assert b"directory/list/" in client.get("/register/directory/").content
    assert {row[0] for row in rows(client.get("/register/directory/list/?format=csv"))} == expected
    assert {row[0] for row in rows(client.get("/api/v1/directory/list?format=csv"))} == expected


@OPENED
@pytest.mark.parametrize("name", ["amara", "greta", "ines", "pavel"])
def test_whoever_reads_the_list_does_not_take_it_out(enter, listed, name):
    assert enter(name).get("/register/directory/list/?format=csv").status_code == 403


@OPENED
@pytest.mark.parametrize("name", ["katya", "jonas", "rosa", "leo", "ulla"])
def test_for_the_others_there_is_no_list(enter, listed, name):
    assert enter(name).get("/register/directory/list/?format=csv").status_code == 404


@OPENED
@pytest.mark.requirement("R-9.3-c")
def test_each_entry_that_left_is_told_to_its_officer(enter, listed, cast):
    answer = enter("nils").get("/register/directory/list/?country=SEN&post=Dakar&format=xlsx")
    assert answer.status_code == 200
    list(answer.streaming_content)
    [event] = events(cast, "nils", "list.exported")
    assert len(event.noted.pop("sha256")) == 64
    assert event.noted == {"list": "contacts", "format": "xlsx", "rows": 1, "asked": ["country=SEN", "post"]}
    assert [one.public_id for one in events(cast, "nils", "contact_entry.exported")] == [listed["amara"].public_id]
    shown = enter("amara").get(f"/register/directory/{listed['amara'].public_id}/")
    assert "contact_entry.exported" in [one.act for one in shown.context["viewings"]]


@OPENED
@pytest.mark.requirement("R-SEC-8")
@pytest.mark.parametrize("door", ["/register/directory/list/", "/api/v1/directory/list"])
def test_the_list_leaves_no_laptop_that_somebody_left_open(enter, listed, cast, monkeypatch, door):
    """A passkey of this morning opens an entry; the whole list wants one that was shown a moment ago."""
    shown = time.time()
    monkeypatch.setattr(factors, "required", lambda: True)
    monkeypatch.setattr(factors, "_records", lambda _: [{"method": "mfa", "type": "webauthn", "id": 1, "at": shown}])
    nils = enter("nils")
    assert nils.get(f"{door}?format=csv").status_code == 200
    shown -= factors.FRESH_SECONDS + 1
    assert nils.get(f"/register/directory/{listed['amara'].public_id}/").status_code == 200
    refused = nils.get(f"{door}?format=csv")
    assert refused.status_code == 403
    assert "auth.step_up" in refused.content.decode()
    assert len(events(cast, "nils", "list.exported")) == 1


@OPENED
def test_the_list_stays_when_the_function_has_ended(enter, listed, cast):
    client = enter("farid")
    held = making.account_appointment(cast.farid)
    with as_the_system(because=BECAUSE):
        held.ended_on = held.from_on
        held.save(update_fields=["ended_on"])
    assert client.get("/register/directory/list/?format=csv").status_code == 404
