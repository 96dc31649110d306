"""Does every answer leave with the same strict headers?"""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from ilonet.site.security_headers import HEADERS, SecurityHeaders

DOORS = ["/", "/nowhere/", "/account/login/", "/account/logout/", "/account/2fa/", "/account/sessions/"]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", ["nobody", "amara"])
def test_every_answer_carries_the_headers(cast, door, name):
    client = Client()
    if name != "nobody":
        client.force_login(cast.people[name])
    response = client.get(door)
    for header, value in HEADERS.items():
        assert response.headers[header] == value, header
    assert response.headers["Cache-Control"] == "no-store" or name == "nobody"


def test_the_policy_makes_no_exception():
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "data:" not in policy


@pytest.mark.parametrize("signed_in", [True, False])
def test_what_a_reader_saw_stays_in_no_cache(signed_in):
    request = RequestFactory().get("/")
    request.user = type("Reader", (), {"is_authenticated": signed_in})()
    kept = HttpResponse(headers={"Cache-Control": "public, max-age=60"})
    response = SecurityHeaders(lambda _: kept)(request)
    assert response.headers["Cache-Control"] == ("no-store" if signed_in else "public, max-age=60")


@pytest.mark.parametrize("seconds", [0, 60])
def test_transport_security_is_asked_for_outside_a_demonstration(seconds):
    with override_settings(SECURE_HSTS_SECONDS=seconds):
        response = SecurityHeaders(lambda _: HttpResponse())(RequestFactory().get("/"))
    assert response.headers.get("Strict-Transport-Security") == ("max-age=60; includeSubDomains" if seconds else None)
