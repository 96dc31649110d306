"""A provider that is silent, slow or broken: it is said in words, and passkeys work (AC27)."""

import time

import pytest
from django.core.cache import cache
from django.test import Client

from ilonet.accounts.providers import configured, speaking
from ilonet.accounts.tests.entering import KEY, bound, refused
from tests.provider import DROPS

pytestmark = pytest.mark.requirement("R-SEC-8")


def sick(provider):
    provider.broken = True


def slow(provider):
    provider.delay = speaking.SECONDS + 0.3


def dripping(provider):
    provider.drip = True


@pytest.mark.parametrize("ill", [sick, slow, dripping])
def test_a_provider_that_is_away_is_said_in_words_and_passkeys_work(cast, provider, browser, ill):
    ill(provider)
    began = time.monotonic()
    response = browser.client.post("/account/providers/enter/", {"provider": KEY}, follow=True)
    page = response.content.decode()
    assert "Ministry does not answer at the moment. Your passkey works without it" in page
    assert "Did not answer a moment ago" in page
    assert provider.dripped < DROPS, "not waited for to the end"
    assert "Sign in with a passkey" in page
    again = time.monotonic()
    browser.client.post("/account/providers/enter/", {"provider": KEY})
    assert time.monotonic() - again < max(again - began, speaking.SECONDS), "nobody waits for it a second time"
    asked = browser.client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"})
    assert asked.status_code == 200


@pytest.mark.parametrize("ill", [sick, slow, dripping])
def test_one_that_falls_silent_in_the_middle_is_a_clear_refusal(cast, provider, browser, ill):
    bound(cast.amara, provider)
    address = browser.sign_in_there(browser.ask())
    ill(provider)
    response = browser.client.get(address)
    assert (response.status_code, refused(response)) == (503, "provider.silent")
    assert not browser.is_in
    assert provider.dripped < DROPS, "not waited for to the end"


def test_nobody_is_sent_to_a_provider_that_went_down_meanwhile(provider, browser, monkeypatch):
    """Its description is remembered for those on their way back; before somebody sets out it is asked."""
    browser.ask()
    browser.ask()
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    monkeypatch.setattr(speaking, "AWAKE_SECONDS", -1)
    monkeypatch.setattr(speaking, "FRESH_SECONDS", -1)
    provider.broken = True
    response = browser.client.post("/account/providers/enter/", {"provider": KEY}, follow=True)
    assert "Ministry does not answer at the moment" in response.content.decode()
    assert speaking.described(configured.provider(KEY))["issuer"] == provider.issuer


@pytest.mark.parametrize("said", [b"", b"<html>", b"[]", b"[" * 100_000, b" " * (speaking.BYTES_AT_MOST + 1)], ids=len)
def test_an_answer_that_is_none_is_no_failure_of_ours(provider, browser, said):
    address = browser.sign_in_there(browser.ask())
    provider.says = said
    assert browser.client.get(address).status_code in {403, 503}
    cache.clear()
    response = browser.client.post("/account/providers/enter/", {"provider": KEY})
    assert response.headers["Location"].endswith("login/")


def test_the_sign_in_page_asks_the_provider_nothing(provider, browser):
    page = browser.client.get("/account/login/").content.decode()
    assert "Sign in with Ministry" in page
    assert provider.asked == []


def test_without_providers_the_entrance_says_nothing_of_them(db):
    cache.clear()
    assert "Through your authority" not in Client().get("/account/login/").content.decode()
