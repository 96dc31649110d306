"""Who comes in, by which door, and what ends it."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from ilonet.accounts import enrolment, factors, tokens
from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority
from ilonet.lib import clock

PASSWORD = "a long enough pass phrase"


@pytest.fixture
def second_factor(monkeypatch):
    monkeypatch.setattr(factors, "required", lambda: True)
    cache.clear()


@pytest.fixture
def amara(cast):
    cast.amara.set_password(PASSWORD)
    cast.amara.save()
    return cast.amara


def sign_in(client, name, password=PASSWORD, **headers):
    return client.post("/account/login/", {"login": name, "password": password}, headers=headers)


@pytest.mark.requirement("R-SEC-8")
def test_a_password_alone_opens_nothing_but_enrolment(amara, second_factor):
    client = Client()
    assert sign_in(client, "amara").status_code == 302
    for path in ("/", "/search/", "/audit/", "/api/v1/me"):
        response = client.get(path)
        assert response.status_code in {302, 401}, path
        if response.status_code == 302:
            assert response.headers["Location"].startswith("/account/")


def test_one_time_codes_only_where_the_authority_allows_them(amara, second_factor, cast):
    client = Client()
    client.post(f"/account/enrol/{enrolment.invite(amara)}/")
    assert client.get("/account/2fa/totp/activate/").refusal.code == "auth.passkey_only"
    authority = Authority.objects.get(code="FRA")
    authority.allows_totp = True
    authority.save()
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_wrong_and_unknown_look_the_same(amara):
    cache.clear()
    answers = [sign_in(Client(), name, "wrong pass phrase").content for name in ("amara", "nobody-here")]
    assert len({len(one.replace(b"amara", b"").replace(b"nobody-here", b"")) // 50 for one in answers}) == 1


def test_the_attacker_slows_down_and_the_account_is_not_locked(amara):
    cache.clear()
    attacker = Client(REMOTE_ADDR="192.0.2.7")
    answers = [sign_in(attacker, "amara", f"guess {number}") for number in range(8)]
    assert "Too many" in answers[-1].content.decode()
    amara.refresh_from_db()
    assert amara.is_active
    assert Client().get("/account/2fa/webauthn/login/", headers={"Accept": "application/json"}).status_code == 200


def test_suspension_ends_every_kind_of_session_at_the_next_request(amara, client):
    client.force_login(amara)
    bearer = {"Authorization": f"Bearer {tokens.issue(amara, label='desk')}"}
    assert client.get("/").status_code == 200
    assert Client().get("/api/v1/me", headers=bearer).status_code == 200
    amara.suspended_at = clock.now()
    amara.save()
    assert client.get("/").status_code == 302
    assert Client().get("/api/v1/me", headers=bearer).status_code == 401


@pytest.mark.parametrize("path", ["/account/signup/", "/account/signup/passkey/"])
def test_nobody_signs_up_by_themselves(db, path):
    response = Client().post(path, {"username": "intruder", "password1": PASSWORD, "password2": PASSWORD})
    assert response.status_code in {200, 302, 404}
    assert not Authenticator.objects.exists()
    assert not _exists("intruder")


def _exists(name):
    return Account.objects.filter(sign_in=name).exists()


def test_the_personas_door_is_not_even_routed_here(db):
    assert Client().post("/demo/enter/", {"persona": "amara"}).status_code in {302, 404}
    assert "_auth_user_id" not in Client().session
