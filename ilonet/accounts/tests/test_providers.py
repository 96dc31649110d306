"""Whom does an identity provider let in, and what does it never open? (AC12, AC26, AC27)"""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client

from ilonet.accounts import enrolment, factors
from ilonet.accounts.models import Account, Binding
from ilonet.accounts.providers import configured, speaking
from ilonet.accounts.tests.entering import ANSWER, KEY, Browser, bound, write_down
from ilonet.accounts.tests.softkey import SoftKey
from ilonet.audit.models import Event
from ilonet.lib import clock
from tests import making
from tests.provider import HIGH, LOW

pytestmark = pytest.mark.requirement("R-SEC-8")


def give_passkey(account):
    key = SoftKey()
    data = {"name": "Key", "credential": key.registration()}
    return Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=data)


def acts(cast, name):
    actor = cast.actor(name)
    return [(one.act, one.noted.get("provider")) for one in Event.objects.filter(actor=actor.pseudonym).order_by("at")]


def refused(response):
    return response.refusal.code if hasattr(response, "refusal") else response.headers.get("Location")


# entering


def test_whoever_is_bound_enters_and_it_is_recorded(cast, provider, browser):
    bound(cast.amara, provider)
    assert browser.enter().headers["Location"] == "/"
    assert browser.client.session["_auth_user_id"] == str(cast.amara.pk)
    assert browser.client.get("/").status_code == 200
    assert ("account.entered", KEY) in acts(cast, "amara")


def test_they_come_to_the_page_they_wanted_and_to_no_foreign_one(cast, provider, browser):
    bound(cast.amara, provider)
    assert browser.enter(next="/information/").headers["Location"] == "/information/"
    for foreign in ("//evil.example", "https://evil.example/", "/\\evil.example"):
        assert Browser().enter(next=foreign).headers["Location"] == "/"


def test_nobody_enters_by_an_address_or_a_name(cast, provider, browser):
    """The same mail, the same name, even the same sign-in name: no binding, no entry, and no new account."""
    cast.amara.email = "amara@ministry.example"
    cast.amara.save()
    before = Account.objects.count()
    provider.bend = lambda token: token.claims.update(
        email="amara@ministry.example", email_verified=True, preferred_username="amara", name="amara", upn="amara"
    )
    for subject in ("amara", "amara@ministry.example", str(cast.amara.pk), str(cast.amara.public_id)):
        assert refused(browser.enter(subject)) == "provider.unknown_person"
        assert not browser.is_in
    assert (Account.objects.count(), Binding.objects.count()) == (before, 0)


def test_the_same_subject_of_another_issuer_is_somebody_else(cast, provider, browser):
    Binding.objects.create(account=cast.amara, issuer="https://other.example", subject="subject-1")
    assert refused(browser.enter()) == "provider.unknown_person"


def test_a_subject_in_other_case_is_somebody_else(cast, provider, browser):
    bound(cast.amara, provider, "Subject-1")
    assert refused(browser.enter("subject-1")) == "provider.unknown_person"


def test_one_subject_has_one_account_whatever_the_code_does(cast, provider):
    bound(cast.amara, provider)
    for account, subject in ((cast.bruno, "subject-1"), (cast.amara, "subject-2")):
        with pytest.raises(IntegrityError), transaction.atomic():
            bound(account, provider, subject)


@pytest.mark.parametrize("name", ["bruno", "nils", "viktor"])
def test_a_provider_enters_nobody_of_another_authority(cast, provider, browser, name):
    """The provider of one authority, taken over, surrenders its own people at most (security.md 1.4)."""
    bound(cast.people[name], provider)
    assert refused(browser.enter()) == "provider.not_yours"
    assert not browser.is_in


def test_a_provider_enters_nobody_who_acts_for_another_authority_besides(cast, provider, browser):
    making.appointment(cast.amara, "chair", "COM")
    bound(cast.amara, provider)
    assert refused(browser.enter()) == "provider.not_yours"


def test_a_provider_enters_nobody_whose_function_has_ended(cast, provider, browser):
    bound(cast.ulla, provider)
    assert refused(browser.enter()) == "provider.not_yours"


def test_a_provider_for_all_enters_people_of_every_authority(cast, provider, settings, tmp_path):
    settings.ILONET_PROVIDERS = str(write_down(tmp_path, provider, authorities='"all"'))
    cache.clear()
    configured._read.cache_clear()
    for name in ("amara", "bruno", "nils"):
        bound(cast.people[name], provider, name)
        assert Browser().enter(name).headers["Location"] == "/"


def close(account):
    account.is_active = False
    account.save()


def suspend(account):
    account.suspended_at = clock.now()
    account.save()


@pytest.mark.parametrize("shut", [close, suspend])
def test_a_closed_or_suspended_account_stays_shut(cast, provider, browser, shut):
    bound(cast.amara, provider)
    shut(cast.amara)
    assert browser.enter().headers["Location"] == "/account/inactive/"
    assert not browser.is_in


def test_whoever_is_in_already_is_changed_into_nobody_else(cast, provider, browser):
    bound(cast.amara, provider)
    address = browser.sign_in_there(browser.ask())
    browser.client.force_login(cast.farid)
    browser.client.get(address)
    assert browser.client.session["_auth_user_id"] == str(cast.farid.pk)


def test_the_key_of_the_visit_is_a_new_one(cast, provider, browser):
    bound(cast.amara, provider)
    address = browser.sign_in_there(browser.ask())
    before = browser.client.session.session_key
    browser.client.get(address)
    assert browser.is_in
    assert browser.client.session.session_key != before


# what it opens


def test_the_passkey_is_asked_after_it(for_real, cast, provider, browser):
    bound(cast.amara, provider)
    give_passkey(cast.amara)
    assert browser.enter().headers["Location"] == "/account/2fa/authenticate/"
    assert not browser.is_in
    assert browser.client.get("/").status_code == 302


def trusted(settings, tmp_path, provider):
    settings.ILONET_PROVIDERS = str(write_down(tmp_path, provider, second_factor='["mfa", "hwk"]'))
    configured._read.cache_clear()


def test_a_second_factor_over_there_counts_where_the_operator_says_so(
    for_real, cast, provider, browser, settings, tmp_path
):
    bound(cast.amara, provider)
    give_passkey(cast.amara)
    trusted(settings, tmp_path, provider)
    provider.amr = ("pwd", "mfa")
    assert browser.enter().headers["Location"] == "/"
    assert browser.client.get("/").status_code == 200


def test_it_never_opens_what_the_passkey_alone_opens(for_real, cast, provider, browser, settings, tmp_path):
    bound(cast.amara, provider)
    give_passkey(cast.amara)
    trusted(settings, tmp_path, provider)
    provider.amr = ("mfa",)
    browser.enter()
    entry = making.contact_entry(making.serving(cast.amara))
    assert refused(browser.client.get(f"/register/directory/{entry.public_id}/")) == "auth.step_up"
    assert browser.client.get("/account/2fa/webauthn/add/").headers["Location"].startswith("/account/2fa/webauthn/")
    for door, sent in (("link", {"provider": KEY}), ("unlink", {"binding": "1"})):
        assert refused(browser.client.post(f"/account/providers/{door}/", sent)) == "auth.step_up"


@pytest.mark.parametrize("ways", [(), ("pwd",), ("otp",), ("MFA",)])
def test_other_ways_over_there_are_no_second_factor(for_real, cast, provider, browser, settings, tmp_path, ways):
    bound(cast.amara, provider)
    give_passkey(cast.amara)
    trusted(settings, tmp_path, provider)
    provider.amr = ways
    assert browser.enter().headers["Location"] == "/account/2fa/authenticate/"


def test_too_low_a_level_is_refused_even_with_a_second_factor(for_real, cast, provider, browser, settings, tmp_path):
    bound(cast.amara, provider)
    trusted(settings, tmp_path, provider)
    provider.amr, provider.acr = ("mfa",), LOW
    assert refused(browser.enter()) == "provider.level"


def test_the_first_key_is_added_after_it_and_nothing_else_is_open_before(for_real, cast, provider, browser):
    bound(cast.amara, provider)
    browser.enter()
    assert browser.client.get("/").headers["Location"] == "/account/2fa/"
    assert browser.client.get("/account/2fa/webauthn/add/").status_code == 200


def test_a_recovery_code_serves_as_the_second_step(for_real, cast, provider, browser):
    bound(cast.amara, provider)
    give_passkey(cast.amara)
    code = RecoveryCodes.activate(cast.amara).generate_codes()[0]
    browser.enter()
    assert browser.client.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert browser.client.get("/").status_code == 200


# what is asked of the provider


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


# the provider is away


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


# linking and unlinking


@pytest.fixture
def amara(cast, monkeypatch):
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.amara)
    return Browser(client)


def test_one_links_ones_own_provider_and_enters_by_it(cast, provider, amara):
    page = amara.client.get("/account/providers/").content.decode()
    assert "Link Ministry" in page
    address = amara.sign_in_there(amara.ask("/account/providers/link/"))
    assert amara.client.get(address).headers["Location"] == "/account/providers/"
    [binding] = Binding.objects.all()
    assert (binding.account, binding.issuer, binding.subject) == (cast.amara, provider.issuer, "subject-1")
    assert ("account.bound", KEY) in acts(cast, "amara")
    assert "End this link" in amara.client.get("/account/providers/").content.decode()
    assert Browser().enter().headers["Location"] == "/"


def test_a_subject_that_is_bound_cannot_be_linked_again(cast, provider, amara):
    bound(cast.farid, provider)
    response = amara.client.get(amara.sign_in_there(amara.ask("/account/providers/link/")))
    assert (response.status_code, refused(response)) == (409, "provider.bound_already")
    assert "farid" not in response.content.decode()
    assert Binding.objects.count() == 1


def test_one_links_no_provider_that_speaks_for_others(cast, provider):
    client = Client(headers={"host": "localhost"})
    client.force_login(cast.bruno)
    assert "Ministry" not in client.get("/account/providers/").content.decode()
    assert refused(client.post("/account/providers/link/", {"provider": KEY})) == "provider.not_yours"


def test_an_answer_links_nothing_in_another_visit(cast, provider, amara):
    """Somebody is led to an answer that another began: nothing is linked to them."""
    address = amara.sign_in_there(amara.ask("/account/providers/link/"))
    amara.client.logout()
    assert refused(amara.client.get(address)) == "provider.not_asked"
    other = Client(headers={"host": "localhost"})
    other.force_login(cast.farid)
    assert refused(other.get(address)) == "provider.not_asked"
    assert not Binding.objects.exists()


def test_linking_wants_a_passkey_shown_a_moment_ago(for_real, cast, provider, amara, monkeypatch):
    key = give_passkey(cast.amara)
    monkeypatch.setattr(
        factors, "_records", lambda _: [{"method": "mfa", "type": "webauthn", "id": key.pk, "at": shown}]
    )
    shown = time.time() - factors.FRESH_SECONDS - 1
    for door, sent in (("link", {"provider": KEY}), ("unlink", {"binding": "1"})):
        response = amara.client.post(f"/account/providers/{door}/", sent)
        assert refused(response) == "auth.step_up"
        assert "/account/2fa/webauthn/reauthenticate/?next=%2Faccount%2Fproviders%2F" in response.content.decode()
    shown = time.time()
    assert amara.ask("/account/providers/link/")


def test_one_ends_ones_own_link_and_nobody_elses(cast, provider, amara):
    give_passkey(cast.amara)
    mine, his = bound(cast.amara, provider), bound(cast.farid, provider, "subject-2")
    for chosen in (his.pk, "x", "", "9" * 18):
        assert amara.client.post("/account/providers/unlink/", {"binding": chosen}).status_code == 404
    assert amara.client.post("/account/providers/unlink/", {"binding": mine.pk}).status_code == 302
    assert set(Binding.objects.all()) == {his}
    assert ("account.unbound", KEY) in acts(cast, "amara")
    assert refused(Browser().enter()) == "provider.unknown_person"


def test_nobody_shuts_their_only_way_in(cast, provider, amara):
    mine = bound(cast.amara, provider)
    assert refused(amara.client.post("/account/providers/unlink/", {"binding": mine.pk})) == "provider.only_way"
    assert Binding.objects.exists()


# the first entry


def test_a_link_of_first_entry_leads_through_the_provider(cast, provider, browser):
    link = f"/account/enrol/{enrolment.invite(cast.amara)}/"
    assert "Begin with Ministry" in browser.client.get(link).content.decode()
    response = browser.client.get(browser.sign_in_there(browser.ask(f"{link}provider/")))
    assert response.headers["Location"] == "/account/2fa/webauthn/add/"
    assert browser.client.session["_auth_user_id"] == str(cast.amara.pk)
    assert Binding.objects.get().subject == "subject-1"
    assert Client().get(link).status_code == 404
    assert {"account.entered_by_link", "account.bound"} <= {act for act, _ in acts(cast, "amara")}


def test_a_link_that_was_used_replaced_or_ran_out_meanwhile_opens_nothing(cast, provider, browser):
    for spoil in (
        lambda: cast.amara.enrolments.update(used_at=clock.now()),
        lambda: cast.amara.enrolments.update(until=clock.now() - timedelta(seconds=1)),
        lambda: enrolment.invite(cast.amara),
        lambda: suspend(cast.amara),
    ):
        address = browser.sign_in_there(browser.ask(f"/account/enrol/{enrolment.invite(cast.amara)}/provider/"))
        spoil()
        assert browser.client.get(address).status_code == 404
        assert not browser.is_in
    assert not Binding.objects.exists()


def test_a_link_whose_subject_is_bound_to_another_changes_nothing(cast, provider, browser):
    bound(cast.farid, provider)
    give_passkey(cast.amara)
    address = browser.sign_in_there(browser.ask(f"/account/enrol/{enrolment.invite(cast.amara)}/provider/"))
    assert refused(browser.client.get(address)) == "provider.bound_already"
    assert Authenticator.objects.filter(user=cast.amara).exists(), "what was begun is undone"
    assert cast.amara.enrolments.get().used_at is None
    assert not browser.is_in


def test_a_new_link_of_first_entry_ends_the_bindings_of_before(cast, provider, browser):
    bound(cast.amara, provider)
    Client().post(f"/account/enrol/{enrolment.invite(cast.amara)}/")
    assert refused(browser.enter()) == "provider.unknown_person"


def test_a_link_leads_to_no_provider_that_speaks_for_others(cast, provider, browser):
    link = f"/account/enrol/{enrolment.invite(cast.bruno)}/"
    assert "Ministry" not in browser.client.get(link).content.decode()
    assert refused(browser.client.post(f"{link}provider/", {"provider": KEY})) == "provider.not_yours"


# the doors


def test_nobody_is_sent_away_without_pressing(provider, browser):
    assert browser.client.get("/account/providers/enter/").status_code == 405
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    assert strict.post("/account/providers/enter/", {"provider": KEY}).status_code == 403
    assert provider.asked == []


@pytest.mark.parametrize("name", ["", "nobody", "ministry/../", "MINISTRY"])
def test_a_provider_that_was_not_named_is_nothing(provider, browser, name):
    assert browser.client.post("/account/providers/enter/", {"provider": name}).status_code == 404


def test_from_the_seventh_provider_on_there_is_a_list(provider, browser, settings, tmp_path):
    one = (tmp_path / "providers.toml").read_text()
    many = [one.replace("[ministry]", f"[p{n}]").replace(provider.issuer, f"https://p{n}.example") for n in range(7)]
    (tmp_path / "many.toml").write_text("".join(many))
    settings.ILONET_PROVIDERS = str(tmp_path / "many.toml")
    page = browser.client.get("/account/login/").content.decode()
    assert page.count('<option value="p') == 7
    assert "Sign in with Ministry" not in page
