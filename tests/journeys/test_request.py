"""A question to the network, from an empty page to its published compilation and the paper that leaves: by four people, in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.journeys.harness import PHONE, Installation, findings, look, visitor

pytestmark = pytest.mark.browser

TITLE = "Fuel for boats sold by night near Mbour"
QUESTIONS = ["Where is it sold?", "Who buys, in which amounts?"]
SAID = "At two landing places south of the market."


@contextmanager
def entered(browser: Browser, network: Installation, persona: str, **context: Any) -> Iterator[Page]:
    with visitor(browser, network.address, **context) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()


def seen(page: Page, name: str) -> None:
    """Looked at on a desk and on a phone; on a phone nothing runs out of the page, and axe finds nothing."""
    look(page, f"request-{name}")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert findings(page) == []


def ask(page: Page, title: str = TITLE) -> str:
    """Of the post in Dakar, and of another authority as such; the network may read along. The address of the request."""
    page.goto("/requests/")
    page.get_by_role("link", name="Ask the network").click()
    page.get_by_label("Title").fill(title)
    press(page, "Begin")
    for number, question in enumerate(QUESTIONS, 1):
        page.get_by_label(re.compile(f"^Question {number}\\b")).fill(question)
    page.get_by_label("Another country").fill("SEN")
    page.get_by_role("group", name="Topics (Art. 3(4))").get_by_label("routes").check()
    press(page, "Save and choose whom to ask")
    posts = page.get_by_role("group", name="Posts", exact=True)
    for box in posts.get_by_role("checkbox").all():
        box.set_checked("FRA" in (box.locator("xpath=ancestor::label").text_content() or ""))
    page.get_by_text("Authorities as such").first.click()
    page.locator("input[value='authority:DEU']").check()
    page.get_by_label(re.compile("West Africa")).first.check()
    press(page, "Save and go on to sending")
    expect(page.locator("main").get_by_text("people will be able to read it")).to_be_visible()
    press(page, "Send")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def open_mine(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("section.asked-of-you a").first.click()


def answer(page: Page, first: str) -> None:
    page.get_by_label("Your answer").nth(0).fill(first)
    page.get_by_label("Nothing to report").nth(1).check()
    press(page, "Save and look it over")


@pytest.mark.requirement("R-SEC-7")
def test_from_a_question_to_the_paper(demonstration: Installation, browser: Browser, tmp_path: Path) -> None:
    with entered(browser, demonstration, "Bruno") as page:
        address = ask(page)
    with entered(browser, demonstration, "Farid") as page:
        page.goto(address)
        for asked in [one.get_attribute("href") or "" for one in page.locator("section.asked-of-you a").all()]:
            page.goto(asked)
            press(page, "Give it to the officer")
    with entered(browser, demonstration, "Amara", viewport=PHONE) as page:
        open_mine(page, address)
        press(page, "Answer")
        seen(page, "answer")
        answer(page, SAID)
        page.get_by_role("button", name=re.compile("^(Release|Hand in)$")).click()
    with entered(browser, demonstration, "Tove") as page:
        open_mine(page, address)
        press(page, "Answer it here" if page.get_by_role("button", name="Answer it here").count() else "Answer")
        answer(page, "No such sale is known to us.")
        press(page, "Release")
    with entered(browser, demonstration, "Bruno") as page:
        page.goto(address)
        page.get_by_role("link", name="Publish the compilation").click()
        page.get_by_label("In your own words").fill("Two landing places; nothing on the buyers.")
        press(page, "Publish")
        expect(page.get_by_text("people can read it.")).to_be_visible()
    with entered(browser, demonstration, "Elena") as page:
        page.goto(f"{address}compilation/")
        expect(page.locator("#synthesis")).to_contain_text(SAID)
        seen(page, "compilation")
        for cited in page.locator("#synthesis .cites a").all():
            assert page.locator(cited.get_attribute("href") or "-").count() == 1
        with page.expect_download() as coming:
            page.get_by_role("link", name="PDF", exact=True).click()
        paper = PdfReader(BytesIO(coming.value.path().read_bytes()))
        told = " ".join(" ".join(one.extract_text() for one in paper.pages).split())
        assert SAID in told
        assert "TLP:AMBER" in told
        assert "ilonet-compilation-TLP-AMBER" in coming.value.suggested_filename
