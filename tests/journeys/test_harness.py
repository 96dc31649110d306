"""Does the ground of all journeys hold: a served database of one's own, a browser, a sharp eye?"""

import pytest

from tests.journeys import harness

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with harness.installation(tmp_path_factory.mktemp("var"), born="real") as made:
        yield made


def test_a_stranger_is_sent_to_the_entrance(browser, served):
    with harness.visitor(browser, served.address) as page:
        page.goto("/")
        assert "/account/login/" in page.url
        assert harness.findings(page) == []


def test_the_eye_sees_what_is_wrong(browser, served):
    with harness.visitor(browser, served.address) as page:
        page.goto("/account/login/")
        page.evaluate("document.documentElement.removeAttribute('lang')")
        assert any("html-has-lang" in one for one in harness.findings(page))


def test_the_database_is_ones_own(served):
    assert served.sql("SELECT kind FROM ground_birth") == [("real",)]
