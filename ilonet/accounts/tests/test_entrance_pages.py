"""Do the pages of signing in open, and show only what they should?"""

import pytest
from django.template import Context, Template
from django.test import Client

from ilonet.accounts.templatetags.browsers import browser
from ilonet.accounts.templatetags.qr import qr

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
SQUARE = '<?xml version=\'1.0\'?><svg viewBox="0 0 33 33"><path d="M4,4H5V5H4z" onload="x"/><script>x</script></svg>'


@pytest.mark.parametrize(
    "signs_as, name",
    [
        (CHROME, "Chrome 156, Linux"),
        (CHROME + " Edg/156.0", "Edge 156, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox 145, Windows"),
        ("Mozilla/5.0 (iPhone) AppleWebKit/605 (KHTML) Version/26.0 Mobile/1 Safari/604", "Safari 26, iOS"),
        ("curl/8.0", "curl/8.0"),
        ("", "Unknown browser"),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(signs_as, name):
    assert browser(signs_as) == name


def test_a_browser_that_lies_is_shown_as_text():
    shown = Template("{% load browsers %}{{ name|browser }}").render(Context({"name": "<script>x</script>"}))
    assert "<script" not in shown


def test_of_a_square_code_only_its_path_is_drawn():
    shown = qr(SQUARE, '"><script>')
    assert 'd="M4,4H5V5H4z"' in shown
    assert "<script" not in shown
    assert "onload" not in shown
    assert qr("<svg/>", "nothing") == ""


@pytest.mark.parametrize("door", ["/account/2fa/", "/account/sessions/", "/account/logout/"])
def test_the_pages_of_ones_own_account_open(cast, door):
    client = Client()
    client.force_login(cast.amara)
    response = client.get(door)
    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


def test_a_wrong_name_or_password_is_said_beside_and_on_top(cast):
    response = Client().post("/account/login/", {"login": "nobody-here", "password": "wrong"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "error-summary" in page
    assert "Error:" in page.split("</title>")[0]
    assert 'value="nobody-here"' in page


def test_nobody_registers(cast):
    page = Client().get("/account/signup/").content.decode()
    assert "<form" not in page.split("<main")[1].split("</main")[0]
