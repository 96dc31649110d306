"""Is every page worth showing: on a desk and on a phone, with nothing that axe or the browser complains of?"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.journeys.harness import DESK, PHONE, Installation, chromium, findings, installation, passkey, visitor

pytestmark = pytest.mark.browser

BACK = "back"
# In the order of a walk. Where an address hangs on a row, a link of the page before leads there.
WALKS = {
    "Amara": (
        "/", "/me/", "/account/", "/account/settings/", "/account/tokens/", "/account/sessions/", "/account/2fa/",
        "/account/2fa/webauthn/", "/account/2fa/webauthn/add/", "/account/2fa/totp/activate/", "/account/password/set/",
        "/account/2fa/recovery-codes/generate/", "/account/logout/", "/account/inactive/",
        "/information/", "/information/?shelf=mine", "/information/?topic=c&country=SEN", "/information/?since=2099-01-01",
        "/information/?shelf=drafts", "main tbody th a", "a:has-text('Go on writing')", "a:has-text('Discard this draft')",
        "/information/", "main tbody th a", "a:has-text('See the list of posts')",
        "/information/new/", "/search/", "/search/?q=boats", "/search/?q=Senegal", "/search/?q=zzzz", "/network/", "main tbody th a", "/map/", "/map/?measure=topics", "/map/SEN/", "/map/SEN/timeline/", "/register/",
        "/register/posts/", "main tbody th a", "/register/posts/?service=vacant&topic=b", "/me/lists/",
        "/register/?state=ended", "main tbody th a", "/register/authorities/", "/register/authorities/FRA/",
        "/register/directory/", "/register/directory/?country=SEN", "/register/directory/?post=Nowhere",
        "/register/directory/?post=Accra", "main tbody th a",
        "/me/", "a:has-text('Open your entry')", "main a:has-text('Correct')",
    ),
    "Tove": ("/", "/information/?shelf=waiting", "main tbody th a"),
    "Olga": ("/", "/me/", "/account/"),
    "Katya": ("/", "/me/", "/information/", "/search/?q=boats"),
    "Farid": (
        "/", "/me/", "/information/?shelf=waiting", "/register/?known=2026-01-15&state=all", "/register/?authority=LUX&country=TUV",
        "/register/?authority=FRA&state=active", "main tbody th a",
        *(step for act in (
            "Extend", "End early", "Suspend", "Correct the days", "Correct the day of arrival", "Change the post",
            "Notify the successor", "Name another officer",
        ) for step in (f"main a:text-is('{act}')", BACK)),
        "/register/?authority=FRA&state=confirmed", "main tbody th a", "a:has-text('Confirm arrival')",
        "/register/?authority=FRA&state=planned", "main tbody th a", "a:has-text('Withdraw')",
        "/register/?authority=FRA&state=ended", "main tbody th a",
        "/register/notify/", "/register/authorities/", "/register/authorities/FRA/", "/register/authorities/FRA/staff/",
        "a:has-text('Renew')", BACK, "a:has-text('Revoke')", "/register/authorities/FRA/staff/authorise/",
    ),
    "Pavel": ("/", "/register/", "/register/authorities/FRA/staff/"),
    "Nils": (
        "/", "/network/", "/network/?on=2023-01-15", "/network/?on=2010-01-15", "/network/due/", "a:has-text('Form a network')",
        "/network/new/", "/network/", "main tbody th a", "main a:text-is('Change')", BACK, "a:has-text('Close the network')",
        "/map/?authority=FRA&on=2025-06-30", "/map/TUV/",
    ),
    "Rosa": ("/", "/me/", "/audit/", "/audit/?act=audit.viewed", "/audit/?authority=ZZZ", "/map/", "/network/", "/information/"),
}  # fmt: skip
STAFF = "/register/authorities/FRA/staff/"
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
            if step == BACK:
                page.go_back()
                continue
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


@contextmanager
def entered(browser: Browser, network: Installation, persona: str, **context: str) -> Iterator[Page]:
    with visitor(browser, network.address, **context) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        page.wait_for_load_state()
        yield page


EMPTY = {"/information/new/": "Begin", "/account/tokens/": "Make the token", "/account/password/set/": "Set password"}


def test_what_is_wrong_in_a_form_is_told_above_it_and_beside_the_field(network, browser):
    faults: list[str] = []
    with visitor(browser, network.address) as page:
        page.goto("/account/login/")
        faults += _sent(page, "Go on")
    with entered(browser, network, "Amara") as page:
        for door, button in EMPTY.items():
            page.goto(door)
            faults += _sent(page, button)
        page.goto("/account/2fa/totp/activate/")
        page.get_by_label("Authenticator code").fill("1")
        faults += _sent(page, "Connect")
        page.goto("/me/")
        _follow(page, "a:has-text('Correct it')")
        page.get_by_label("Telephone numbers").fill("abc")
        faults += _sent(page, "Write")
    assert not faults, "\n".join(faults)


LONG = "Departures between Saint-Louis and Kayar, Donaudampfschifffahrtsgesellschaftskapitänswitwen included"


def test_a_report_is_worth_showing_from_its_first_word_to_its_withdrawal(network, browser):
    """With a title longer than most, and everything that the gate can find."""
    faults: list[str] = []
    with entered(browser, network, "Amara") as page:
        page.goto("/information/new/")
        page.get_by_label("Title").fill(LONG)
        faults += _pressed(page, "Begin")
        writing = page.url
        page.get_by_label("Heading").fill(LONG)
        page.get_by_label("Text", exact=True).fill("Passport number C01X00T47 was shown; +221 77 123 45 67 called.")
        page.get_by_label("Another country").fill("Nowhere")
        faults += _sent(page, "Save and choose readers")
        page.get_by_label("Another country").fill("")
        faults += _pressed(page, "Save and choose readers")
        faults += _faults(page, page.goto(writing.replace("text", "release")))
        faults += _faults(page, page.goto(writing.replace("text", "audience") + "?near=Nowhere"))
        page.goto(writing)
        page.get_by_label("Text", exact=True).fill("Twelve boats left in one week.")
        page.get_by_label("operational", exact=True).check()
        page.get_by_label("c · routes", exact=True).first.check()
        faults += _pressed(page, "Save and choose readers")
        page.get_by_label("West Africa", exact=True).check()
        faults += _pressed(page, "Save and count readers")
        faults += _pressed(page, "Save and go on to release")
        faults += _pressed(page, "Release")
        report = page.url
        faults += _pressed(page, "Write a new version")
        for step in ("", "versions/2/", "readers/", "discard/", "withdrawal/"):
            faults += _faults(page, page.goto(report + step))
        page.get_by_label("Reason").fill("The counts were of another month.")
        faults += _pressed(page, "Withdraw")
    assert not faults, "\n".join(faults)


def test_keys_codes_and_tokens_are_worth_showing(network, browser):
    faults: list[str] = []
    with entered(browser, network, "Viktor") as page:
        passkey(page)
        page.goto("/account/tokens/")
        page.get_by_label("Name").fill("Nightly statistics")
        faults += _pressed(page, "Make the token")
        page.goto("/account/2fa/webauthn/add/")
        page.get_by_role("button", name="Add passkey").click()
        expect(page.locator("h1")).to_have_text("Show that it is you")
        faults += _faults(page)
        page.get_by_role("button", name="Use your passkey").click()
        expect(page.locator("h1")).to_have_text("Recovery codes")
        faults += _faults(page)
        for door in ("/account/2fa/", "/account/2fa/webauthn/", "/account/2fa/recovery-codes/generate/"):
            faults += _faults(page, page.goto(door))
        for link in ("Name", "Remove"):
            page.goto("/account/2fa/webauthn/")
            _follow(page, f"main td a:has-text('{link}')")
            faults += _faults(page)
    assert not faults, "\n".join(faults)


OF_FRANCE = "/register/?authority=FRA&state="


def test_what_a_back_office_does_is_worth_showing_right_and_wrong(network, browser):
    """In each state that no deployment of the demonstration has."""
    faults: list[str] = []
    with entered(browser, network, "Farid") as page:
        for door, button in {"/register/notify/": "Notify", f"{STAFF}authorise/": "Authorise"}.items():
            page.goto(door)
            faults += _sent(page, button)
        for state, act in {"active": "Extend", "planned": "Withdraw"}.items():
            page.goto(OF_FRANCE + state)
            _follow(page, "main tbody th a")
            _follow(page, f"main a:text-is('{act}')")
            faults += _sent(page, act)
        page.get_by_label("Reason").fill("The budget was cut.")
        faults += _pressed(page, "Withdraw")
        faults += _faults(page, page.goto(f"{page.url}arrival/"), 409)
        page.goto(f"{OF_FRANCE}active")
        _follow(page, "main tbody th a")
        _follow(page, "main a:text-is('Suspend')")
        faults += _pressed(page, "Suspend")
        _follow(page, "main a:text-is('Resume')")
        faults += _faults(page)
        faults += _pressed(page, "Resume")
    assert not faults, "\n".join(faults)


def test_what_the_secretariat_does_is_worth_showing_right_and_wrong(network, browser):
    faults: list[str] = []
    with entered(browser, network, "Nils") as page:
        page.goto("/network/new/")
        faults += _sent(page, "Form the network")
        page.goto("/network/due/")
        _follow(page, "main tbody td a")
        page.get_by_label("Find by name").fill("turkiye")
        expect(page.get_by_label("Türkiye, Middle East and Silk Route")).to_be_visible()
        expect(page.get_by_label("Western Balkans")).to_be_hidden()
        faults += _pressed(page, "Form the network")
        page.goto("/network/")
        _follow(page, "main tbody th a")
        _follow(page, "main a:text-is('Change')")
        places = page.get_by_role("textbox", name="Places")
        places.fill(f"{places.input_value()}\nGeorgia")
        faults += _pressed(page, "Change the network")
        faults += _pressed(page, "Change, and let them read")
        _follow(page, "main a:text-is('Close the network')")
        page.get_by_label("Last day").fill("")
        faults += _sent(page, "Close the network")
    assert not faults, "\n".join(faults)


IN_THE_DARK = {
    "Amara": ("/", "/account/", "/information/", "main tbody th a", "/search/?q=boats", "/map/", "/map/SEN/"),
    "Farid": (
        "/register/",
        "main tbody th a",
        "/register/notify/",
        "main button.primary",
        "/register/authorities/FRA/",
    ),
    "Nils": ("/network/", "main tbody th a", "main a:text-is('Change')", "/network/due/"),
    "Rosa": ("/audit/",),
}


def test_nothing_fades_in_the_dark(network, browser):
    faults: list[str] = []
    for persona, walk in IN_THE_DARK.items():
        with entered(browser, network, persona, color_scheme="dark") as page:
            for step in walk:
                _ = page.goto(step) if step.startswith("/") else _follow(page, step)
                faults += findings(page, "color-contrast")
    assert not faults, "\n".join(faults)


SPOILED = {  # what somebody else saved meanwhile; a text longer than any form
    "document.querySelector('main [name=version]').value = 0": 409,
    "document.querySelector('main textarea').value = 'm'.repeat(2600000)": 413,
}
REFUSED = {"/search/?q=a&q=b": 400, "/information/?kind=rumour": 400, "/register/notify/": 403, "/account/hat/": 405}


def test_refusals_are_worth_showing(network, browser):
    faults: list[str] = []
    with entered(browser, network, "Bruno") as page:
        for door, status in REFUSED.items():
            faults += _faults(page, page.goto(door), status)
        broken = render_to_string("500.html", {"ref": "0badcafe"})
        page.route("**/broken/", lambda route: route.fulfill(status=500, body=broken, content_type="text/html"))
        faults += _faults(page, page.goto("/broken/"), 500)
    with entered(browser, network, "Amara") as page:
        for spoiled, status in SPOILED.items():
            page.goto("/information/?shelf=drafts")
            _follow(page, "main tbody th a")
            _follow(page, "a:has-text('Go on writing')")
            page.evaluate(spoiled)
            faults += _pressed(page, "Save and choose readers", status)
    assert not faults, "\n".join(faults)


def _pressed(page: Page, button: str, status: int = 200) -> Iterator[str]:
    with page.expect_navigation() as arrived:
        page.get_by_role("button", name=button, exact=True).first.click()
    yield from _faults(page, arrived.value, status)


def _sent(page: Page, button: str) -> Iterator[str]:
    """A form with something wrong in it: said above with the way to the field, said beside it, said in the title."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).first.click()
    yield from _faults(page)
    links = page.locator(".error-summary[role=alert] a")
    if not links.count() or not page.locator(".field.wrong").count() or not page.title().startswith("Error:"):
        yield f"{page.url} does not tell what is wrong"
    for place in range(links.count()):
        if not page.locator(f'[id="{links.nth(place).get_attribute("href")[1:]}"]').count():
            yield f"{page.url} leads to no field: {links.nth(place).inner_text()}"


def _follow(page: Page, link: str) -> object:
    with page.expect_navigation() as arrived:
        page.locator(link).first.click()
    return arrived.value


def _faults(page: Page, answer=None, status: int = 200) -> Iterator[str]:
    if answer and answer.status != status:
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
