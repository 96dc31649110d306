"""What can a foreign page make a browser do here? Nothing: no act, no redirect, no header (AC30, AC36, H45)."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.refusals.doors import doors
from tests.refusals.judging import faults
from tests.refusals.scene import Scene, set_the_scene
from tests.words.crawl import Crawl

ELSEWHERE = [
    "//evil.example", "///evil.example", "////evil.example", "https://evil.example", "https:evil.example", "https:/evil.example",
    "http://evil.example/", "HTTPS://EVIL.EXAMPLE", " //evil.example", " /\\evil.example", "/\\evil.example", "\\\\evil.example",
    "/\\/evil.example", "\\/evil.example", "%2F%2Fevil.example", "%5C%5Cevil.example", "//evil.example%2F@testserver", "//testserver@evil.example",
    "http://testserver@evil.example/", "http://testserver.evil.example/", "//evil.example\\@testserver", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "\t//evil.example", "\n//evil.example",
    "/\t/evil.example", "//\u3002evil.example", "//evil\u3002example", "http:\\\\evil.example", "http:///evil.example", "//[::1]", "//[",
    "ftp://evil.example", "mailto:a@evil.example", "..//evil.example", ".evil.example", "@evil.example", ":80/evil", "?next=//evil.example",
    "/ok\r\nX-Injected: 1", "/ok\r\n\r\n<script>", "/ok%0d%0aX-Injected: 1", "/" + "x" * 9000, "", "\x00//evil.example", "//\u202eevil.example",
]  # fmt: skip
LEADS_AWAY = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|\\|/\\)", re.IGNORECASE)
GOOD_WORD = "a long enough pass-phrase"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture
def scene(cast) -> Scene:
    return set_the_scene(cast)


def stays(response) -> bool:
    where = response.headers.get("Location", "/")
    return not LEADS_AWAY.match(where) and not any("injected" in name.lower() for name in response.headers)


def test_no_address_given_by_another_leads_away(cast):
    cast.amara.set_password(GOOD_WORD)
    cast.amara.save()
    for where in ELSEWHERE:
        for path, sent in {
            reverse("account_login"): {"login": "amara", "password": GOOD_WORD},
            reverse("set_language"): {"language": "en"},
            reverse("account_logout"): {},
            reverse("account_reauthenticate"): {"password": GOOD_WORD},
        }.items():
            cache.clear()  # or the limiter of attempts would answer in place of the door
            client = Client(raise_request_exception=False)
            if "login" not in path:
                client.force_login(cast.amara)
            for response in (
                client.post(path, sent | {"next": where}),
                client.get(path, {"next": where}),
                client.post(path, sent, headers={"Referer": where.encode("ascii", "ignore").decode().strip()}),
            ):
                assert stays(response), (path, where, response.headers)
                assert faults(response, path) == [], (path, where)
    cache.clear()
    good = Client().post(reverse("account_login"), {"login": "amara", "password": GOOD_WORD, "next": "/search/"})
    assert good.headers["Location"] == "/search/"


@pytest.mark.parametrize("name", ["amara", "farid", "nobody"])
def test_a_foreign_page_cannot_make_a_browser_act(scene, name):
    """Every door by POST: without a form key, with another's, from another origin."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    if name != "nobody":
        client.force_login(scene.cast.people[name])
    own = key_of(client, "/account/login/" if name == "nobody" else "/account/logout/")
    foreign = key_of(Client(), "/account/login/")
    before = scene.state()
    for door in doors():
        ids = scene.ids.get(door.noun) or ["x"]
        for value in ids[:3] if door.places else ids[:1]:
            path = door.at(**{place: "1" if kind == "IntConverter" else value for place, kind in door.places})
            for sent, headers in (
                ({}, {}),
                ({"csrfmiddlewaretoken": foreign}, {}),
                ({"csrfmiddlewaretoken": "x" * 64}, {}),
                ({"csrfmiddlewaretoken": own}, {"Origin": "https://evil.example"}),
                ({"csrfmiddlewaretoken": own}, {"Origin": "null"}),
            ):
                if door.is_for_programs:
                    key = sent.get("csrfmiddlewaretoken", "")
                    response = client.post(
                        path, "{}", content_type="application/json", headers=headers | {"X-CSRFToken": key}
                    )
                    assert response.status_code in {401, 403, 404, 405}, (path, response.status_code)
                else:
                    response = client.post(path, sent, headers=headers)
                    assert response.status_code in {403, 404}, (path, response.status_code)
                assert faults(response, path) == []
    assert scene.state() == before


def key_of(client: Client, where: str) -> str:
    """The form key that this browser holds."""
    page = client.get(where).content.decode()
    found = TOKEN.search(page)
    assert found, page[:300]
    return found[1]


@pytest.mark.parametrize("name", ["amara", "farid", "nils", "rosa"])
def test_looking_changes_nothing(scene, name):
    """All pages are opened twice; only the audit and the visit know of it."""
    client = Client()
    client.force_login(scene.cast.people[name])
    before = scene.state()
    pages = 0
    for _ in range(2):
        for path in Crawl(client, scene.ids).paths():
            response = client.get(path)
            pages += response.status_code == 200
            assert response.status_code < 500
            assert client.head(path).status_code in {response.status_code, 405}
    after = scene.state()
    assert {table: after[table] for table in after if after[table] != before[table]} == {}
    assert pages > 20
