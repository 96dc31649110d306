"""An officer finds a report by its title, cites it and releases; only whoever may read both ever learns that one was cited."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.harness import PHONE, Installation, findings, look
from tests.journeys.test_early_warning import entered, fits

pytestmark = pytest.mark.browser

NARROW = "Dakar: departures of wooden boats"  # of a colleague, to West Africa alone
TITLE = "What the wooden boats mean for carriers"


def begin(page: Page) -> None:
    page.goto("/information/new/")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Text", exact=True).first.fill("Carriers ask what changes for them. Nothing does, so far.")
    page.get_by_label("operational", exact=True).check()
    page.locator("input[name=topics][value=c]").check()
    page.get_by_label("Source", exact=True).select_option("B")
    page.get_by_label("Information", exact=True).select_option("2")
    page.get_by_label("Marking", exact=True).select_option("green")
    page.get_by_role("button", name="Save and name other reports").click()


def cite(page: Page) -> str:
    """Its address."""
    page.get_by_label("Words of its title").fill("wooden boats Dakar")
    page.get_by_role("button", name="Find", exact=True).click()
    found = page.locator("#find li", has_text=NARROW).first
    narrow = str(found.get_by_role("link").get_attribute("href"))
    look(page, "citing-found")
    assert findings(page) == []
    found.get_by_role("button", name=re.compile("^Refer to it")).click()
    named = page.locator("section", has=page.get_by_role("heading", name="Refers to", exact=True))
    expect(named.locator(f"a[href='{narrow}']")).to_be_visible()
    page.get_by_role("link", name="Back to the text").click()
    return narrow


def release(page: Page) -> str:
    """Its address."""
    page.get_by_role("button", name="Save and choose readers").click()
    page.get_by_label("All entitled officers and Board members", exact=True).check()
    page.get_by_role("button", name="Save and go on to release").click()
    page.get_by_role("button", name=re.compile("^Release")).click()
    expect(page.locator("#said")).to_contain_text("Released to")
    return page.url


@pytest.mark.requirement("R-SEC-7", "R-9.0-r19")
def test_what_is_cited_shows_to_whoever_may_read_both(demonstration: Installation, browser: Browser) -> None:
    with entered(browser, demonstration, "Amara") as page:
        begin(page)
        narrow = cite(page)
        wide = release(page)
        expect(page.locator(f"main a[href='{narrow}']")).to_be_visible()

    with entered(browser, demonstration, "Bruno", viewport=PHONE) as page:
        page.goto(wide)
        page.locator(f"main a[href='{narrow}']").click()
        page.locator(f"main a[href='{urlsplit(wide).path}']").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        expect(page.locator("dt", has_text="Refers to")).to_be_visible()
        assert fits(page)
        assert findings(page) == []

    with entered(browser, demonstration, "Chiara") as page:
        assert page.request.get(narrow).status == 404
        page.goto(wide)
        expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
        text = page.content()
        assert narrow not in text
        assert NARROW not in text
        assert "Refers to" not in text
