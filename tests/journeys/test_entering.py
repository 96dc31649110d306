"""From nothing to a signed-in person who keeps their own keys: the first Monday of an installation."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import harness

pytestmark = [pytest.mark.browser, pytest.mark.requirement("R-SEC-8")]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with harness.installation(tmp_path_factory.mktemp("var"), name="entering") as made:
        yield made


def opened(served, name, *more):
    """The path of the link that the command line prints."""
    said = served.ilonet("account", "open", name, *more).stdout
    return re.search(r"/account/enrol/[\w-]+/", said).group()


def test_a_person_enters_leaves_and_enters_again(browser, served):
    link = opened(
        served, "Nadia", "--function", "national_administrator", "--organisation", "FRA", "--authority", "FRA",
        "--authority-name", "Liaison service",
    )  # fmt: skip
    with harness.visitor(browser, served.address) as page:
        key = harness.passkey(page)
        page.goto(link)
        assert harness.findings(page) == []
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("h1")).to_have_text("Add a passkey")
        assert harness.findings(page) == []
        page.get_by_role("button", name="Add passkey").click()
        expect(page.locator("h1")).to_have_text("Show that it is you")
        page.get_by_role("button", name="Use your passkey").click()
        expect(page.locator("h1")).to_have_text("Recovery codes")
        assert harness.findings(page) == []
        codes = page.locator("ol.secret li").all_inner_texts()
        assert len(codes) == 10
        assert len(key.credentials) == 1

        leave(page)
        enter(page)
        expect(page.locator(".hat")).to_contain_text("FRA")
        page.get_by_role("link", name="Your account").click()
        assert harness.findings(page) == []
        page.goto(link)
        expect(page.locator("h1")).to_contain_text("nothing here")

        see_and_end_a_visit(browser, served, page, key)
        make_and_end_a_token(page)
        enter_by_recovery_code(page, key, codes[0])


def leave(page):
    page.goto("/account/logout/")
    page.evaluate("localStorage.setItem('draft', 'typed in a hurry')")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("h1")).to_have_text("Sign in")
    assert page.evaluate("localStorage.getItem('draft')") is None


def enter(page):
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r":\d+/$"))


def see_and_end_a_visit(browser, served, page, key):
    """A second browser of the same person, with the same key, until it is ended from the first."""
    with harness.visitor(browser, served.address) as other:
        second = harness.passkey(other)
        for credential in key.credentials:
            second.session.send(
                "WebAuthn.addCredential", {"authenticatorId": second.authenticator, "credential": credential}
            )
        enter(other)
        page.goto("/account/sessions/")
        expect(page.locator("tbody tr")).to_have_count(2)
        expect(page.get_by_text("This visit")).to_have_count(1)
        assert harness.findings(page) == []
        page.get_by_role("button", name=re.compile("^End it")).click()
        expect(page.locator("tbody tr")).to_have_count(1)
        other.goto("/account/")
        expect(other.locator("h1")).to_have_text("Sign in")
        second.lose()


def make_and_end_a_token(page):
    page.goto("/account/tokens/")
    page.get_by_label("Name").fill("Nightly statistics")
    page.get_by_role("button", name="Make the token").click()
    expect(page.locator("#secret")).to_contain_text("ilo_")
    assert harness.findings(page) == []
    page.reload()
    expect(page.locator("#secret")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^End it")).click()
    expect(page.get_by_text("No token yet")).to_be_visible()


def enter_by_recovery_code(page, key, code):
    """The key is lost; a new link is what helps, and a code works once for whoever has a password besides."""
    page.goto("/account/password/set/")
    assert harness.findings(page) == []
    page.get_by_label("Password", exact=True).fill("seven quiet harbours")
    page.get_by_label(re.compile("again", re.IGNORECASE)).fill("seven quiet harbours")
    page.get_by_role("button", name=re.compile("password", re.IGNORECASE)).click()
    for attempt in (1, 2):
        leave(page)
        page.get_by_label("Sign-in name").or_(page.get_by_label("Username")).fill("nadia")
        page.get_by_label("Password").fill("seven quiet harbours")
        page.get_by_role("button", name="Go on").click()
        expect(page.locator("h1")).to_have_text("Second step")
        assert harness.findings(page) == []
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Sign in", exact=True).click()
        if attempt == 1:
            page.wait_for_url(re.compile(r":\d+/$"))
        else:
            expect(page.locator(".error-summary")).to_be_visible()
