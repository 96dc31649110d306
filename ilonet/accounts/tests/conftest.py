"""A provider that runs, and that this installation knows."""

import pytest
from django.core.cache import cache

from ilonet.accounts import factors
from ilonet.accounts.tests.entering import Browser, write_down
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
