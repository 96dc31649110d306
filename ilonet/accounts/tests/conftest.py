"""A provider that runs, and that this installation knows; an owner who enters, whatever strangers did."""

import json

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from ilonet.accounts import factors
from ilonet.accounts.tests.entering import Browser, write_down
from ilonet.accounts.tests.guessing import PASSWORD
from ilonet.accounts.tests.softkey import SoftKey
from tests import provider as providers

KEYS = providers.Provider()  # making them takes longer than most tests


@pytest.fixture
def for_real(monkeypatch):
    """As in a real installation; a demonstration asks for no second factor."""
    monkeypatch.setattr(factors, "required", lambda: True)
    cache.clear()


@pytest.fixture
def provider(tmp_path, settings):
    cache.clear()
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    with providers.serving(providers.Provider(rsa_key=KEYS.rsa_key, ec_key=KEYS.ec_key)) as running:
        settings.ILONET_PROVIDERS = str(write_down(tmp_path, running))
        yield running


@pytest.fixture
def browser(db, provider):
    return Browser()


@pytest.fixture
def owner(cast):
    """Amara, with a password, a passkey and an account name that has a letter to dress up."""
    cast.amara.set_password(PASSWORD)
    cast.amara.sign_in = "amara.fikék"
    cast.amara.save()
    return cast.amara


@pytest.fixture
def enters_all_the_same(owner):
    """After whatever a test did: by passkey, at once, from where she never was before."""
    key = SoftKey()
    data = {"name": "Key", "credential": key.registration()}
    Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=data)
    yield
    client = Client(headers={"host": "localhost"}, REMOTE_ADDR="198.51.100.200")
    asked = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    shown = key.assertion(asked["request_options"]["publicKey"]["challenge"], user_pk_to_url_str(owner))
    client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})
    assert client.session["_auth_user_id"] == str(owner.pk)
    assert client.get("/").status_code == 200
