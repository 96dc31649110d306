"""Do pages that no view answered say the four things (security.md 3.1)?"""

import logging
import re

import pytest
from django.test import Client, RequestFactory

from ilonet.site.errors import failed

REF = re.compile(r'<dd class="code">([0-9a-f]{8})</dd>')


@pytest.fixture
def amara(cast):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(cast.amara)
    return client


@pytest.mark.parametrize(
    "method, door, status, code",
    [
        ("get", "/nowhere/", 404, "not_found"),
        ("put", "/language/setlang/", 403, "form.expired"),
        ("post", "/account/logout/", 403, "form.expired"),
        ("delete", "/", 403, "form.expired"),
    ],
)
def test_a_refusal_says_what_why_what_to_do_and_a_reference(amara, caplog, method, door, status, code):
    with caplog.at_level(logging.INFO, "ilonet.refusals"):
        response = getattr(amara, method)(door)
    page = response.content.decode()
    assert response.status_code == status
    assert code in page
    assert "What to do" in page
    assert any(REF.search(page)[1] in record.getMessage() for record in caplog.records)


def test_another_method_is_refused_in_our_words(cast):
    client = Client()
    client.force_login(cast.amara)
    response = client.post("/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET"
    assert "method.not_allowed" in response.content.decode()
    assert REF.search(response.content.decode())


def test_a_program_is_refused_in_its_own_form(amara):
    response = amara.get("/nowhere/", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert set(response.json()["error"]) == {"code", "message", "hint", "ref"}


def test_our_own_failure_needs_neither_reader_nor_database(caplog):
    response = failed(RequestFactory().get("/reports/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert REF.search(page)[1] in caplog.text
    assert "server.failed" in page
    assert "Traceback" not in page


def test_a_missing_address_is_not_repeated(amara):
    assert "canary" not in amara.get("/canary/?q=canary").content.decode()


def test_a_form_too_large_for_any_is_told_so(amara):
    """Refused while it is read, before a view could be reached."""
    told = amara.post("/account/settings/", {"zone": "m" * 2_600_000})
    assert told.status_code == 413
    assert "Send less text" in told.content.decode()
