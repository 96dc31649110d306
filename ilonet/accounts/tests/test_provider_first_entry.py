"""The first entry by a link that leads through a provider."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from ilonet.accounts import endings, enrolment
from ilonet.accounts.models import Binding
from ilonet.accounts.tests.entering import KEY, Browser, acts, bound, give_passkey, refused, suspend
from ilonet.lib import clock
from tests import making

pytestmark = pytest.mark.requirement("R-SEC-8")


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


@pytest.mark.parametrize("until", [None, timedelta(hours=24)])
def test_whoever_is_invited_or_won_back_is_offered_it_and_comes_back_by_it(cast, provider, browser, until):
    """In quarantine they stand nowhere; for whom they act, the register knows all the same."""
    link = f"/account/enrol/{enrolment.invite(cast.amara)}/"
    endings.quarantine(cast.amara, until and clock.now() + until)
    assert "Begin with Ministry" in browser.client.get(link).content.decode()
    browser.client.get(browser.sign_in_there(browser.ask(f"{link}provider/")))
    assert browser.is_in
    again = Browser()
    again.enter()
    assert again.is_in
    assert "quarantine" in again.client.get("/").content.decode()


def test_an_officer_whose_deployment_is_yet_to_begin_is_offered_it(cast, provider, browser):
    soon = making.account("soon")
    making.deployment(making.post(making.authority("FRA"), "GEO"), soon, from_on=clock.today() + timedelta(days=20))
    assert "Begin with Ministry" in browser.client.get(f"/account/enrol/{enrolment.invite(soon)}/").content.decode()
    making.appointment(soon, "chair", "COM")
    assert "Begin with Ministry" not in browser.client.get(f"/account/enrol/{enrolment.invite(soon)}/").content.decode()
