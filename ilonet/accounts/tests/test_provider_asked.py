"""What do we ask of a provider, whom else do we never ask, and what of the answer is kept? (AC26, AC31)"""

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client

from ilonet.accounts.tests.entering import ANSWER, KEY, Browser, bound, refused
from tests.provider import HIGH

pytestmark = pytest.mark.requirement("R-SEC-8")


def test_what_is_asked_is_bound_to_this_browser(provider, browser):
    asked = dict(part.split("=", 1) for part in browser.ask().partition("?")[2].split("&"))
    other = dict(part.split("=", 1) for part in browser.ask().partition("?")[2].split("&"))
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid"
    assert asked["redirect_uri"].endswith(ANSWER.replace("/", "%2F"))
    assert asked["acr_values"] == HIGH.replace(":", "%3A").replace("/", "%2F")
    assert asked["max_age"] == "43200"
    assert all(len(asked[name]) >= 43 and asked[name] != other[name] for name in ("state", "nonce", "code_challenge"))


def test_the_address_to_come_back_to_is_the_operators(provider, browser, settings):
    settings.ILONET_ADDRESS = "https://ilonet.example"
    settings.ALLOWED_HOSTS = ["*"]
    page = Client(headers={"host": "evil.example"}).post("/account/providers/enter/", {"provider": KEY})
    assert f"redirect_uri=https%3A%2F%2Filonet.example{ANSWER.replace('/', '%2F')}" in page.context["address"]


def test_nothing_of_the_answer_is_kept(cast, provider, browser, django_assert_num_queries):
    bound(cast.amara, provider)
    provider.bend = lambda token: token.claims.update(family_name="Canary-Family", email="canary@ministry.example")
    browser.enter()
    kept = str(dict(browser.client.session.items()))
    assert "Canary" not in kept
    assert "canary" not in kept
    assert "opaque" not in kept
    assert "subject-1" not in kept
    assert not cast.amara.__class__.objects.get(pk=cast.amara.pk).email


def test_only_its_own_hosts_are_ever_asked(cast, provider, browser):
    """Where a description points elsewhere, nobody is sent and nothing is asked."""
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        for address in (
            "https://elsewhere.example/x", "http://127.0.0.1/x", "file:///etc/passwd", "//elsewhere.example",
            f"{provider.issuer}@elsewhere.example/", f"{provider.issuer}.elsewhere.example/", "", "http://[::1", 5,
        ):  # fmt: skip
            cache.clear()
            provider.bend_description = lambda told, name=name, address=address: told.update({name: address})
            assert (
                browser.client.post("/account/providers/enter/", {"provider": KEY})
                .headers["Location"]
                .endswith("login/")
            )
    assert set(provider.asked) == {"/.well-known/openid-configuration"}


@pytest.mark.parametrize(
    "bent",
    [
        {"issuer": "https://elsewhere.example"},
        {"code_challenge_methods_supported": ["plain"]},
        {"response_types_supported": ["id_token"]},
        {"id_token_signing_alg_values_supported": ["none", "HS256"]},
        {"id_token_signing_alg_values_supported": "RS256"},
    ],
    ids=str,
)
def test_a_provider_that_cannot_what_we_need_is_not_used(provider, browser, bent):
    provider.bend_description = lambda told: told.update(bent)
    assert browser.client.post("/account/providers/enter/", {"provider": KEY}).headers["Location"].endswith("login/")


def test_new_keys_are_asked_for_once_they_are_used(cast, provider, browser):
    bound(cast.amara, provider)
    browser.enter()
    provider.rsa_key = type(provider)().rsa_key
    old_keys, provider.names_its_keys = provider.keys, True
    provider.keys = lambda: {"keys": [old_keys()["keys"][0] | {"kid": "new"}]}
    provider.bend = lambda token: token.header.update(kid="new")
    other = Browser()
    assert other.enter().headers["Location"] == "/"
    before = provider.asked.count("/keys")
    provider.bend = lambda token: token.header.update(kid="newer")
    for _ in range(3):
        Browser().enter()
    assert provider.asked.count("/keys") == before, "a stranger's token makes us ask at most once a minute"


@pytest.mark.filterwarnings("ignore:The RSA key is:Warning")
def test_a_weak_key_is_none(cast, provider, browser):
    bound(cast.amara, provider)
    provider.rsa_key = rsa.generate_private_key(65537, 1024)  # noqa: S505 — that is the point
    assert refused(browser.enter()) == "provider.not_accepted"
