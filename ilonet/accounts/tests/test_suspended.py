"""Does a suspension hold at the next request, by whatever somebody came in or was about to? (AC12; A2 acceptance)"""

import json
import time
from dataclasses import dataclass, field

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client

from ilonet.accounts import enrolment, tokens
from ilonet.accounts.models import Account, Binding
from ilonet.accounts.tests.entering import Browser, bound, write_down
from ilonet.accounts.tests.softkey import SoftKey
from ilonet.lib import clock

pytestmark = [pytest.mark.requirement("R-SEC-8"), pytest.mark.usefixtures("for_real")]
PASSWORD = "a long enough pass phrase"
DOORS = ("/", "/account/", "/information/", "/register/", "/search/", "/account/settings/")


def suspend(account):
    Account.objects.filter(pk=account.pk).update(suspended_at=clock.now())


def close(account):
    Account.objects.filter(pk=account.pk).update(is_active=False)


ENDINGS = [suspend, close]


@dataclass
class Visitor:
    """Somebody inside, with whatever they came in with."""

    client: Client
    sent: dict = field(default_factory=dict)
    doors: tuple = DOORS

    def is_in(self):
        return [self.client.get(door, **self.sent).status_code for door in self.doors] == [200] * len(self.doors)

    def is_out(self):
        """No door opens, neither for looking nor for doing; nothing is said of why."""
        met = [self.client.get(door, **self.sent) for door in self.doors]
        met.append(self.client.post("/account/settings/", {"language": "fr", "zone": "UTC"}, **self.sent))
        return all(one.status_code in {302, 401} and "suspended" not in one.content.decode() for one in met)


def give_key(account):
    key = SoftKey()
    data = {"name": "Key", "credential": key.registration()}
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data=data)
    return key


def show_key(client, account, key):
    asked = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    shown = key.assertion(asked["request_options"]["publicKey"]["challenge"], user_pk_to_url_str(account))
    return client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})


def with_password(account):
    account.set_password(PASSWORD)
    account.save()
    client = Client(headers={"host": "localhost"})
    client.post("/account/login/", {"login": account.sign_in, "password": PASSWORD})
    return client


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def by_passkey(account, **_known):
    client = Client(headers={"host": "localhost"})
    show_key(client, account, give_key(account))
    return Visitor(client)


def by_app(account, **_known):
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    client = with_password(account)
    client.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    return Visitor(client)


def by_recovery_code(account, **_known):
    TOTP.activate(account, generate_totp_secret())
    client = with_password(account)
    client.post("/account/2fa/authenticate/", {"code": RecoveryCodes.activate(account).generate_codes()[0]})
    return Visitor(client)


def by_provider(account, *, provider, settings, folder):
    """With both steps shown over there."""
    settings.ILONET_PROVIDERS = str(write_down(folder, provider, second_factor='["mfa"]', name='"Both steps"'))
    settings.ILONET_PROVIDERS = str(folder / "both.toml")
    (folder / "providers.toml").rename(folder / "both.toml")
    provider.amr = ("mfa",)
    bound(account, provider)
    browser = Browser()
    browser.enter()
    return Visitor(browser.client)


def by_provider_and_passkey(account, *, provider, **_known):
    bound(account, provider)
    code = RecoveryCodes.activate(account)
    give_key(account)
    browser = Browser()
    browser.enter()
    browser.client.post("/account/2fa/authenticate/", {"code": code.generate_codes()[0]})
    return Visitor(browser.client)


def by_token(account, **_known):
    sent = {"headers": {"authorization": f"Bearer {tokens.issue(account, label='desk')}"}}
    return Visitor(Client(), sent, ("/api/v1/me", "/api/v1/reports", "/api/v1/search?q=boats"))


def by_reading_token(account, **_known):
    sent = {"headers": {"authorization": f"Bearer {tokens.issue(account, label='desk', scope='read')}"}}
    return Visitor(Client(), sent, ("/api/v1/me", "/api/v1/countries"))


def in_part_of_a_page(account, **known):
    """What a script asks by itself every so often."""
    visitor = by_passkey(account, **known)
    visitor.sent = {"headers": {"hx-request": "true", "hx-target": "rows"}}
    return visitor


def as_json(account, **known):
    """A page that saves in the background."""
    visitor = by_passkey(account, **known)
    visitor.doors = ("/api/v1/me", "/api/v1/reports")
    return visitor


KINDS = [
    by_passkey, by_app, by_recovery_code, by_provider, by_provider_and_passkey, by_token, by_reading_token, in_part_of_a_page,
    as_json,
]  # fmt: skip


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_inside_is_outside_at_the_next_request(cast, provider, settings, tmp_path, kind, ending):
    visitor = kind(cast.amara, provider=provider, settings=settings, folder=tmp_path)
    other = Visitor(by_passkey(cast.farid).client)
    assert visitor.is_in()
    ending(cast.amara)
    assert visitor.is_out()
    assert other.is_in(), "nobody else is"


# those who were on their way in


def at_the_second_step(account, **_known):
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    client = with_password(account)
    return client, lambda: client.post("/account/2fa/authenticate/", {"code": code_of(secret)})


def at_the_second_step_after_a_provider(account, *, provider):
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    bound(account, provider)
    browser = Browser()
    browser.enter()
    return browser.client, lambda: browser.client.post("/account/2fa/authenticate/", {"code": code_of(secret)})


def with_a_key_in_hand(account, **_known):
    client, key = Client(headers={"host": "localhost"}), give_key(account)
    asked = client.get("/account/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    shown = key.assertion(asked["request_options"]["publicKey"]["challenge"], user_pk_to_url_str(account))
    return client, lambda: client.post("/account/2fa/webauthn/login/", {"credential": json.dumps(shown)})


def back_from_a_provider(account, *, provider):
    bound(account, provider)
    browser = Browser()
    address = browser.sign_in_there(browser.ask())
    return browser.client, lambda: browser.client.get(address)


def with_a_link_of_first_entry(account, **_known):
    link = f"/account/enrol/{enrolment.invite(account)}/"
    client = Client(headers={"host": "localhost"})
    client.get(link)
    return client, lambda: client.post(link)


def with_a_link_back_from_a_provider(account, *, provider):
    browser = Browser()
    address = browser.sign_in_there(browser.ask(f"/account/enrol/{enrolment.invite(account)}/provider/"))
    return browser.client, lambda: browser.client.get(address)


def from_a_browser_known_before(account, **_known):
    client = with_password(account)
    client.post("/account/logout/")
    return client, lambda: client.post("/account/login/", {"login": account.sign_in, "password": PASSWORD})


ON_THEIR_WAY = [
    at_the_second_step, at_the_second_step_after_a_provider, with_a_key_in_hand, back_from_a_provider, with_a_link_of_first_entry,
    with_a_link_back_from_a_provider, from_a_browser_known_before,
]  # fmt: skip


@pytest.mark.parametrize("ending", [None, *ENDINGS])
@pytest.mark.parametrize("way", ON_THEIR_WAY)
def test_whoever_was_on_their_way_comes_no_further(cast, provider, way, ending):
    """And without a suspension each of these steps lets them in, so it is the suspension that stops them."""
    client, step = way(cast.amara, provider=provider)
    if ending:
        ending(cast.amara)
    response = step()
    assert response.status_code < 500
    assert ("_auth_user_id" in client.session) == (ending is None)
    if ending:
        assert Visitor(client).is_out()


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_begun_inside_is_finished_outside(cast, provider, ending):
    """Linking a provider, begun before: the answer comes after."""
    browser = Browser(by_passkey(cast.amara).client)
    address = browser.sign_in_there(browser.ask("/account/providers/link/"))
    ending(cast.amara)
    browser.client.get(address)
    assert not Binding.objects.exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_press_that_was_answered_is_not_answered_again(cast, ending):
    """A resent call repeats its answer to whoever still stands where they stood, and to nobody else."""
    visitor = by_passkey(cast.amara)
    sent = {"language": "fr", "zone": "UTC", "once": "11111111-1111-4111-8111-111111111111"}
    door = "/account/settings/"
    assert [visitor.client.post(door, sent).headers["Location"] for _ in range(2)] == ["/account/"] * 2
    ending(cast.amara)
    assert visitor.client.post(door, sent).headers["Location"].startswith("/account/login/")
