"""Does everybody see the places that their standing gives, and no other?"""

from types import SimpleNamespace

import pytest
from django.test import Client, override_settings
from django.urls import include, path

from ilonet.access import circles
from ilonet.access.actor import NO_ONE
from ilonet.site.places import places


def noun(name: str, *pages: str):
    return path(f"{name}/", include(([path(f"{page}/", lambda _: None, name=page) for page in pages], name)))


urlpatterns = [
    path("", include(([path("", lambda _: None, name="home")], "site"))),
    noun("audit", "index"),
    noun("reports", "index"),
    noun("networks", "index"),
    noun("deployments", "index"),
    noun("picture", "map"),
]
OFFICER = SimpleNamespace(is_someone=True, circles=frozenset({circles.ENTITLED}), functions=frozenset())
AUDITOR = SimpleNamespace(is_someone=True, circles=frozenset({circles.AUDIT}), functions=frozenset({"auditor"}))
PRIVACY = SimpleNamespace(is_someone=True, circles=frozenset({circles.PRIVACY}), functions=frozenset())


@pytest.mark.parametrize(
    "actor, labels",
    [
        (NO_ONE, []),
        (OFFICER, ["Home", "Information", "Network", "Register"]),
        (AUDITOR, ["Home"]),
        (PRIVACY, ["Home", "Network", "Register"]),
    ],
)
@override_settings(ROOT_URLCONF=__name__)
def test_places_follow_standing(actor, labels):
    assert [str(link.label) for link in places(actor, "reports", "/reports/index/")] == labels


@override_settings(ROOT_URLCONF=__name__)
def test_one_place_is_current():
    current = [link for link in places(OFFICER, "picture", "/picture/map/") if link.is_current]
    assert [str(link.label) for link in current] == ["Register"]
    assert [(str(page.label), page.is_current) for page in current[0].pages] == [("Postings", False), ("Map", True)]


@override_settings(ROOT_URLCONF=__name__)
def test_the_audit_trail_is_offered_to_auditors():
    (home,) = [link for link in places(AUDITOR, "site", "/") if link.is_current]
    assert [str(page.label) for page in home.pages] == ["Home", "Audit trail"]
    (home,) = [link for link in places(OFFICER, "site", "/") if link.is_current]
    assert [str(page.label) for page in home.pages] == ["Home"]


def test_the_frame_names_the_hat_and_asks_for_no_entrance(cast):
    client = Client()
    client.force_login(cast.amara)
    page = client.get("/").content.decode()
    assert "<strong>Officer, Dakar · FRA</strong>" in page
    assert "/account/login/" not in page


def test_the_entrance_names_nobody(cast):
    page = Client().get("/account/login/").content.decode()
    assert '<nav class="places"' not in page
    assert "passkey_login" in page


@pytest.mark.parametrize("name", ["jonas", "katya", "leo", "rosa", "sven", "hugo", "ulla", "dario"])
def test_nobody_is_sent_to_a_place_that_is_empty_for_them(cast, name):
    client = Client()
    client.force_login(cast.people[name])
    page = client.get("/").content.decode()
    for address in ("/information/", "/network/", "/register/", "/map/", "/search/"):
        assert f'"{address}"' not in page


def test_a_map_without_standing_says_so_and_counts_nothing(cast):
    client = Client()
    client.force_login(cast.rosa)
    for address in ("/map/", "/map/SEN/"):
        page = client.get(address).content.decode()
        assert "Art. 9(3)" in page
        assert "0 officers" not in page
