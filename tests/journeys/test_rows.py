"""A table copied from a spreadsheet into the rows of a form: one cell into each box, in the browser alone. No server is asked."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.databases import CHECKOUT

pytestmark = pytest.mark.browser

PASTE = """([box, plain]) => {
    const held = new DataTransfer();
    held.setData("text/plain", plain);
    return document.querySelector(box).dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""
VALUES = '[...document.querySelectorAll(".row")].map((row) => [...row.querySelectorAll("input, select")].map((box) => box.value))'
FORM = (
    '<form method="post"><div id="said"></div><fieldset data-rows="flows" data-too-wide="Too wide."><div class="row" data-row="0"'
    ' aria-label="Row 1"><p><span data-row-number>1</span></p><div class="row-boxes">'
    '<label for="p.flows.0.month">Month</label><input type="month" id="p.flows.0.month" name="p.flows.0.month">'
    '<label for="p.flows.0.route">Route</label><select id="p.flows.0.route" name="p.flows.0.route">'
    '<option value="">Choose</option><option value="watl">Western African and Atlantic</option></select>'
    '<label for="p.flows.0.number">Persons</label><input type="text" id="p.flows.0.number" name="p.flows.0.number"></div>'
    '<button type="submit" formaction="/rows/flows/0/removal/" data-remove-row>Remove: Row 1</button></div>'
    '<p><button type="submit" data-add-row>Add: Row</button></p></fieldset></form>'
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    made.set_content(FORM)
    for script in ("site/static/site/ilonet.js", "reports/static/reports/cells.js"):
        made.add_script_tag(path=CHECKOUT / "ilonet" / script)
    yield made
    made.close()


def test_cells_fill_the_boxes_and_rows_are_added(page: Page) -> None:
    """The line of headings is left out; what no box can show as it is stays to be seen, for the server to name."""
    copied = 'month\tRoute\tPersons\r\n2026-08\twestern african and atlantic\t120\r\nSept 2026\t"By\nthe moon"\t1,234\r\n2026-10\twatl\t\r\n'
    assert page.evaluate(PASTE, ['[name="p.flows.0.month"]', copied]) is False
    assert page.evaluate(VALUES) == [
        ["2026-08", "watl", "120"],
        ["Sept 2026", "By the moon", "1,234"],
        ["2026-10", "watl", ""],
    ]
    names = page.locator(".row").nth(2).locator("input, select").evaluate_all("all => all.map((one) => one.name)")
    assert names == ["p.flows.2.month", "p.flows.2.route", "p.flows.2.number"]


def test_one_word_is_left_to_the_browser_and_what_is_too_wide_is_said(page: Page) -> None:
    assert page.evaluate(PASTE, ['[name="p.flows.0.number"]', " 12\r\n"]) is True
    assert page.evaluate(PASTE, ['[name="p.flows.0.route"]', "watl\t1\t2"]) is False
    assert page.locator("#said").inner_text() == "Too wide."
    assert page.evaluate(VALUES) == [["", "", ""]]
