"""An officer sends an early warning with a thumb, on 390 pixels and without script; a back office says it has seen it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.harness import PHONE, Installation, findings, look, visitor

pytestmark = pytest.mark.browser

WHAT = "Groups wait at the old ferry landing since Monday"
AT_MOST = 12  # taps, with the keyboard's field taps counted
CLOSES = """() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
SMALLEST = 24  # of what is tapped, in pixels (WCAG 2.2, 2.5.8)


@pytest.fixture(scope="module")
def network(demonstration: Installation) -> Installation:
    return demonstration


@contextmanager
def entered(browser: Browser, network: Installation, persona: str, **context: Any) -> Iterator[Page]:
    with visitor(browser, network.address, **context) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


class Thumb:
    """Counts what it does: a tap to choose, a tap into a field before typing."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def press(self, role: Any, name: str) -> None:
        self.page.locator("main").get_by_role(role, name=name, exact=True).last.click()
        self.taps += 1

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)
        self.taps += 1

    def choose(self, label: str, option: str) -> None:
        """It opens, and one is chosen."""
        self.page.get_by_label(label, exact=True).select_option(label=option)
        self.taps += 2


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def small(page: Page) -> list[str]:
    """What a thumb would miss."""
    found = page.locator("main form button:visible:not(.away), main form select:visible, main form input:visible")
    boxes = [(one.get_attribute("name"), one.bounding_box()) for one in found.all()]
    return [str(name) for name, box in boxes if box and box["height"] > 1 and box["height"] < SMALLEST]


@pytest.mark.requirement("R-267-8", "R-3.4-e")
def test_an_early_warning_from_a_phone_without_script(network: Installation, browser: Browser) -> None:
    phone = {"viewport": PHONE, "java_script_enabled": False}
    with entered(browser, network, "Amara", **phone) as page:
        thumb = Thumb(page)
        thumb.press("link", "Send an early warning")
        thumb.choose("What kind of sign", "change of route")
        thumb.type("What", f"{WHAT}, ask a.person@mail.example")
        thumb.type("Expected effect", "Departures may double within days.")
        thumb.press("button", "Check and see who is told")
        expect(page.get_by_role("heading", name="The gate found one place")).to_be_visible()
        expect(page.locator("mark")).to_have_text("a.person@mail.example")
        thumb.press("button", "Mask it")
        expect(page.get_by_role("heading", name="The gate found nothing")).to_be_visible()
        assert "people" in page.locator("#ready ~ p").first.inner_text()
        thumb.press("button", "Hand in" if page.get_by_role("button", name="Hand in").count() else "Send")
        assert thumb.taps <= AT_MOST


def test_the_pages_fit_a_phone_and_axe_finds_nothing(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Bruno", viewport=PHONE) as page:
        for name, address in (("list", "/warnings/"), ("new", "/warnings/new/"), ("home", "/"), ("map", "/map/")):
            page.goto(address)
            look(page, f"warning-{name}")
            page.set_viewport_size(PHONE)  # type: ignore[arg-type]
            assert fits(page), address
            assert small(page) == []
            assert findings(page) == []
        page.goto("/warnings/new/")
        page.get_by_label("What kind of sign", exact=True).select_option(label="first sign of a facilitator network")
        page.get_by_label("What", exact=True).fill(WHAT)
        page.get_by_role("button", name="Check and see who is told").click()
        look(page, "warning-lacking")
        page.get_by_label("Expected effect", exact=True).fill("Not known yet, perhaps a hundred people a week.")
        page.get_by_role("button", name="Check and see who is told").click()
        look(page, "warning-ready")
        assert findings(page) == []
        page.get_by_role("button", name="Send", exact=True).first.click()
        expect(page.get_by_text("can read it now.")).to_be_visible()
        look(page, "warning-sent")
        assert findings(page) == []
        page.get_by_role("link", name="Close this warning").click()
        look(page, "warning-closing")
        assert findings(page) == []


@pytest.mark.requirement("R-267-8")
def test_a_back_office_says_that_its_authority_has_seen_it(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Tove") as page:
        asked = page.locator("section[aria-labelledby=warnings] .title a")
        expect(asked.first).to_be_visible()
        title = asked.first.inner_text()
        asked.first.click()
        page.get_by_label("In one line").fill("Passed on to our visa sections.")
        look(page, "warning-asked")
        assert findings(page) == []
        page.get_by_role("button", name="We have seen it").click()
        expect(page.get_by_text("Passed on to our visa sections.")).to_be_visible()
        look(page, "warning-seen")
        page.goto("/")
        expect(page.locator("section[aria-labelledby=warnings]").get_by_text(title, exact=True)).to_have_count(0)


@pytest.mark.requirement("R-267-8")
def test_what_was_typed_into_an_early_warning_outlives_the_phone(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Amara", viewport=PHONE) as page:
        page.goto("/warnings/new/")
        page.get_by_label("What kind of sign", exact=True).select_option(label="change of route")
        page.get_by_label("What", exact=True).fill(WHAT)
        with page.expect_response("**/me/lists/unsent/") as kept:
            page.evaluate(CLOSES)
        assert kept.value.ok
    with entered(browser, network, "Amara") as page:  # the phone is gone with all that it held
        page.goto("/warnings/new/")
        expect(page.get_by_label("What", exact=True)).to_have_value(WHAT)
        expect(page.get_by_text("did not send stands here again")).to_be_visible()
        look(page, "closed-lid")
        assert findings(page) == []
        page.get_by_label("Expected effect", exact=True).fill("Departures may double within days.")
        page.get_by_role("button", name="Check and see who is told").click()
        expect(page.get_by_role("heading", name="The gate found nothing")).to_be_visible()
        page.goto("/warnings/new/")
        expect(page.get_by_label("What", exact=True)).to_have_value("")
