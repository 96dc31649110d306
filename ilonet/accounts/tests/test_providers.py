"""Whom does an identity provider let in? Whoever is bound to it, of its own authority, and nobody by a name (AC12, AC26)."""

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.test import Client

from ilonet.accounts.models import Account, Binding
from ilonet.accounts.providers import configured
from ilonet.accounts.tests.entering import KEY, Browser, acts, bound, refused, suspend, write_down
from tests import making

pytestmark = pytest.mark.requirement("R-SEC-8")


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
