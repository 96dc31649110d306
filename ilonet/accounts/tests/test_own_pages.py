"""May everybody keep their own account, and nobody another's?"""

import time
from uuid import uuid4

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from ilonet.accounts import enrolment, factors, tokens
from ilonet.accounts.models import Token
from ilonet.audit.models import Event
from ilonet.lib import clock
from ilonet.lib.languages import CODES
from ilonet.standing.hats import in_words
from tests import making

PASSWORD = "seven quiet harbours"


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast.amara)
    return client


def acts(cast, name):
    actor = cast.actor(name)
    return list(Event.objects.filter(actor=actor.pseudonym).order_by("at").values_list("act", "hat"))


def made(client, **typed):
    return client.post(
        "/account/tokens/", {"label": "Statistics", "scope": "read", "days": "30", "once": str(uuid4())} | typed
    )


def test_a_token_is_shown_once_and_kept_as_a_digest(cast, client):
    assert made(client).status_code == 302
    [token] = Token.objects.filter(account=cast.amara)
    assert "ilo_" not in str(client.session.items())
    page = client.get("/account/tokens/").content.decode()
    secret = page.split('id="secret">')[1].split("<")[0]
    assert tokens.holder(secret) == token
    assert secret not in client.get("/account/tokens/").content.decode()
    assert ("token.issued", "officer") in acts(cast, "amara")


def test_a_second_press_makes_no_second_token(cast, client):
    key = str(uuid4())
    made(client, once=key)
    made(client, once=key)
    assert Token.objects.filter(account=cast.amara).count() == 1


@pytest.mark.parametrize(
    "typed", [{"days": "91"}, {"days": "0"}, {"days": "x"}, {"scope": "all"}, {"label": ""}, {"label": "x" * 81}]
)
def test_a_token_outside_the_rules_is_not_made(cast, client, typed):
    assert made(client, **typed).status_code == 422
    assert not Token.objects.exists()


def test_one_ends_ones_own_tokens_and_nobody_elses(cast, client):
    tokens.issue(cast.bruno, label="his")
    made(client)
    mine, his = Token.objects.get(account=cast.amara), Token.objects.get(account=cast.bruno)
    assert client.post(f"/account/tokens/{mine.public_id}/end/").status_code == 302
    assert client.post(f"/account/tokens/{his.public_id}/end/").status_code == 404
    assert set(Token.objects.filter(ended_at=None)) == {his}
    assert ("token.ended", "officer") in acts(cast, "amara")


def test_nobody_holds_more_than_twenty(cast, client):
    for number in range(20):
        tokens.issue(cast.amara, label=f"{number}")
    assert made(client).status_code == 409


@pytest.mark.parametrize("language", CODES)
def test_names_and_dates_follow_the_language_one_chooses(cast, client, language):
    assert client.post("/account/settings/", {"language": language, "zone": "Africa/Dakar"}).status_code == 302
    cast.amara.refresh_from_db()
    assert (cast.amara.language, cast.amara.zone) == (language, "Africa/Dakar")
    assert client.get("/account/settings/").status_code == 200


@pytest.mark.parametrize("typed", [{"language": "xx"}, {"zone": "Mars/Base"}, {"zone": "../etc"}])
def test_other_languages_and_zones_are_refused(cast, client, typed):
    response = client.post("/account/settings/", {"language": "fr", "zone": "UTC"} | typed)
    assert response.status_code == 422
    cast.amara.refresh_from_db()
    assert cast.amara.language == "en"


def test_one_ends_ones_own_visits_and_nobody_elses(cast):
    cache.clear()
    clients = {}
    for name in ("amara", "bruno"):
        account = cast.people[name]
        account.set_password(PASSWORD)
        account.save()
        for device in ("desk", "phone"):
            clients[name, device] = Client()
            clients[name, device].post("/account/login/", {"login": name, "password": PASSWORD})
    phone = UserSession.objects.get(session_key=clients["amara", "phone"].session.session_key)
    his = UserSession.objects.filter(user=cast.bruno).first()
    desk = clients["amara", "desk"]
    assert "This visit" in desk.get("/account/sessions/").content.decode()
    assert desk.post(f"/account/sessions/{his.pk}/end/").status_code == 404
    assert desk.get(f"/account/sessions/{phone.pk}/end/").status_code == 405
    assert desk.post(f"/account/sessions/{phone.pk}/end/").status_code == 302
    assert clients["amara", "phone"].get("/account/").status_code == 302
    assert clients["bruno", "phone"].get("/account/").status_code == 200
    assert desk.get("/account/").status_code == 200


def test_acts_are_recorded_in_the_hat_one_chooses(cast, client):
    making.appointment(cast.amara, "privacy_reviewer", "FRA")
    labels = [hat.label for hat in cast.actor("amara").hats]
    assert len(labels) == 2
    assert client.post("/account/hat/", {"hat": labels[1]}).headers["Location"] == "/account/"
    page = client.get("/account/").content.decode()
    assert f"<strong>{in_words(labels[1])}</strong>" in page
    made(client)
    assert ("token.issued", "privacy_reviewer") in acts(cast, "amara")
    client.post("/account/hat/", {"hat": labels[0]})
    made(client)
    assert ("token.issued", "officer") in acts(cast, "amara")


@pytest.mark.parametrize("hat", ["", "administrator · COM", "officer"])
def test_a_hat_that_one_does_not_hold_is_refused(client, hat):
    response = client.post("/account/hat/", {"hat": hat})
    assert response.status_code == 400
    assert "hat" not in client.session


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "javascript:alert(1)", " /\\evil", "/\\evil.example"]
)
def test_choosing_a_hat_leads_nowhere_else(cast, client, back):
    label = cast.actor("amara").hats[0].label
    assert client.post("/account/hat/", {"hat": label, "next": back}).headers["Location"] == "/account/"


def test_a_link_works_once_within_a_day_and_ends_what_was_before(cast, client):
    secret = tokens.issue(cast.amara, label="old")
    link = f"/account/enrol/{enrolment.invite(cast.amara)}/"
    stranger = Client()
    assert stranger.get(link).status_code == 200
    assert stranger.get(link).status_code == 200  # looking uses nothing up
    assert stranger.post(link).headers["Location"] == "/account/2fa/webauthn/add/"
    assert stranger.session["_auth_user_id"] == str(cast.amara.pk)
    assert stranger.get("/account/2fa/webauthn/add/").status_code == 200
    assert tokens.holder(secret) is None
    assert Client().post(link).status_code == 404
    assert ("account.entered_by_link", "none") in acts(cast, "amara")


def test_a_newer_link_replaces_the_older_and_an_old_one_is_nothing(cast):
    old, new = (enrolment.invite(cast.amara) for _ in range(2))
    assert Client().get(f"/account/enrol/{old}/").status_code == 404
    cast.amara.enrolments.update(until=clock.now())
    assert Client().get(f"/account/enrol/{new}/").status_code == 404


def test_a_link_opens_nothing_for_the_suspended(cast):
    code = enrolment.invite(cast.amara)
    cast.amara.suspended_at = clock.now()
    cast.amara.save()
    assert Client().post(f"/account/enrol/{code}/").status_code == 404


@pytest.mark.requirement("R-SEC-8")
def test_a_token_wants_a_passkey_shown_a_moment_ago(cast, client, monkeypatch):
    """A token opens for 90 days: neither a laptop left open nor a sign-in elsewhere makes one."""
    shown = {"method": "mfa", "type": "webauthn", "id": 1, "at": time.time()}
    monkeypatch.setattr(factors, "required", lambda: True)
    monkeypatch.setattr(factors, "_records", lambda _: [shown])
    assert made(client).status_code == 302
    for not_enough in ({"at": time.time() - factors.FRESH_SECONDS - 1}, {"type": "provider"}, {"type": "totp"}):
        monkeypatch.setattr(factors, "_records", lambda _, told=shown | not_enough: [told])
        answer = made(client)
        assert answer.status_code == 403
        assert "auth.step_up" in answer.content.decode()
        assert client.get("/account/tokens/").status_code == 200
    assert Token.objects.filter(account=cast.amara).count() == 1


@pytest.mark.parametrize("door", ["reauthenticate/", "2fa/reauthenticate/", "2fa/webauthn/reauthenticate/"])
def test_whoever_has_nothing_to_show_is_told_to_add_a_passkey(client, door):
    answer = client.get(f"/account/{door}")
    assert answer.status_code == 403
    assert answer.refusal.code == "auth.nothing_to_show"
    assert 'href="/account/2fa/"' in answer.content.decode().split("What to do")[1]


def test_whoever_has_a_password_shows_it(cast, client):
    cast.amara.set_password(PASSWORD)
    cast.amara.save()
    client.force_login(cast.amara)
    assert client.get("/account/reauthenticate/").status_code == 200
