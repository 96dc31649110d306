"""Is every page worth showing: on a desk and on a phone, with nothing that axe or the browser complains of?"""

from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, expect

from tests.journeys.harness import Installation, chromium, findings, installation, passkey, visitor
from tests.journeys.judging import complaint, entered, faults_of, follow, pressed, sent
from tests.journeys.walks import BACK, WALKS

pytestmark = pytest.mark.browser

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
        page.on("console", lambda said: faults.append(complaint(page, said)) if said.type == "error" else None)
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        for step in WALKS[persona]:
            if step == BACK:
                page.go_back()
                continue
            answer = page.goto(step) if step.startswith("/") else follow(page, step)
            faults += faults_of(page, answer)
            place = page.url.partition("?")[0]
            if titles.setdefault(page.title(), place) != place:
                faults.append(f"{page.url} has the title of {titles[page.title()]}: {page.title()}")
    assert not faults, "\n".join(faults)


def test_what_is_absent_and_the_door_itself_are_worth_showing(network, browser):
    with visitor(browser, network.address) as page:
        faults = [fault for door in ("/account/login/", "/demo/enter/") for fault in faults_of(page, page.goto(door))]
        page.get_by_role("button", name="Ulla", exact=True).click()
        faults += faults_of(page, page.goto("/"))
        faults += faults_of(page, page.goto(ABSENT), status=404)
    assert not faults, "\n".join(faults)


EMPTY = {"/information/new/": "Begin", "/account/tokens/": "Make the token", "/account/password/set/": "Set password"}


def test_what_is_wrong_in_a_form_is_told_above_it_and_beside_the_field(network, browser):
    faults: list[str] = []
    with visitor(browser, network.address) as page:
        page.goto("/account/login/")
        faults += sent(page, "Go on")
    with entered(browser, network, "Amara") as page:
        for door, button in EMPTY.items():
            page.goto(door)
            faults += sent(page, button)
        page.goto("/account/2fa/totp/activate/")
        page.get_by_label("Authenticator code").fill("1")
        faults += sent(page, "Connect")
        page.goto("/me/")
        follow(page, "a:has-text('Correct it')")
        page.get_by_label("Telephone numbers").fill("abc")
        faults += sent(page, "Write")
    assert not faults, "\n".join(faults)


LONG = "Departures between Saint-Louis and Kayar, Donaudampfschifffahrtsgesellschaftskapitänswitwen included"


def test_a_report_is_worth_showing_from_its_first_word_to_its_withdrawal(network, browser):
    """With a title longer than most, and everything that the gate can find."""
    faults: list[str] = []
    with entered(browser, network, "Amara") as page:
        page.goto("/information/new/")
        page.get_by_label("Title").fill(LONG)
        faults += pressed(page, "Begin")
        writing = page.url
        page.get_by_label("Heading").first.fill(LONG)
        page.get_by_label("Source", exact=True).select_option("B")
        page.get_by_label("Information", exact=True).select_option("2")
        page.get_by_label("Text", exact=True).first.fill(
            "Passport number C01X00T47 was shown; +221 77 123 45 67 called."
        )
        page.get_by_label("Another country").fill("Nowhere")
        faults += sent(page, "Save and choose readers")
        page.get_by_label("Another country").fill("")
        faults += pressed(page, "Save and choose readers")
        faults += faults_of(page, page.goto(writing.replace("text", "release")))
        faults += faults_of(page, page.goto(writing.replace("text", "audience") + "?near=Nowhere"))
        page.goto(writing)
        page.get_by_label("Text", exact=True).first.fill("Twelve boats left in one week.")
        page.get_by_label("operational", exact=True).check()
        page.get_by_label("c · routes", exact=True).first.check()
        faults += pressed(page, "Save and choose readers")
        page.get_by_label("West Africa", exact=True).check()
        faults += pressed(page, "Save and count readers")
        faults += pressed(page, "Save and go on to release")
        faults += pressed(page, "Release")
        report = page.url
        faults += pressed(page, "Write a new version")
        for step in ("", "versions/2/", "readers/", "discard/", "withdrawal/"):
            faults += faults_of(page, page.goto(report + step))
        page.get_by_label("Reason").fill("The counts were of another month.")
        faults += pressed(page, "Withdraw")
    assert not faults, "\n".join(faults)


def test_keys_codes_and_tokens_are_worth_showing(network, browser):
    faults: list[str] = []
    with entered(browser, network, "Viktor") as page:
        passkey(page)
        page.goto("/account/tokens/")
        page.get_by_label("Name").fill("Nightly statistics")
        faults += pressed(page, "Make the token")
        page.goto("/account/2fa/webauthn/add/")
        page.get_by_role("button", name="Add passkey").click()
        expect(page.locator("h1")).to_have_text("Show that it is you")
        faults += faults_of(page)
        page.get_by_role("button", name="Use your passkey").click()
        expect(page.locator("h1")).to_have_text("Recovery codes")
        faults += faults_of(page)
        for door in ("/account/2fa/", "/account/2fa/webauthn/", "/account/2fa/recovery-codes/generate/"):
            faults += faults_of(page, page.goto(door))
        for link in ("Name", "Remove"):
            page.goto("/account/2fa/webauthn/")
            follow(page, f"main td a:has-text('{link}')")
            faults += faults_of(page)
    assert not faults, "\n".join(faults)


OF_FRANCE = "/register/?authority=FRA&state="


def test_what_a_back_office_does_is_worth_showing_right_and_wrong(network, browser):
    """In each state that no deployment of the demonstration has."""
    faults: list[str] = []
    with entered(browser, network, "Farid") as page:
        for door, button in {"/register/notify/": "Notify", f"{STAFF}authorise/": "Authorise"}.items():
            page.goto(door)
            faults += sent(page, button)
        for state, act in {"active": "Extend", "planned": "Withdraw"}.items():
            page.goto(OF_FRANCE + state)
            follow(page, "main tbody th a")
            follow(page, f"main a:text-is('{act}')")
            faults += sent(page, act)
        page.get_by_label("Reason").fill("The budget was cut.")
        faults += pressed(page, "Withdraw")
        faults += faults_of(page, page.goto(f"{page.url}arrival/"), 409)
        page.goto(f"{OF_FRANCE}active")
        follow(page, "main tbody th a")
        follow(page, "main a:text-is('Suspend')")
        faults += pressed(page, "Suspend")
        follow(page, "main a:text-is('Resume')")
        faults += faults_of(page)
        faults += pressed(page, "Resume")
    assert not faults, "\n".join(faults)


def test_what_the_secretariat_does_is_worth_showing_right_and_wrong(network, browser):
    faults: list[str] = []
    with entered(browser, network, "Nils") as page:
        page.goto("/network/new/")
        faults += sent(page, "Form the network")
        page.goto("/network/due/")
        follow(page, "main tbody td a")
        page.get_by_label("Find by name").fill("turkiye")
        expect(page.get_by_label("Türkiye, Middle East and Silk Route")).to_be_visible()
        expect(page.get_by_label("Western Balkans")).to_be_hidden()
        faults += pressed(page, "Form the network")
        page.goto("/network/")
        follow(page, "main tbody th a")
        follow(page, "main a:text-is('Change')")
        places = page.get_by_role("textbox", name="Places")
        places.fill(f"{places.input_value()}\nGeorgia")
        faults += pressed(page, "Change the network")
        faults += pressed(page, "Change, and let them read")
        follow(page, "main a:text-is('Close the network')")
        page.get_by_label("Last day").fill("")
        faults += sent(page, "Close the network")
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
                _ = page.goto(step) if step.startswith("/") else follow(page, step)
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
            faults += faults_of(page, page.goto(door), status)
        broken = render_to_string("500.html", {"ref": "0badcafe"})
        page.route("**/broken/", lambda route: route.fulfill(status=500, body=broken, content_type="text/html"))
        faults += faults_of(page, page.goto("/broken/"), 500)
    with entered(browser, network, "Amara") as page:
        for spoiled, status in SPOILED.items():
            page.goto("/information/?shelf=drafts")
            follow(page, "main tbody th a")
            follow(page, "a:has-text('Go on writing')")
            page.evaluate(spoiled)
            faults += pressed(page, "Save and choose readers", status)
    assert not faults, "\n".join(faults)
