"""What is wrong with a page: its answer, its headings, its width, and what axe and the browser say."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.journeys.harness import DESK, PHONE, Installation, findings, visitor

SAID_TWICE = """() => {
    const names = [...document.querySelectorAll("[id]")].map((one) => one.id);
    return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
}"""


@contextmanager
def entered(browser: Browser, network: Installation, persona: str, **context: str) -> Iterator[Page]:
    with visitor(browser, network.address, **context) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        page.wait_for_load_state()
        yield page


def pressed(page: Page, button: str, status: int = 200) -> Iterator[str]:
    with page.expect_navigation() as arrived:
        page.get_by_role("button", name=button, exact=True).first.click()
    yield from faults_of(page, arrived.value, status)


def sent(page: Page, button: str) -> Iterator[str]:
    """A form with something wrong in it: said above with the way to the field, said beside it, said in the title."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()
    yield from faults_of(page)
    links = page.locator(".error-summary[role=alert] a")
    if not links.count() or not page.locator(".field.wrong").count() or not page.title().startswith("Error:"):
        yield f"{page.url} does not tell what is wrong"
    for place in range(links.count()):
        if not page.locator(f'[id="{links.nth(place).get_attribute("href")[1:]}"]').count():
            yield f"{page.url} leads to no field: {links.nth(place).inner_text()}"


def follow(page: Page, link: str) -> object:
    with page.expect_navigation() as arrived:
        page.locator(link).first.click()
    return arrived.value


def faults_of(page: Page, answer=None, status: int = 200) -> Iterator[str]:
    if answer and answer.status != status:
        yield f"{page.url} answered {answer.status}"
    for name in page.evaluate(SAID_TWICE):
        yield f"{page.url} gives the same name to two things, so that a label leads to the wrong one: {name}"
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{page.url} has {headings} headings of the first rank"
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            yield f"{page.url} is {wider} pixels too wide at {size['width']}"
        yield from (f"at {size['width']}: {found}" for found in findings(page))


def complaint(page: Page, said: ConsoleMessage) -> str:
    return f"{page.url} says in the console: {said.text}"
