"""The main job, end to end, in a real browser: written, stopped, masked, released, found, read; and by nobody else."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.harness import PHONE, Installation, chromium, findings, installation, look, visitor

pytestmark = pytest.mark.browser

WORD = "Kittiwake"  # stands in no other text
TITLE = f"{WORD} crossings near Kayar rose in October"
PASSPORT = "C01X00T47"


@pytest.fixture(scope="module")
def network(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installation(tmp_path_factory.mktemp("main"), name="mainjob", born="demonstration") as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@contextmanager
def entered(browser: Browser, network: Installation, persona: str) -> Iterator[Page]:
    with visitor(browser, network.address) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name=persona, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        yield page


@pytest.fixture(scope="module")
def followed(network: Installation, browser: Browser) -> str:
    """Bruno follows routes, at once and at any hour, where he stands: on the list of reports on them. The topic."""
    network.ilonet("worker", "--once")  # whatever waits from before is sent
    with entered(browser, network, "Bruno") as page:
        page.goto("/me/notices/")
        assert not findings(page)
        look(page, "notices")
        if page.get_by_role("button", name="Mark all as read").count():
            page.get_by_role("button", name="Mark all as read").click()
        page.goto("/me/notices/settings/")
        page.get_by_label("No mail from").select_option("0")
        page.get_by_label("until", exact=True).select_option("0")
        page.get_by_role("button", name="Save").click()
        page.goto("/information/?topic=d")
        page.get_by_label("A mail that something is new").select_option("at_once")
        look(page, "follow")
        assert not findings(page)
        page.get_by_role("button", name="Follow").click()
        expect(page.locator("#said")).to_contain_text("You follow")
        page.goto("/map/SEN/")
        page.get_by_label("A mail that something is new").select_option("at_once")
        page.get_by_role("button", name="Follow Senegal").click()
        expect(page.locator("main")).to_contain_text("You follow Senegal")
        page.goto("/me/notices/settings/")
        look(page, "notices-settings")
        assert not findings(page)
        page.goto("/me/notices/feeds/")
        page.get_by_label("Name").fill("Phone")
        page.get_by_role("button", name="Make the feed").click()
        look(page, "notices-feeds")
        assert not findings(page)
        return page.locator("#secret").inner_text().strip()


@pytest.fixture(scope="module")
def released(network: Installation, browser: Browser, followed: str) -> str:
    """Amara writes; the gate stops a passport number; she masks it, sees who will read it, and releases. Its address."""
    with entered(browser, network, "Amara") as page:
        page.get_by_role("link", name="Write a report").click()
        page.get_by_label("Title").fill(TITLE)
        page.get_by_role("button", name="Begin").click()
        page.get_by_label("Heading").first.fill("What was seen")
        page.get_by_label("Text", exact=True).first.fill(
            f"Twelve boats left in one week. A facilitator showed passport number {PASSPORT} to the crew."
        )
        page.get_by_label("operational", exact=True).check()
        page.get_by_label("c · routes", exact=True).first.check()
        page.get_by_label("Source", exact=True).select_option("B")
        page.get_by_label("Information", exact=True).select_option("2")
        page.get_by_label("Effect on fundamental rights").fill(
            "Overcrowded boats; the coast guard was told of families."
        )
        page.get_by_role("button", name="Save and choose readers").click()

        expect(page.get_by_role("heading", name="The gate found one place")).to_be_visible()
        expect(page.locator(".found mark")).to_have_text(PASSPORT)
        assert not findings(page)
        look(page, "stopped")
        page.get_by_role("button", name="Mask what was found here").click()
        expect(page.get_by_label("Text", exact=True).first).to_have_value(re.compile("passport number removed"))
        page.get_by_role("button", name="Save and choose readers").click()

        page.get_by_label("West Africa", exact=True).check()
        page.get_by_role("button", name="Save and count readers").click()
        expect(page.locator("aside, main").last).to_contain_text(re.compile(r"\d+ (people|readers)"))
        assert not findings(page)
        look(page, "audience")
        page.get_by_role("button", name="Save and go on to release").click()
        expect(page.locator("main")).to_contain_text(
            re.compile(r"\d+ people will be able to read it in \d+ authorities")
        )
        assert not findings(page)
        look(page, "release")
        page.get_by_role("button", name=re.compile("^Release")).click()
        expect(page.locator("#said")).to_contain_text(
            re.compile(r"Released to West Africa: \d+ readers in \d+ authorities")
        )
        look(page, "released")
        return page.url.removeprefix(network.address)


def test_what_the_gate_would_stop_is_told_while_one_types(network, browser):
    """A number and a name: told beneath the field, masked with one press each by key, released; one paragraph travels."""
    with visitor(browser, network.address, viewport=PHONE) as page:
        page.goto("/demo/enter/")
        page.get_by_role("button", name="Amara", exact=True).click()
        page.goto("/information/new/")
        page.get_by_label("Title").fill("Fulmar crossings")
        page.get_by_role("button", name="Begin").click()
        box = page.get_by_label("Text", exact=True).first
        box.fill("Twelve boats left in one week 🚤.")
        box.press("End")
        with page.expect_request("**/information/typing/") as asked:
            box.press_sequentially(
                f"\n\nA man showed passport number {PASSPORT}.\n\nThe facilitator Karim Haddadi left."
            )
        expect(page.locator(".typed mark")).to_have_text([PASSPORT, "Karim Haddadi"])
        expect(page.get_by_role("status").filter(has_text="Found by the gate here: 2")).to_be_visible()
        assert PASSPORT in (asked.value.post_data or "")
        assert not findings(page)
        look(page, "typing")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        with page.expect_request("**/information/typing/") as asked:
            page.get_by_role("button", name=f"Mask: {PASSPORT}").press("Enter")
        assert "boats" not in (asked.value.post_data or "")
        assert "Haddadi" not in (asked.value.post_data or "")
        expect(box).to_be_focused()
        page.get_by_role("button", name="Mask: Karim Haddadi").press("Enter")
        expect(page.get_by_role("status").filter(has_text="The gate finds nothing here any more.")).to_be_visible()
        expect(box).to_have_value(
            "Twelve boats left in one week 🚤.\n\nA man showed passport number [passport number removed].\n\n"
            "The facilitator [name removed] left."
        )
        page.get_by_label("operational", exact=True).check()
        page.get_by_label("c · routes", exact=True).first.check()
        page.get_by_label("Source", exact=True).select_option("B")
        page.get_by_label("Information", exact=True).select_option("2")
        page.get_by_label("Effect on fundamental rights").fill("None was seen.")
        page.get_by_role("button", name="Save and choose readers").click()
        page.get_by_label("West Africa", exact=True).check()
        page.get_by_role("button", name="Save and go on to release").click()
        page.get_by_role("button", name=re.compile("^Release")).click()
        expect(page.locator("#said")).to_contain_text("Released to West Africa")


def test_a_colleague_of_the_network_finds_it_and_reads_it(network, browser, released):
    with entered(browser, network, "Bruno") as page:
        page.get_by_role("searchbox").first.fill("kittiwakes")
        page.keyboard.press("Enter")
        page.get_by_role("link", name=TITLE).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
        expect(page.locator("main")).not_to_contain_text(PASSPORT)
        assert not findings(page)
        look(page, "read")


def test_a_subscription_arrives(network, browser, followed, released):
    """From the release over the worker into the inbox, the outbox and the feed of whoever follows the country."""
    network.sql("UPDATE notices_mail SET made_at = made_at - interval '1 hour'")
    network.ilonet("worker", "--once")
    folder = Path(network.environment["ILONET_VAR"]) / "mail"
    letters = [letter.read_text() for letter in folder.iterdir()]
    assert not [one for one in letters if WORD in one or "Senegal" in one]
    mine = "SELECT m.public_id::text FROM notices_mail m JOIN accounts_account a ON a.id = m.account_id"
    sent = network.sql(f"{mine} WHERE a.persona = 'bruno' AND m.state = 'sent' ORDER BY m.made_at DESC LIMIT 1")
    assert [one for one in letters if sent[0][0] in one and re.search(r"Unread notices: [1-9]", one)]
    assert "Senegal" in asked(network, followed.removeprefix(network.address), "")
    assert WORD not in asked(network, followed.removeprefix(network.address), "")
    with entered(browser, network, "Bruno") as page:
        unread = page.get_by_role("link", name=re.compile(r"Notices \d+ unread"))
        before = int(
            re.findall(r"\d+", unread.inner_text())[0]
        )  # whoever of these tests came first may have released too
        unread.click()
        look(page, "notices-arrived")
        assert not findings(page)
        told = page.locator("main li").filter(has_text=TITLE)
        told.get_by_role("link", name="A new report on what you follow").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
        left = f"Notices {before - 1} unread" if before > 1 else "Notices"
        expect(page.get_by_role("link", name=left, exact=True)).to_be_visible()


def test_an_officer_of_another_network_finds_nothing(network, browser, released):
    token = network.ilonet("token", "chiara").stdout.strip()
    with entered(browser, network, "Chiara") as page:
        assert page.goto(released).status == 404
        for path in ("/information/", "/", "/map/SEN/", f"/search/?q={WORD}"):
            page.goto(path)
            assert WORD not in page.locator("main").inner_text().replace(f"q={WORD}", ""), path
        expect(page.locator("main")).to_contain_text("0 reports")
    public_id = released.strip("/").split("/")[-1]
    for path in (f"/api/v1/search?q={WORD}", "/api/v1/reports", f"/api/v1/reports/{public_id}"):
        assert WORD not in asked(network, path, token), path


def asked(network: Installation, path: str, token: str) -> str:
    """What the interface says, be it an answer or a refusal as absent."""
    connection = HTTPConnection(network.address.removeprefix("http://"), timeout=20)
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    assert answer.status in {200, 404}
    return answer.read().decode()


def test_the_second_the_deployment_ends_the_colleague_finds_nothing(network, browser, released):
    with entered(browser, network, "Elena") as page:
        assert page.goto(released).status == 200
        network.sql(
            "UPDATE deployments_deployment SET until_on = current_date - 1 WHERE account_id ="
            " (SELECT id FROM accounts_account WHERE persona = 'elena') AND until_on >= current_date"
        )
        assert page.goto(released).status == 404
        page.goto(f"/search/?q={WORD}")
        expect(page.locator("main")).not_to_contain_text(TITLE)
        page.goto("/information/")
        expect(page.locator("main")).not_to_contain_text(WORD)


def test_the_auditor_sees_that_it_was_read_not_what_it_says(network, browser, released):
    public_id = released.strip("/").split("/")[-1]
    with entered(browser, network, "Viktor") as page:
        assert page.goto(released).status == 200
    with entered(browser, network, "Rosa") as page:
        assert page.goto(released).status == 404
        page.goto(f"/audit/?row={public_id}")
        expect(page.locator("main")).to_contain_text("report.released")
        expect(page.locator("main")).to_contain_text("report.read")
        assert WORD not in page.content()
        assert not findings(page)
        look(page, "audit")
    assert "whole" in network.ilonet("audit", "verify").stdout
