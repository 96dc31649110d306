"""An officer searches, narrows by two facets, saves, signs out, comes back to it, and sees what is new; in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.harness import Installation, chromium, findings, installation, look, visitor

pytestmark = pytest.mark.browser

NAME = "Organisations"


@pytest.fixture(scope="module")
def network(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("saved"), name="savedsearch", born="demonstration") as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@contextmanager
def entered(browser: Browser, network: Installation, persona: str, **context: bool) -> Iterator[Page]:
    with visitor(browser, network.address, **context) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


def leave(page: Page) -> None:
    page.goto("/account/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto("/me/lists/")
    expect(page.locator("h1")).to_have_text("Sign in")


def narrow(page: Page, facet: str) -> str:
    """By its last value that is not chosen, which fewest have; its name."""
    values = page.locator(f"#narrow [id^=by-{facet}-]:not([aria-current])")
    name = str(values.last.get_attribute("id"))
    values.last.click()
    expect(page.locator(f"#{name}")).to_have_attribute("aria-current", "true")
    return name


@pytest.mark.requirement("R-9.0-r19")
def test_what_means_the_same_is_found_and_can_be_left_out(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Amara") as page:
        page.goto("/search/?q=Schleuser")
        expect(page.locator(".hits")).to_contain_text("means the same as")
        look(page, "search-meaning")
        assert findings(page) == []
        whole = _total(page)
        page.get_by_role("link", name="Only these words").click()
        expect(page.get_by_role("link", name="Also what means the same in any language")).to_be_visible()
        assert page.locator(".hits li").count() < whole
        look(page, "search-only-these-words")


@pytest.mark.requirement("R-9.0-r19")
def test_a_search_is_narrowed_saved_and_come_back_to(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Amara") as page:
        page.goto("/search/?q=organisation")
        look(page, "search-facets")
        whole = _total(page)
        narrow(page, "topic")
        by_topic = _total(page)
        narrow(page, "country")
        assert 0 < _total(page) <= by_topic < whole
        assert page.locator(".chips li a:not(.all)").count() == 2
        assert page.evaluate("document.activeElement.id").startswith("by-country")
        look(page, "search-narrowed")
        assert findings(page) == []
        page.get_by_text("Save this list").click()
        page.get_by_label("Name").fill(NAME)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text(f"Saved as “{NAME}”")).to_be_visible()
        saved = _total(page)
        leave(page)

    network.sql("UPDATE saved_savedsearch SET created_at = created_at - interval '12 years'")
    with entered(browser, network, "Amara") as page:
        page.goto("/me/lists/")
        expect(page.locator("main .badge", has_text="new")).to_be_visible()
        look(page, "search-lists")
        assert findings(page) == []
        page.get_by_role("link", name=NAME, exact=True).click()
        expect(page.get_by_role("status").filter(has_text="new since")).to_be_visible()
        assert _total(page) == saved
        assert page.locator(".hits .badge").count() > 0
        look(page, "search-new")
        assert findings(page) == []
        page.locator(".chips li a:not(.all)").first.click()
        expect(page.locator(".chips li a:not(.all)")).to_have_count(1)


def test_it_works_without_script(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Amara", java_script_enabled=False) as page:
        page.goto("/search/?q=organisation")
        whole = _total(page)
        page.set_viewport_size({"width": 390, "height": 844})
        page.get_by_role("link", name="Narrow further").click()
        page.locator("#narrow summary").first.click()
        page.locator("#narrow [id^=by-topic-]").last.click()
        assert _total(page) < whole
        page.goto("/search/?q=the&order=newest")
        if page.get_by_role("link", name="Go on").count():
            page.get_by_role("link", name="Go on").click()
            expect(page.get_by_role("link", name="From the top")).to_be_visible()


def test_the_list_of_reports_is_narrowed_too(network: Installation, browser: Browser) -> None:
    with entered(browser, network, "Amara") as page:
        page.goto("/information/")
        narrow(page, "kind")
        look(page, "reports-narrowed")
        assert findings(page) == []


def _total(page: Page) -> int:
    return int(page.locator("#answers").inner_text().split()[0].replace(",", "").replace("+", ""))
