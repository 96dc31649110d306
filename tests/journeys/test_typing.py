"""What the page of writing does in the browser alone: pasting, and saving when a lid closes. No server is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ilonet.lib import tests as lib
from tests.databases import CHECKOUT
from tests.journeys.harness import chromium

pytestmark = pytest.mark.browser

PASTED = Path(str(lib.__file__)).with_name("pasted")
SPECIMENS = sorted(one.stem for one in PASTED.glob("*.clip"))
PASTE = """([html, plain]) => {
    const held = new DataTransfer();
    held.setData("text/html", html);
    held.setData("text/plain", plain);
    const area = document.querySelector("textarea");
    area.focus();
    area.setSelectionRange(3, 3);
    const pasting = new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true });
    return [area.dispatchEvent(pasting), area.value, window.stolen ?? null];
}"""
LID = """() => {
    window.sent = [];
    window.fetch = async (where, what) => {
        window.sent.push([where, what.body.get("sections.0.text"), what.body.get("once"), what.keepalive]);
        return new Response('{"version": 2, "saved_at": "10:42 CET"}', { headers: { "Content-Type": "application/json" } });
    };
}"""
CLOSES = """() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.set_content(
        '<form method="post" data-autosave="/draft/"><input type="hidden" name="version" value="1">'
        '<input type="hidden" name="once" value="x"><textarea name="sections.0.text">AB </textarea>'
        '<p data-saved data-saved-text="Draft saved %s"></p></form>'
    )
    for script in ("site/static/site/ilonet.js", "reports/static/reports/paste.js"):
        made.add_script_tag(path=CHECKOUT / "ilonet" / script)
    yield made
    made.close()


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_browser_keeps_of_a_paste_what_the_server_keeps(page: Page, name: str) -> None:
    html = (PASTED / f"{name}.clip").read_text(encoding="utf-8")
    goes_on, value, stolen = page.evaluate(PASTE, [html, "plain"])
    assert not goes_on
    assert value == "AB " + (PASTED / f"{name}.txt").read_text(encoding="utf-8").strip()
    assert stolen is None


def test_what_is_plain_is_left_to_the_browser(page: Page) -> None:
    goes_on, value, _stolen = page.evaluate(PASTE, ["", "plain"])
    assert goes_on
    assert value == "AB "


def test_a_closed_lid_saves_at_once(page: Page) -> None:
    page.evaluate(LID)
    page.evaluate(CLOSES)
    assert page.evaluate("window.sent") == []  # nothing was typed
    page.locator("textarea").press_sequentially("C")
    page.evaluate(CLOSES)
    page.wait_for_function("document.querySelector('[data-saved]').textContent === 'Draft saved 10:42 CET'")
    [[where, text, once, keepalive]] = page.evaluate("window.sent")
    assert (where, once, keepalive) == ("/draft/", None, True)
    assert "C" in text
    assert page.locator("[name=version]").input_value() == "2"
