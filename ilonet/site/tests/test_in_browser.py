"""Does the frame do in a real browser what it promises: keys, drafts, one press, no exception to the policy?"""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from ilonet.site.tests import stage as the_stage

pytestmark = pytest.mark.browser
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
  document.adoptedStyleSheets = [sheet];
  return document.documentElement.scrollWidth;
}"""


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def stage():
    with the_stage.raised() as raised:
        yield raised


@pytest.fixture
def page(browser, stage):
    opened = browser.new_page()
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(stage.address)
    yield opened
    opened.close()


def test_the_page_breaks_no_rule_of_the_policy(page):
    page.wait_for_load_state("networkidle")
    assert page.said == []


def test_keys_lead_to_search_and_to_their_list(page):
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("a/b?")
    expect(page.locator("#find")).to_have_value("a/b?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#keys dl")).to_contain_text("New report")
    page.keyboard.press("Escape")
    expect(page.locator("#keys dl")).to_be_hidden()


def test_keys_can_be_switched_off(page):
    page.locator("#keys summary").click()
    page.locator("[data-keys-choice] input").uncheck()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("#find")).not_to_be_focused()


def test_a_draft_saves_itself_and_carries_the_version_on(page, stage):
    page.fill("#title", "Gorgol")
    expect(page.locator("[data-saved]")).to_have_text("Draft saved 14:05 CET")
    expect(page.locator("[name=version]")).to_have_value("4")
    assert "Gorgol" in stage.drafts[0]["title"]
    assert not stage.drafts[0]["once"]


def test_a_draft_waits_for_the_line_and_goes_when_it_returns(page, stage):
    page.context.set_offline(True)
    page.fill("#title", "Gorgol")
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet", timeout=10_000)
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Draft saved", timeout=10_000)
    assert len(stage.drafts) == 1


def test_a_refused_draft_says_why_and_keeps_the_text(page, stage):
    stage.draft_status = 409
    page.fill("#title", "Gorgol")
    expect(page.locator("[data-saved]")).to_have_text("Somebody else changed this. Reload.")
    expect(page.locator("#title")).to_have_value("Gorgol")


def test_a_second_press_sends_nothing(page, stage):
    release = page.get_by_role("button", name="Release")
    with page.expect_response("**/sent"):
        release.click()
    expect(release).to_have_attribute("aria-disabled", "true")
    release.dispatch_event("click")
    page.evaluate("() => fetch('/').then((answer) => answer.text())")  # a second post would have arrived before this
    assert stage.sent == 1


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_wider_letters_fit_into_the_page(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate(SPACED) <= width
