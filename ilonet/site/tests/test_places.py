"""Does everybody see the places that their standing gives, and no other?"""

from types import SimpleNamespace

import pytest
from django.test import Client, override_settings
from django.urls import include, path

from ilonet.access.actor import NO_ONE
from ilonet.site.places import places
from ilonet.standing.hats import in_words


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
OFFICER = SimpleNamespace(is_someone=True, circles=frozenset({1}), functions=frozenset())
AUDITOR = SimpleNamespace(is_someone=True, circles=frozenset(), functions=frozenset({"auditor"}))


@pytest.mark.parametrize(
    "actor, labels",
    [(NO_ONE, []), (OFFICER, ["Home", "Information", "Network", "Register"]), (AUDITOR, ["Home"])],
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
    assert in_words(cast.actor("amara").hat.label) in page.replace("&#x27;", "'")
    assert "/account/login/" not in page


def test_the_entrance_names_nobody(cast):
    page = Client().get("/account/login/").content.decode()
    assert '<nav class="places"' not in page
    assert "passkey_login" in page
