"""A person comes in through the service of their authority, adds a passkey, loses it, and is won back by two colleagues."""

import re
import subprocess
import sys
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from ilonet.accounts.providers import speaking
from tests import databases
from tests.journeys import harness, people
from tests.provider import HIGH, SECRET

pytestmark = [pytest.mark.browser, pytest.mark.requirement("R-SEC-8")]


@contextmanager
def ministry():
    """The service, as a process of its own on another address; gives where it is and how to stop it."""
    service = subprocess.Popen(
        [sys.executable, "-m", "tests.provider", "0"], cwd=databases.CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    try:
        yield service.stdout.readline().strip(), service
    finally:
        service.kill()
        service.wait()
        service.stdout.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """An installation that knows the service, and the running service."""
    var = tmp_path_factory.mktemp("var")
    with ministry() as (issuer, service):
        (var / "providers.toml").write_text(
            f'[ministry]\nname = "Ministry of the Interior"\nissuer = "{issuer}"\nclient_id = "ilonet"\n'
            f'secret_variable = "MINISTRY_SECRET"\nauthorities = ["FRA"]\nacr = ["{HIGH}"]\n'
        )
        known = {"ILONET_PROVIDERS": str(var / "providers.toml"), "MINISTRY_SECRET": SECRET}
        with harness.installation(var, name="provider", **known) as made:
            yield made, service


def test_a_person_comes_in_through_their_authority(browser, served):
    installation, service = served
    link = people.opened(installation, "Nadia")
    assert (
        installation.ilonet("providers").stdout.strip() == "Ministry of the Interior (ministry): ready; speaks for FRA"
    )
    with harness.visitor(browser, installation.address) as page:
        key = harness.passkey(page)
        begin_with_the_service(page, link)
        people.add_the_passkey(page)
        assert len(key.credentials) == 1
        see_the_link(page)
        leave(page)
        enter_through_the_service(page)
        lose_the_passkey(page, key)
        recover_with_two_colleagues(browser, installation, page)
        link_the_service_again(page)
        leave(page)
        enter_through_the_service(page)
        leave(page)
        a_stranger_is_told(page)
        service.kill()
        service.wait()
        enter_by_passkey_while_it_is_down(page)


def begin_with_the_service(page, link):
    page.goto(link)
    assert harness.findings(page) == []
    harness.look(page, "provider-first-entry")
    page.get_by_role("button", name="Begin with Ministry of the Interior").click()
    sign_in_over_there(page, "n000nadia")
    expect(page.locator("h1")).to_have_text("Add a passkey")


def sign_in_over_there(page, who):
    expect(page.locator("h1")).to_have_text("Ministry")
    page.get_by_label("Who are you?").fill(who)
    page.get_by_role("button", name="Sign in").click()


def see_the_link(page):
    page.goto("/account/providers/")
    expect(page.get_by_role("rowheader", name="Ministry of the Interior")).to_be_visible()
    assert harness.findings(page) == []
    harness.look(page, "provider-linked")


def leave(page):
    page.goto("/account/logout/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")


def enter_through_the_service(page):
    """The service is the first step, the key the second."""
    assert harness.findings(page) == []
    harness.look(page, "provider-sign-in")
    page.get_by_role("button", name="Sign in with Ministry of the Interior").click()
    sign_in_over_there(page, "n000nadia")
    expect(page.locator("h1")).to_have_text("Second step")
    page.get_by_role("button", name="Use a security key").click()
    page.wait_for_url(re.compile(r":\d+/$"))
    expect(page.locator(".hat")).to_contain_text("FRA")


def lose_the_passkey(page, key):
    """Said by the person: this visit ends too, and what the service says is not enough any more."""
    page.goto("/account/lost/")
    page.get_by_role("radio").check()
    people.look_well(page, "account-lost")
    page.get_by_role("button", name="It is lost").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    key.lose()
    page.get_by_role("button", name="Sign in with Ministry of the Interior").click()
    sign_in_over_there(page, "n000nadia")
    expect(page.locator("h1")).to_have_text("Show that it is you")
    people.look_well(page, "account-only-codes-left")
    page.goto("/account/2fa/webauthn/add/")
    expect(page.locator("h1")).to_have_text("Show that it is you")


def recover_with_two_colleagues(browser, installation, page):
    """Oskar asks, Petra approves and hands the link over, Oskar hears the code."""
    with (
        people.colleague(browser, installation, "oskar") as oskar,
        people.colleague(browser, installation, "petra") as petra,
    ):
        people.ask_for_a_recovery(oskar, "nadia")
        key = people.enter_by_link(page, people.approve(petra, "nadia"))
        assert len(key.credentials) == 1
        page.goto("/")
        expect(page.get_by_text("Your account is in quarantine: you see nothing yet.")).to_be_visible()
        expect(page.locator(".hat")).not_to_contain_text("FRA")
        code = people.code_read_out(page)
        people.open_account(petra, "nadia")
        expect(petra.get_by_label("Code that the person reads out")).to_have_count(0)
        people.confirm(oskar, "nadia", code)
    page.goto("/")
    expect(page.locator(".hat")).to_contain_text("FRA")


def link_the_service_again(page):
    """A recovery ends every way in, the service too; the new passkey links it anew."""
    page.goto("/account/providers/")
    expect(page.get_by_role("rowheader", name="Ministry of the Interior")).to_have_count(0)
    page.get_by_role("button", name="Ministry of the Interior").click()
    sign_in_over_there(page, "n000nadia")
    expect(page.get_by_role("rowheader", name="Ministry of the Interior")).to_be_visible()


def a_stranger_is_told(page):
    page.get_by_role("button", name="Sign in with Ministry of the Interior").click()
    sign_in_over_there(page, "n000nobody")
    expect(page.locator("h1")).to_contain_text("No account is linked")
    assert harness.findings(page) == []
    harness.look(page, "provider-stranger")
    page.get_by_role("main").get_by_role("link", name="Sign in").click()


def enter_by_passkey_while_it_is_down(page):
    """Nobody is sent to a service that does not answer; the page says so, and the key opens."""
    page.wait_for_timeout(speaking.AWAKE_SECONDS * 1000)
    page.get_by_role("button", name="Sign in with Ministry of the Interior").click()
    expect(page.get_by_text("Ministry of the Interior does not answer at the moment.")).to_be_visible()
    expect(page.get_by_text("Did not answer a moment ago.")).to_be_visible()
    assert harness.findings(page) == []
    harness.look(page, "provider-down")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r":\d+/$"))
