"""An authority's own list, in a real browser: sent, explained, confirmed; an error mended in the file, and only the change seen."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ilonet.lib.spreadsheets.tests.builders import xlsx
from tests import databases
from tests.journeys.harness import Installation, chromium, findings, installation, look, visitor

pytestmark = pytest.mark.browser

HEADINGS = ["N° interne", "Nom", "Prénom", "Pays", "Affectation", "Du", "Au", "Thèmes", "Courriel"]
FRENCH = "ilonet-officiers-fr.xlsx"


def rows(last_day: str = "2028-01-09") -> list[list[str]]:
    return [
        ["7", "Neuville", "Ada", "Bamako", "Ambassade", "2026-01-10", last_day, "b, c", "ada.neuville@liaison.example"],
        [
            "8",
            "Ortiz",
            "Ben",
            "Togo",
            "Cellule du Golfe",
            "2026-02-01",
            "2028-01-31",
            "c, e",
            "ben.ortiz@liaison.example",
        ],
        ["9", "Petit", "Cleo", "Tchad", "Ambassade", "2026-03-01", "2028-02-29", "d", "cleo.petit@liaison.example"],
    ]


@pytest.fixture(scope="module")
def network(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("loading"), name="loading", born="demonstration") as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@contextmanager
def farid(browser: Browser, network: Installation) -> Iterator[Page]:
    with visitor(browser, network.address) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name="Farid", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


@contextmanager
def worker(network: Installation) -> Iterator[None]:
    started = subprocess.Popen(
        [sys.executable, "-m", "ilonet", "worker"], cwd=databases.CHECKOUT, env=network.environment
    )
    try:
        yield
    finally:
        started.terminate()
        started.wait(timeout=20)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def send(page: Page, path: Path) -> None:
    page.goto("/register/loads/new/")
    page.get_by_label("File").set_input_files(path)
    page.get_by_role("button", name="Read the list").click()


def stored(page: Page) -> None:
    page.get_by_role("button", name="Confirm our list").click()
    expect(page.locator("#said")).to_contain_text("Stored")


def test_an_authority_loads_its_own_list_mends_it_and_sees_only_the_change(network, browser, tmp_path):
    with farid(browser, network) as page:
        page.goto("/register/authorities/FRA/")
        page.get_by_role("link", name="Lists of officers").click()
        assert not findings(page)
        look(page, "loads-empty")
        page.get_by_role("link", name="Send a list").first.click()
        assert not findings(page)
        look(page, "loads-new")

        send(page, written(tmp_path, "officiers.xlsx", xlsx([HEADINGS, *rows()])))
        expect(page.get_by_role("heading", name="What do these words mean?")).to_be_visible()
        assert not findings(page)
        look(page, "loads-asked")
        page.get_by_label("Country “Bamako”").select_option(label="Mali")
        page.get_by_label("Place of posting “Cellule du Golfe”").select_option("international_organisation")
        page.get_by_role("button", name="Remember and read again").click()
        expect(page.locator("#difference")).to_contain_text("3 new, 0 changed, 0 ended, 0 unchanged.")
        assert not findings(page)
        look(page, "loads-ready")
        stored(page)
        assert not findings(page)
        look(page, "loads-stored")

        # The last day of the first was wrong, and the mended file has a slip of its own.
        send(page, written(tmp_path, "officiers.xlsx", xlsx([HEADINGS, *rows("2025-06-30")])))
        expect(page.locator("#errors")).to_contain_text("G2")
        expect(page.locator("main")).not_to_contain_text("Confirm our list")
        assert not findings(page)
        look(page, "loads-errors")
        send(page, written(tmp_path, "officiers.xlsx", xlsx([HEADINGS, *rows("2028-06-30")])))
        expect(page.locator("#difference")).to_contain_text("0 new, 1 changed, 0 ended, 2 unchanged.")
        expect(page.locator("#difference")).to_contain_text("until: 2028-01-09 → 2028-06-30")
        expect(page.locator("#difference")).not_to_contain_text("Ortiz")
        assert not findings(page)
        look(page, "loads-changed")
        stored(page)

        page.goto("/register/loads/words/")
        expect(page.locator("main")).to_contain_text("Cellule du Golfe")
        assert not findings(page)
        look(page, "loads-words")


def test_a_long_list_shows_its_progress_and_can_be_left(network, browser, tmp_path):
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = [
        [str(n), "Neu" + "".join(letters[n // 26**k % 26] for k in range(3)), "Ada", "Ghana", "Ambassade",
         "2026-01-10", "2028-01-09", "b", "officer@liaison.example"]
        for n in range(3000)
    ]  # fmt: skip
    with farid(browser, network) as page:
        send(page, written(tmp_path, "beaucoup.xlsx", xlsx([HEADINGS, *many])))
        expect(page.locator("main")).to_contain_text("no worker is running at the moment")
        assert not findings(page)
        look(page, "loads-waiting")
        with worker(network):
            expect(page.locator("#difference")).to_contain_text("3000 new", timeout=180_000)
            page.get_by_role("button", name="Confirm our list").click()
            expect(page.locator("main")).to_contain_text("3000 new", timeout=180_000)
            expect(page.locator("main")).to_contain_text("confirmed by", timeout=180_000)
            look(page, "loads-many")


def test_an_empty_list_is_handed_out(network, browser):
    with farid(browser, network) as page:
        page.goto("/register/loads/")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Français").click()
        assert waiting.value.suggested_filename == FRENCH
