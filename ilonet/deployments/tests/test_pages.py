"""The register through the door: who gets in, what is shown, what a list costs (Arts 2, 4; requirements E)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ilonet.deployments.tests.asking import SHUT_OUT, at, get, text
from ilonet.lib import clock
from tests import making
from tests.cast import entering

LET_IN = ["amara", "chiara", "farid", "greta", "ines", "mira", "nils", "olga", "pavel", "tove", "viktor"]


@pytest.mark.requirement("R-4.2-a", "INV-3")
@pytest.mark.parametrize("door", ["deployments:index", "deployments:authorities"])
def test_the_register_is_open_to_the_entitled_and_absent_to_others(cast, door):
    for name in LET_IN:
        assert get(cast, name, reverse(door)).status_code == 200, name
    for name in SHUT_OUT:
        assert get(cast, name, reverse(door)).status_code == 404, name
    assert Client().get(reverse(door)).status_code == 302


@pytest.mark.requirement("R-4.2-a")
def test_a_deployment_is_shown_to_the_entitled_and_absent_to_others(cast):
    page = at("deployment", making.serving(cast.amara))
    for name in LET_IN:
        assert "Dakar" in text(get(cast, name, page)), name
    for name in SHUT_OUT:
        response = get(cast, name, page)
        assert (response.status_code, "Dakar" in text(response)) == (404, False), name


@pytest.mark.parametrize("name", ["tove", "farid"])
def test_an_authority_shows_its_staff_to_its_own_back_office(cast, name):
    shown = text(get(cast, name, reverse("deployments:authority", args=["FRA"])))
    assert "Dakar" in shown
    assert ("Authorised staff" in shown) is (name == "farid")
    assert "ulla" not in shown


@pytest.mark.parametrize(
    "query",
    [
        "?colour=red",
        "?topic=z",
        "?topic=a&topic=b",
        "?on=yesterday",
        "?on=2026-02-30",
        "?state=gone",
        "?order=name",
        "?after=x",
        "?after=WzFd",
        "?country=%00",
        "?authority=" + "x" * 300,
    ],
)
def test_an_address_that_asks_nonsense_is_refused(cast, query):
    client = entering(cast.people["greta"])
    assert client.get(reverse("deployments:index") + query).status_code == 400
    assert client.get(reverse("deployments:index") + "?topic=a&on=2026-01-31&order=-until").status_code == 200


@pytest.mark.requirement("R-4.1-b")
def test_the_list_as_it_was_known_before(cast):
    served = making.serving(cast.amara)
    asked = {"known": clock.today().isoformat(), "authority": "FRA"}
    clock.move(timedelta(days=2))
    farid = entering(cast.people["farid"])
    farid.post(at("end", served), {"version": 1, "on": (served.today - timedelta(days=1)).isoformat()})
    index = reverse("deployments:index")
    assert "Dakar" not in text(get(cast, "greta", index, authority="FRA"))
    assert "Dakar" in text(get(cast, "greta", index, **asked))


def test_the_list_costs_the_same_with_three_rows_and_with_thirty(cast):
    client, index = entering(cast.people["greta"]), reverse("deployments:index")
    few = _queries(client, index)
    _thirty_more()
    assert _queries(client, index) == few <= 12
    for query in ("?known=2026-01-01", f"?on={clock.today()}"):
        assert _queries(client, index + query) <= 13


def test_an_authority_costs_the_same_with_three_posts_and_with_thirty(cast):
    client, page = entering(cast.people["farid"]), reverse("deployments:authority", args=["ZZZ"])
    making.deployment(making.post(making.authority("ZZZ"), "GHA"), None)
    few = _queries(client, page)
    _thirty_more()
    assert _queries(client, page) == few


def test_the_list_goes_on_where_the_page_ended(cast):
    for _ in range(2):
        _thirty_more()
    client, index = entering(cast.people["greta"]), reverse("deployments:index")
    first = client.get(index)
    second = client.get(index + first.context["following"])
    shown = [line.public_id for page in (first, second) for line in page.context["lines"]]
    assert len(shown) == len(set(shown)) == 65
    assert second.context["following"] == ""


def _thirty_more():
    authority = making.authority("ZZZ")
    for number in range(30):
        making.deployment(making.post(authority, ("GHA", "SEN", "TGO")[number % 3], city=f"City {number}"), None)


def _queries(client, url):
    """How many of a second visit: the first one opens the pseudonym and the session."""
    client.get(url)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)
