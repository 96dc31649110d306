"""What do people of an authority do in a browser: enter by a link with a key, look after an account, read out a code?"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys import harness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

REASON = "Phone and key fell into the harbour"


def opened(installation: harness.Installation, name: str, function: str = "national_administrator") -> str:
    """The path of the link that the command line prints, for an account of the French authority."""
    said = installation.ilonet(
        "account", "open", name, "--function", function, "--organisation", "FRA", "--authority", "FRA",
        "--authority-name", "Liaison service",
    ).stdout  # fmt: skip
    return path_of(said)


def path_of(link: str) -> str:
    found = re.search(r"/account/enrol/[\w-]+/", link)
    assert found, link
    return found.group()


@contextmanager
def colleague(browser: Browser, installation: harness.Installation, name: str) -> Iterator[Page]:
    """Another administrator of the same authority, who has entered in a browser of their own."""
    with harness.visitor(browser, installation.address) as page:
        enter_by_link(page, opened(installation, name))
        yield page


def enter_by_link(page: Page, link: str) -> harness.Passkey:
    key = harness.passkey(page)
    page.goto(link)
    page.get_by_role("button", name="Begin", exact=True).click()
    add_the_passkey(page)
    return key


def add_the_passkey(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Add a passkey")
    page.get_by_role("button", name="Add passkey").click()
    expect(page.locator("h1")).to_have_text("Show that it is you")
    page.get_by_role("button", name="Use your passkey").click()
    expect(page.locator("h1")).to_have_text("Recovery codes")


def open_account(page: Page, name: str) -> None:
    page.goto("/register/accounts/")
    page.get_by_role("rowheader").get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_have_text(name)


def ask_for_a_recovery(page: Page, name: str) -> None:
    open_account(page, name)
    page.get_by_text("Everything is lost: recover").click()
    form = page.locator("form", has=page.get_by_role("button", name="End everything and ask"))
    form.get_by_label("Reason").fill(REASON)
    look_well(page, "account-recovery-asked-for")
    form.get_by_role("button").click()
    expect(page.get_by_text("A second person now approves the recovery.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve and make the link")).to_have_count(0)


def approve(page: Page, name: str) -> str:
    """The path of the link that the second person hands over."""
    open_account(page, name)
    expect(page.get_by_text(REASON)).to_be_visible()
    look_well(page, "account-approval")
    page.get_by_role("button", name="Approve and make the link").click()
    return link_shown(page, "account-approved")


def link_shown(page: Page, picture: str) -> str:
    """Once: after a reload it is gone."""
    link = page.locator("code.whole-link").inner_text()
    look_well(page, picture)
    page.reload()
    expect(page.locator("code.whole-link")).to_have_count(0)
    return path_of(link)


def code_read_out(page: Page) -> str:
    page.goto("/account/quarantine/")
    expect(page.locator("h1")).to_have_text("Your account is in quarantine")
    look_well(page, "account-quarantine")
    return page.locator(".read-out").inner_text()


def confirm(page: Page, name: str, code: str) -> None:
    open_account(page, name)
    page.get_by_label("Code that the person reads out").fill(code)
    look_well(page, "account-confirm")
    page.get_by_role("button", name="Confirm the person").click()
    expect(page.get_by_text("Confirmed: the account stands where its functions place it.")).to_be_visible()


def look_well(page: Page, picture: str) -> None:
    assert harness.findings(page) == []
    harness.look(page, picture)
