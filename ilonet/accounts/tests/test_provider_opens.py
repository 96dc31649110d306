"""What does a sign-in through a provider open, and what never? (AC17, AC26)"""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from ilonet.accounts import endings
from ilonet.accounts.providers import configured
from ilonet.accounts.tests.entering import KEY, bound, give_passkey, refused, write_down
from tests import making
from tests.provider import LOW

pytestmark = pytest.mark.requirement("R-SEC-8")


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


def test_alone_it_adds_no_first_key_unless_a_second_person_has_yet_to_confirm_it(for_real, cast, provider, browser):
    bound(cast.amara, provider)
    browser.enter()
    assert browser.client.get("/").headers["Location"] == "/account/2fa/"
    assert refused(browser.client.get("/account/2fa/webauthn/add/")) == "auth.first_key"
    endings.quarantine(cast.amara)
    assert browser.client.get("/account/2fa/webauthn/add/").status_code == 200


def test_a_recovery_code_serves_as_the_second_step(for_real, cast, provider, browser):
    bound(cast.amara, provider)
    give_passkey(cast.amara)
    code = RecoveryCodes.activate(cast.amara).generate_codes()[0]
    browser.enter()
    assert browser.client.post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert browser.client.get("/").status_code == 200
