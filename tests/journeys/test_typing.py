"""What the page of writing does in the browser alone: pasting, and saving when a lid closes. No server is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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

FORM = (
    '<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x"><div hidden data-typing="/gate/"'
    ' data-found="Found" data-count="Found: %s" data-clear="Clear" data-mask="Mask" data-masked="Masked" data-go="Go"></div>'
    '<div class="field"><textarea name="text">Known X9.</textarea></div></form>'
)
GATE = """() => {
    window.asked = [];
    window.fetch = async (where, what) => {
        const text = what.body.get("text");
        window.asked.push(text);
        const findings = [...text.matchAll(/X\\d/g)].map((one) => {
            const start = [...text.slice(0, one.index)].length;
            return { start, end: start + 2, message: "A number.", advice: "Mask it.", held: true, instead: "[gone]" };
        });
        return new Response(JSON.stringify({ findings }), { headers: { "Content-Type": "application/json" } });
    };
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


@pytest.fixture
def gated(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.set_content(FORM)
    made.evaluate(GATE)
    made.add_script_tag(path=CHECKOUT / "ilonet/reports/static/reports/typing.js")
    yield made
    made.close()


def test_only_the_paragraph_that_was_changed_travels(gated: Page) -> None:
    box, marks, says = gated.locator("textarea"), gated.locator(".typed mark"), gated.get_by_role("status")
    box.fill("Known X9.\n\n\N{SPEEDBOAT} one X1 here\nand there\n\nnone\n\ntwo X2")
    expect(marks).to_have_text(["X1", "X2"])
    expect(says).to_have_text("Found: 2")
    gated.get_by_role("button", name="Mask: X1").press("Enter")
    expect(marks).to_have_text(["X2"])
    expect(box).to_be_focused()
    gated.get_by_role("button", name="Mask: X2").press("Enter")
    expect(marks).to_have_count(0)
    expect(says).to_have_text("Clear")
    expect(box).to_have_value("Known X9.\n\n\N{SPEEDBOAT} one [gone] here\nand there\n\nnone\n\ntwo [gone]")
    assert gated.evaluate("window.asked") == [
        "\N{SPEEDBOAT} one X1 here\nand there\n\nnone\n\ntwo X2",
        "\N{SPEEDBOAT} one [gone] here\nand there",
        "two [gone]",
    ]


def test_a_mask_is_put_where_the_words_have_moved_to(gated: Page) -> None:
    box = gated.locator("textarea")
    box.fill("one X1")
    expect(gated.locator(".typed mark")).to_have_text(["X1"])
    gated.evaluate("() => { window.fetch = () => new Promise(() => {}); }")  # no answer comes any more
    box.press("Home")
    box.press_sequentially("Seen: ")
    gated.get_by_role("button", name="Mask: X1").click()
    expect(box).to_have_value("Seen: one [gone]")


def test_a_browser_takes_a_mask_back(gated: Page) -> None:
    gated.locator("textarea").fill("one X1")
    gated.get_by_role("button", name="Mask: X1").click()
    gated.keyboard.press("Control+z")
    expect(gated.locator("textarea")).to_have_value("one X1")
    expect(gated.locator(".typed mark")).to_have_text(["X1"])
