"""An officer is invited, confirmed by a second person, held to reading by a country's risk, and suspended in the middle of a visit."""

import pytest
from playwright.sync_api import expect

from tests.journeys import harness, people

pytestmark = [pytest.mark.browser, pytest.mark.requirement("R-SEC-8", "R-DP-7")]


@pytest.fixture(scope="module")
def network(tmp_path_factory):
    with harness.installation(tmp_path_factory.mktemp("var"), name="life", born="demonstration") as made:
        yield made


def persona(page, name):
    page.goto("/demo/enter/")
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".hat")).to_be_visible()


def test_an_account_from_invitation_to_suspension(browser, network):
    with (
        harness.visitor(browser, network.address) as wanda,
        harness.visitor(browser, network.address) as farid,
        harness.visitor(browser, network.address) as newcomer,
    ):
        persona(wanda, "Wanda")
        persona(farid, "Farid")
        name = somebody_not_invited_yet(wanda)
        come_in(newcomer, invite(wanda, name))
        code = people.code_read_out(newcomer)
        write_nothing(newcomer)
        people.open_account(wanda, name)
        expect(wanda.get_by_label("Code that the person reads out")).to_have_count(0)
        confirm_after_a_slip(farid, name, code)
        newcomer.goto("/information/")
        expect(newcomer.locator("h1")).to_have_text("Reports")
        suspend(wanda, name)
        newcomer.get_by_role("navigation").get_by_role("link", name="Register").first.click()
        expect(newcomer.locator("h1")).to_have_text("Sign in")
        resume(browser, network, wanda, name)


def somebody_not_invited_yet(page):
    """An officer of the register who has never entered."""
    page.goto("/register/accounts/")
    expect(page.locator("h1")).to_contain_text("Accounts of")
    people.look_well(page, "accounts")
    page.get_by_role("link", name="not invited yet").click()
    row = page.locator("tbody tr", has_text="Officer").filter(has_text="@").first
    name = row.get_by_role("rowheader").inner_text().strip()
    people.look_well(page, "accounts-not-invited")
    return name


def invite(page, name):
    people.open_account(page, name)
    people.look_well(page, "account-new")
    page.get_by_role("button", name="Invite").click()
    return people.link_shown(page, "account-invited")


def come_in(page, link):
    harness.passkey(page)
    page.goto(link)
    page.get_by_role("button", name="Begin", exact=True).click()
    people.add_the_passkey(page)


def write_nothing(page):
    page.goto("/information/")
    expect(page.locator("main tbody tr")).to_have_count(0)


def confirm_after_a_slip(page, name, code):
    people.open_account(page, name)
    wrong = "000000" if code.replace(" ", "") != "000000" else "111111"
    page.get_by_label("Code that the person reads out").fill(wrong)
    page.get_by_role("button", name="Confirm the person").click()
    expect(page.locator(".error-summary")).to_contain_text("This is not the code that the person sees.")
    people.look_well(page, "account-wrong-code")
    people.confirm(page, name, code)


def suspend(page, name):
    people.open_account(page, name)
    page.locator("summary", has_text="Suspend").click()
    form = page.locator("form", has=page.get_by_role("button", name="Suspend the account"))
    form.get_by_label("Reason").fill("The device was left in a taxi")
    form.get_by_role("button").click()
    expect(page.get_by_text("Suspended: every visit, token and link of this account has ended.")).to_be_visible()
    people.look_well(page, "account-suspended")
    expect(page.get_by_role("button", name="Resume the account")).to_have_count(0)


def resume(browser, network, wanda, name):
    """By the other administrator."""
    with harness.visitor(browser, network.address) as xenia:
        persona(xenia, "Xenia")
        people.open_account(xenia, name)
        people.look_well(xenia, "account-resume")
        xenia.get_by_role("button", name="Resume the account").click()
        expect(xenia.get_by_text("The account may enter again.")).to_be_visible()


def test_from_a_country_of_risk_one_reads_and_no_more(browser, network):
    with harness.visitor(browser, network.address) as amara, harness.visitor(browser, network.address) as sven:
        persona(amara, "Amara")
        amara.goto("/information/new/")
        expect(amara.get_by_role("button", name="Begin")).to_be_visible()
        persona(sven, "Sven")
        set_a_country(sven)
        amara.get_by_role("button", name="Begin").click()
        expect(amara.locator("main")).to_contain_text("From Senegal you can read but not write")
        people.look_well(amara, "country-risk-refused")
        amara.goto("/information/")
        expect(amara.locator(".notice").first).to_contain_text("From Senegal you can read but not write")
        expect(amara.get_by_role("link", name="Write a report")).to_have_count(0)
        people.look_well(amara, "country-risk-banner")
        sven.goto("/register/country-risk/")
        sven.get_by_role("button", name="End it Senegal").click()
        amara.goto("/information/")
        expect(amara.get_by_text("From Senegal you can read but not write")).to_have_count(0)


def set_a_country(page):
    page.goto("/register/country-risk/")
    people.look_well(page, "country-risk-none")
    today = page.evaluate("new Date().toLocaleDateString('sv', { timeZone: 'Europe/Brussels' })")
    page.get_by_label("Country", exact=True).select_option("SEN")
    page.get_by_label("Reason").fill("Devices are searched at the border")
    page.get_by_label("From", exact=True).fill(today)
    page.get_by_label("Until", exact=True).fill(today)
    page.get_by_role("button", name="Set", exact=True).click()
    expect(page.get_by_role("rowheader", name="Senegal")).to_be_visible()
    people.look_well(page, "country-risk-set")
