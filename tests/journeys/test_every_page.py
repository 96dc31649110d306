"""Is every page worth showing: on a desk and on a phone, to four people, with nothing that axe or the browser complains of?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.journeys.harness import DESK, PHONE, Installation, chromium, findings, installation, visitor

pytestmark = pytest.mark.browser

# In the order of a walk. Where an address hangs on a row, a link of the page before leads there.
WALKS = {
    "Amara": (
        "/", "/me/", "/account/", "/account/settings/", "/account/tokens/", "/information/", "/information/?shelf=drafts",
        "main tbody th a", "a:has-text('Go on writing')", "/information/", "main tbody th a", "a:has-text('See the list of posts')",
        "/information/new/", "/search/?q=boats", "/network/", "main tbody th a", "/map/", "/map/SEN/", "/register/",
        "/register/?state=ended", "main tbody th a", "/register/authorities/", "/register/authorities/FRA/",
        "/register/directory/", "/register/directory/?country=SEN", "/register/directory/?post=Nowhere",
    ),
    "Farid": (
        "/", "/me/", "/information/?shelf=waiting", "/register/?authority=FRA&state=active", "main tbody th a",
        "a:has-text('Extend')", "/register/?authority=FRA&state=active", "main tbody th a", "a:has-text('End')",
        "/register/?authority=FRA&state=active", "main tbody th a", "a:has-text('Correct the days')",
        "/register/?authority=FRA&state=active", "main tbody th a", "a:has-text('Change the post')", "/register/notify/",
        "/register/authorities/FRA/staff/", "/register/authorities/FRA/staff/authorise/",
    ),
    "Nils": ("/", "/network/", "/network/due/", "/network/new/", "/network/", "main tbody th a", "a:has-text('Change')"),
    "Rosa": ("/", "/me/", "/audit/", "/map/", "/information/"),
}  # fmt: skip
ABSENT = "/information/00000000-0000-4000-8000-000000000000/"


@pytest.fixture(scope="module")
def network(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("every"), name="everypage", born="demonstration") as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.mark.requirement("R-ACC-1")
@pytest.mark.parametrize("persona", WALKS)
def test_every_page_is_worth_showing(network, browser, persona):
    faults: list[str] = []
    titles: dict[str, str] = {}
    with visitor(browser, network.address) as page:
        page.on("console", lambda said: faults.append(_complaint(page, said)) if said.type == "error" else None)
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        for step in WALKS[persona]:
            answer = page.goto(step) if step.startswith("/") else _follow(page, step)
            faults += _faults(page, answer)
            place = page.url.partition("?")[0]
            if titles.setdefault(page.title(), place) != place:
                faults.append(f"{page.url} has the title of {titles[page.title()]}: {page.title()}")
    assert not faults, "\n".join(faults)


def test_what_is_absent_and_the_door_itself_are_worth_showing(network, browser):
    with visitor(browser, network.address) as page:
        faults = [fault for door in ("/account/login/", "/demo/enter/") for fault in _faults(page, page.goto(door))]
        page.get_by_role("button", name="Ulla", exact=True).click()
        faults += _faults(page, page.goto("/"))
        faults += _faults(page, page.goto(ABSENT), status=404)
    assert not faults, "\n".join(faults)


def _follow(page: Page, link: str) -> object:
    with page.expect_navigation() as arrived:
        page.locator(link).first.click()
    return arrived.value


def _faults(page: Page, answer, status: int = 200) -> Iterator[str]:
    if answer.status != status:
        yield f"{page.url} answered {answer.status}"
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{page.url} has {headings} headings of the first rank"
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            yield f"{page.url} is {wider} pixels too wide at {size['width']}"
        yield from (f"at {size['width']}: {found}" for found in findings(page))


def _complaint(page: Page, said: ConsoleMessage) -> str:
    return f"{page.url} says in the console: {said.text}"
