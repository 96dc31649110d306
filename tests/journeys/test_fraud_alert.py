"""A document-fraud alert with a scan: stopped for what can be read in it, blanked, looked at, released, found and taken."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ilonet.lib.files.tests.drawing import ZONE, scan
from ilonet.lib.files.tests.drawing import page as data_page
from tests.journeys.harness import PHONE, Installation, findings, look
from tests.journeys.test_early_warning import entered, fits

pytestmark = pytest.mark.browser

WORD = "Turnstone"  # stands in no other text
TITLE = "Laminate lifts at the corner of the data page"
BLANKED = f"{WORD} mark: the laminate lifts at the lower left corner"


def begin(page: Page) -> None:
    page.get_by_role("link", name="Write a report").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Kind", exact=True).select_option(label="document-fraud alert")
    page.get_by_role("button", name="Begin").click()
    page.get_by_label("Text", exact=True).first.fill("A counterfeit data page, the same on several documents.")
    page.get_by_label("Document", exact=True).select_option(label="passport")
    page.get_by_label("Issuing state", exact=True).fill("Senegal")
    page.get_by_label("Method", exact=True).select_option(label="counterfeit")
    page.get_by_label("data page", exact=True).check()
    page.get_by_label("How to detect it", exact=True).fill("Lift the lower left corner with a nail.")
    page.get_by_label("operational", exact=True).check()
    page.locator("input[name=topics][value=f]").check()
    page.get_by_label("Relevant for Europol?", exact=True).select_option("no")
    page.get_by_label("Source", exact=True).select_option("B")
    page.get_by_label("Information", exact=True).select_option("2")
    page.get_by_label("Effect on fundamental rights").fill("None beyond the check of the document.")
    page.get_by_role("button", name="Save and attach files").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Files of the report")


def attach(page: Page, path: Path) -> None:
    page.get_by_label("File", exact=True).set_input_files(path)
    page.get_by_role("button", name="Attach", exact=True).click()


def release(page: Page) -> None:
    page.get_by_role("link", name="Back to the text").click()
    page.get_by_role("button", name="Save and choose readers").click()
    page.get_by_label("West Africa", exact=True).check()
    page.get_by_role("button", name="Save and go on to release").click()
    expect(page.locator("main")).to_contain_text("scan-blanked.pdf")
    page.get_by_role("button", name=re.compile("^Release")).click()
    expect(page.locator("#said")).to_contain_text("Released to West Africa")


def share(page: Page) -> None:
    """Before its release, with the network; the page says first that the scan goes along."""
    page.get_by_role("link", name="Back to the text").click()
    page.get_by_role("link", name="Share before release").click()
    expect(page.locator("main")).to_contain_text("Goes along with the draft")
    page.get_by_label("West Africa", exact=True).check()
    look(page, "scan-goes-along")
    assert findings(page) == []
    page.get_by_role("button", name="Share the draft").click()
    expect(page.locator("#said")).to_contain_text("It is a draft still")


def see_the_shared_scan(page: Page) -> None:
    page.goto("/information/drafts/")
    page.get_by_role("link", name=TITLE).first.click()
    look(page, "scan-in-draft")
    assert findings(page) == []
    page.get_by_role("link", name="scan-blanked.pdf", exact=True).click()
    expect(page.locator("main")).to_contain_text(BLANKED)
    shown = page.locator("main img.shown")
    expect(shown).to_be_visible()
    assert shown.evaluate("async one => { await one.decode(); return one.naturalWidth; }") > 300
    look(page, "scan-of-draft")
    assert findings(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="Take the file").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")


@pytest.mark.requirement("R-3.4-f", "R-9.1-a")
def test_a_scan_is_stopped_blanked_released_and_taken(
    demonstration: Installation, browser: Browser, tmp_path: Path
) -> None:
    """As a scanner that reads delivers it: the picture, and its words below."""
    (tmp_path / "scan.pdf").write_bytes(scan(data_page(*ZONE.split("\n"), size=30), ZONE))
    (tmp_path / "scan-blanked.pdf").write_bytes(scan(data_page("X" * 44, size=30), BLANKED))
    with entered(browser, demonstration, "Amara") as page:
        begin(page)
        attach(page, tmp_path / "scan.pdf")
        stopped = page.get_by_role("alert")
        expect(stopped).to_contain_text("may not be shared")
        expect(stopped).to_contain_text("Page 1")
        expect(page.locator("main")).not_to_contain_text("ERIKSSON")
        look(page, "scan-stopped")
        assert findings(page) == []
        attach(page, tmp_path / "scan-blanked.pdf")
        expect(page.locator("main")).to_contain_text("no person can be recognised")
        look(page, "scan-to-look-at")
        assert findings(page) == []
        page.get_by_label("I have looked at the picture").check()
        page.get_by_role("button", name="Record that I have looked").click()
        expect(page.locator("main")).to_contain_text("Its author has looked at the pictures")
        look(page, "scan-looked-at")
        written = page.url
        share(page)
    with entered(browser, demonstration, "Bruno") as page:
        see_the_shared_scan(page)
    with entered(browser, demonstration, "Amara") as page:
        page.goto(written)
        release(page)

    with entered(browser, demonstration, "Bruno", viewport=PHONE) as page:
        page.goto(f"/search/?q={WORD}")
        page.get_by_role("link", name=TITLE).first.click()
        page.get_by_role("link", name="scan-blanked.pdf").click()
        expect(page.locator("main")).to_contain_text(BLANKED)
        shown = page.locator("main img.shown")
        expect(shown).to_be_visible()
        assert shown.evaluate("async one => { await one.decode(); return one.naturalWidth; }") > 300
        look(page, "scan-read")
        page.set_viewport_size(PHONE)
        assert fits(page)
        assert findings(page) == []
        with page.expect_download() as taken:
            page.get_by_role("link", name="Take the file").click()
        assert taken.value.suggested_filename == "scan-blanked.pdf"
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF-")
