"""What does a passkey open, and which assertions are refused? (AC24, H49)"""

import json
import time

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client, RequestFactory

from ilonet.accounts import factors, tokens
from ilonet.accounts.tests.softkey import PRESENT, SoftKey
from ilonet.lib.refusals import Refusal
from ilonet.standing.acting import acting_as
from tests import making

pytestmark = pytest.mark.requirement("R-SEC-8")
PASSWORD = "a long enough pass phrase"


@pytest.fixture(autouse=True)
def for_real(monkeypatch):
    """As in a real installation; a demonstration asks for no second factor."""
    monkeypatch.setattr(factors, "required", lambda: True)
    cache.clear()


@pytest.fixture
def key(cast):
    made = SoftKey()
    Authenticator.objects.create(
        user=cast.amara,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Key", "credential": made.registration()},
    )
    return made


@pytest.fixture
def client():
    return Client(headers={"host": "localhost"})


def challenge(client):
    asked = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    return asked["request_options"]["publicKey"]["challenge"]


def enter(client, shown):
    client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})
    return "_auth_user_id" in client.session


def owner(account):
    return user_pk_to_url_str(account)


def strong(client, account):
    request = RequestFactory().get("/register/directory/")
    request.user, request.session = account, client.session
    return factors.is_strong(request)


def test_a_passkey_alone_enters_and_is_strong(cast, key, client):
    assert enter(client, key.assertion(challenge(client), owner(cast.amara)))
    assert client.get("/").status_code == 200
    assert strong(client, cast.amara)


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://localhost.evil.example"},
        {"origin": "http://evil.example"},
        {"rp": "evil.example"},
        {"flags": PRESENT},
        {"flags": 0},
    ],
    ids=["other origin", "foreign origin", "other party", "nobody verified", "nobody present"],
)
def test_an_assertion_made_elsewhere_is_refused(cast, key, client, wrong):
    assert not enter(client, key.assertion(challenge(client), owner(cast.amara), **wrong))


def test_an_old_challenge_is_refused(cast, key, client):
    old = challenge(client)
    challenge(client)
    assert not enter(client, key.assertion(old, owner(cast.amara)))


def test_the_same_assertion_twice_is_refused(cast, key, client):
    shown = key.assertion(challenge(client), owner(cast.amara))
    assert enter(client, shown)
    assert not enter(Client(headers={"host": "localhost"}), shown)


def test_for_another_person_it_is_refused(cast, key, client):
    assert not enter(client, key.assertion(challenge(client), owner(cast.bruno)))


@pytest.mark.parametrize("step", [0, -1], ids=["stands still", "goes back"])
def test_a_counter_that_does_not_go_on_means_a_copied_key(cast, key, client, step):
    key.counter = 5
    assert enter(client, key.assertion(challenge(client), owner(cast.amara)))
    other = Client(headers={"host": "localhost"})
    assert not enter(other, key.assertion(challenge(other), owner(cast.amara), step=step))


def test_a_suspended_person_does_not_enter_by_passkey_either(cast, key, client):
    cast.amara.suspended_at = acting_as(cast.amara.pk).now
    cast.amara.save()
    assert not enter(client, key.assertion(challenge(client), owner(cast.amara)))


def test_large_and_broken_assertions_are_refused(cast, key, client):
    challenge(client)
    for shown in ({}, {"id": "x"}, {"response": {"userHandle": "%%"}}, {"id": "x" * 65536, "response": {}}, [], 5):
        response = client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})
        assert response.status_code < 500, shown
    assert "_auth_user_id" not in client.session


def with_code(client, account, code):
    account.set_password(PASSWORD)
    account.save()
    client.post("/account/login/", {"login": account.sign_in, "password": PASSWORD})
    return client.post("/account/2fa/authenticate/", {"code": code})


def test_a_code_of_the_app_opens_the_product_but_never_the_directory_or_a_new_key(cast, client, monkeypatch):
    TOTP.activate(cast.amara, generate_totp_secret())
    monkeypatch.setattr(TOTP, "validate_code", lambda *_: True)
    with_code(client, cast.amara, "123456")
    assert client.get("/").status_code == 200
    assert not strong(client, cast.amara)
    assert client.get("/account/2fa/webauthn/add/").status_code == 403


def test_a_recovery_code_works_once_and_a_key_added_after_it_rests_a_day(cast, key, client):
    code = RecoveryCodes.activate(cast.amara).generate_codes()[0]
    with_code(client, cast.amara, code)
    assert client.get("/").status_code == 200
    assert not strong(client, cast.amara)
    again = Client(headers={"host": "localhost"})
    with_code(again, cast.amara, code)
    assert "_auth_user_id" not in again.session


def test_a_resting_key_enters_but_is_not_strong_yet(cast, key, client):
    kept = Authenticator.objects.get(user=cast.amara)
    kept.data["credential"]["rests_until"] = time.time() + 3600
    kept.save()
    assert enter(client, key.assertion(challenge(client), owner(cast.amara)))
    assert client.get("/").status_code == 200
    assert not strong(client, cast.amara)


@pytest.fixture
def restricted(cast):
    """A contact entry and a TLP:RED report, page and interface."""
    entry = making.contact_entry(making.serving(cast.amara))
    red = making.report(cast.amara, audience=[], tlp="red")
    return [
        f"/register/directory/{entry.public_id}/",
        f"/information/{red.public_id}/",
        f"/api/v1/directory/{entry.public_id}",
        f"/api/v1/reports/{red.public_id}",
    ]


def test_the_directory_and_red_want_the_passkey(cast, key, client, restricted):
    with_code(client, cast.amara, RecoveryCodes.activate(cast.amara).generate_codes()[0])
    bearer = {"authorization": f"Bearer {tokens.issue(cast.amara, label='desk')}"}
    for door in restricted:
        response = client.get(door)
        assert response.status_code == 403, door
        assert "auth.step_up" in response.content.decode()
    for door in restricted[2:]:
        assert Client().get(door, headers=bearer).status_code == 403
    page = client.get(restricted[0]).content.decode()
    assert "/account/2fa/webauthn/reauthenticate/?next=" in page
    client.get("/account/2fa/webauthn/reauthenticate/")
    asked = client.session["mfa.webauthn.state"]["challenge"]
    client.post(
        "/account/2fa/webauthn/reauthenticate/",
        {"credential": json.dumps(key.assertion(asked, owner(cast.amara)))},
    )
    for door in restricted:
        assert client.get(door).status_code == 200, door


def test_whoever_is_not_strong_is_told_how_to_become_it(cast, key, client):
    request = RequestFactory().get("/register/directory/?q=x")
    request.user, request.session, request.actor = cast.amara, client.session, acting_as(cast.amara.pk)
    with pytest.raises(Refusal) as refused:
        factors.insist_strong(request)
    assert refused.value.code == "auth.step_up"
    assert refused.value.more["step_up"].endswith("?next=%2Fregister%2Fdirectory%2F%3Fq%3Dx")


def test_a_password_alone_leads_to_enrolment_and_to_nothing_else(cast, client):
    cast.amara.set_password(PASSWORD)
    cast.amara.save()
    client.post("/account/login/", {"login": "amara", "password": PASSWORD})
    for door in ("/", "/account/", "/account/tokens/", "/account/settings/", "/account/sessions/"):
        assert client.get(door).headers["Location"] == "/account/2fa/", door
    assert client.get("/account/2fa/").status_code == 200
