"""By whichever door a text is shown, it was read: with the passkey if it is TLP:RED, and written down."""

from dataclasses import replace

import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts import factors
from ilonet.audit.models import Event
from ilonet.authorities.models import Authority
from ilonet.reports import drafting
from ilonet.reports.release import release
from ilonet.reports.submission import submit
from ilonet.reports.tests.test_verbs import draft
from tests import making

API = "/api/v1/reports"


def enter(cast, name):
    client = Client()
    client.force_login(cast.people[name])
    return client


def readings_of(cast, report):
    cast.actor("rosa")
    return Event.objects.filter(act="report.read", public_id=report.public_id).count()


@pytest.fixture
def handed_in(cast):
    with as_the_system(because=making.BECAUSE):
        Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    report = draft(cast, audience=[cast.west.circle_id])
    submit(report, by=cast.actor("amara"))
    return report


def test_a_draft_in_review_is_opened_with_a_trace(cast, handed_in):
    farid = enter(cast, "farid")
    for times, door in enumerate(
        (f"/information/{handed_in.public_id}/", f"/information/{handed_in.public_id}/release/"), 1
    ):
        assert farid.get(door).status_code == 200
        assert readings_of(cast, handed_in) == times
    assert farid.get(f"{API}/{handed_in.public_id}").status_code == 200
    assert readings_of(cast, handed_in) == 3


def test_a_withdrawal_that_answers_with_the_text_is_a_reading(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    release(report, by=cast.actor("amara"))
    told = enter(cast, "farid").post(
        f"{API}/{report.public_id}/withdrawal", {"because": "Superseded."}, content_type="application/json"
    )
    assert told.json()["sections"]
    assert readings_of(cast, report) == 1


@pytest.mark.parametrize("door", ["", "text/", "release/", "audience/"])
def test_a_red_text_waits_for_the_passkey_on_every_page(cast, red, monkeypatch, door):
    monkeypatch.setattr(factors, "is_strong", lambda _request: False)
    answer = enter(cast, "amara").get(f"/information/{red.public_id}/{door}")
    assert answer.status_code == 403
    assert "auth.step_up" in answer.content.decode()


@pytest.mark.parametrize(
    "method, door, sent",
    [("get", "", None), ("get", "/draft", None), ("put", "/draft", {"version": 1}), ("post", "/discard", None)],
)
def test_a_red_text_waits_for_the_passkey_in_the_interface(cast, red, monkeypatch, method, door, sent):
    monkeypatch.setattr(factors, "is_strong", lambda _request: False)
    answer = getattr(enter(cast, "amara"), method)(
        f"{API}/{red.public_id}{door}", sent, content_type="application/json"
    )
    if door == "/discard":  # shows nothing
        assert answer.status_code == 204
    else:
        assert answer.json()["error"]["code"] == "auth.step_up"


@pytest.fixture
def red(cast):
    report = draft(cast)
    amara = cast.actor("amara")
    drafting.save(report, replace(report.text, tlp="red"), edition=report.edition, by=amara)
    return report


def test_audiences_are_listed_to_those_who_write(cast):
    assert enter(cast, "amara").get(f"{API}/audiences").json()["items"]
    for name in ("rosa", "leo", "katya", "dario", "greta"):
        assert enter(cast, name).get(f"{API}/audiences").status_code == 403


def test_the_filter_names_authorities_to_those_who_are_addressed(cast):
    assert ">FRA<" in enter(cast, "amara").get("/information/").content.decode().replace("Liaison service ", "")
    for name in ("leo", "rosa", "dario", "ulla", "jonas"):
        assert "Liaison service" not in enter(cast, name).get("/information/").content.decode()
