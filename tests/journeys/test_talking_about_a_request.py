"""What is meant is asked back under a request, said once for all, and then answered: by two people, while a third reads along."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.harness import PHONE, Installation
from tests.journeys.test_request import answer, ask, entered, open_mine, press, seen

pytestmark = pytest.mark.browser

TITLE = "Outboard motors sold without papers near Joal"
NAMED, BACK = (
    "Ousmane Diallo would know. Do you mean new motors, or used ones too?",
    "Used ones too: they are the more.",
)
ANSWERED = "Two dealers, both with used ones."


def say(page: Page, words: str, by: str) -> None:
    page.locator("main textarea[name=text]").fill(words)
    press(page, by)


def ask_back(page: Page, address: str) -> None:
    """With a name in it, which is masked on the way."""
    page.goto(address)
    page.get_by_text("Write a comment").click()
    say(page, NAMED, "Send comment")
    expect(page.get_by_role("group", name="Found by the gate").first).to_be_visible()
    press(page, "Mask what was found")
    press(page, "Send comment")
    expect(page.locator("#comments")).to_contain_text("new motors, or used ones too?")
    expect(page.locator("#comments")).not_to_contain_text("Diallo")


def say_for_all(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#comments").get_by_role("link", name="Reply").click()
    say(page, BACK, "Send reply")
    expect(page.get_by_role("region", name="Comments")).to_contain_text(BACK)


def answer_it(page: Page, address: str) -> None:
    """Elsewhere: an answer is no comment."""
    open_mine(page, address)
    press(page, "Answer it here" if page.get_by_role("button", name="Answer it here").count() else "Answer")
    answer(page, ANSWERED)
    press(page, "Release")
    page.goto(address)
    expect(page.locator("#comments ol ol")).to_contain_text(BACK)
    expect(page.locator("#comments")).not_to_contain_text(ANSWERED)


@pytest.mark.requirement("R-9.3-a", "R-SEC-7")
def test_asked_back_said_for_all_and_answered(demonstration: Installation, browser: Browser) -> None:
    with entered(browser, demonstration, "Bruno") as bruno, entered(browser, demonstration, "Tove") as tove:
        address = ask(bruno, TITLE)
        ask_back(tove, address)
        say_for_all(bruno, address)
        answer_it(tove, address)
    with entered(browser, demonstration, "Elena", viewport=PHONE) as page:
        page.goto(address)
        expect(page.locator("#comments ol ol")).to_contain_text(BACK)
        seen(page, "comments")
