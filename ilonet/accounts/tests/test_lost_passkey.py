"""Whoever has reported every key lost gets the next one by a recovery code or by two people, never by the first step alone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from ilonet.accounts.tests.softkey import SoftKey

pytestmark = [pytest.mark.requirement("R-SEC-8"), pytest.mark.usefixtures("for_real")]
PASSWORD = "seven quiet harbours"
WAYS_IN = (
    "/account/2fa/webauthn/add/", "/account/2fa/totp/activate/", "/account/2fa/recovery-codes/",
    "/account/2fa/recovery-codes/generate/", "/account/password/set/",
)  # fmt: skip


@pytest.fixture
def without_keys(cast):
    """Amara, with a password and codes on paper; gives those codes."""
    cast.amara.set_password(PASSWORD)
    cast.amara.save()
    data = {"name": "Key", "credential": SoftKey().registration()}
    Authenticator.objects.create(user=cast.amara, type=Authenticator.Type.WEBAUTHN, data=data)
    codes = RecoveryCodes.activate(cast.amara).get_unused_codes()
    Authenticator.objects.filter(user=cast.amara, type=Authenticator.Type.WEBAUTHN).delete()
    return codes


def by_password(name="amara"):
    client = Client(headers={"host": "localhost"})
    client.post("/account/login/", {"login": name, "password": PASSWORD})
    assert client.session["_auth_user_id"]
    return client


@pytest.mark.parametrize("door", WAYS_IN)
def test_a_password_alone_opens_no_new_way_in(without_keys, door):
    client = by_password()
    for answer in (client.get(door), client.post(door)):
        assert answer.status_code == 302
        assert answer.headers["location"].startswith("/account/2fa/reauthenticate/")
    assert client.get("/").headers["location"] == "/account/2fa/reauthenticate/"


def test_a_recovery_code_does(without_keys):
    client = by_password()
    wrong = client.post("/account/2fa/reauthenticate/", {"code": "00000000"})
    assert re.search(r"national administrator", wrong.content.decode())
    assert client.get("/account/2fa/webauthn/add/").status_code == 302
    client.post("/account/2fa/reauthenticate/", {"code": without_keys[0]})
    assert client.get("/account/2fa/webauthn/add/").status_code == 200
