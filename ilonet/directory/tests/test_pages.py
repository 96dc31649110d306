"""The contact list through the door: by place first, at most twenty, each view recorded (Art. 9(2)(d), 9(3))."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ilonet.audit.models import Event
from ilonet.deployments.models import Deployment
from ilonet.directory.viewings import VIEWED
from tests import making

INDEX = "/register/directory/"


def client_of(cast, name):
    client = Client()
    client.force_login(cast.people[name])
    return client


def text(response):
    return response.content.decode()


def views(cast, name="rosa"):
    cast.actor(name)
    return Event.objects.filter(act=VIEWED).count()


@pytest.mark.requirement("R-9.3-c", "INV-3")
def test_the_list_is_open_to_the_entitled_and_absent_to_others(cast):
    entry = making.contact_entry(making.serving(cast.amara), family="Sarr", given="Awa")
    page = reverse("directory:entry", args=[entry.public_id])
    for name in ("amara", "chiara", "farid", "tove", "greta", "ines", "mira", "nils", "olga", "pavel"):
        assert client_of(cast, name).get(INDEX).status_code == 200, name
        assert "Sarr" in text(client_of(cast, name).get(page)), name
    for name in ("jonas", "katya", "leo", "rosa", "sven", "dario", "hugo", "ulla"):
        for door in (INDEX, INDEX + "?country=SEN", page, page + "correct/"):
            answer = client_of(cast, name).get(door)
            assert (answer.status_code, "Sarr" in text(answer)) == (404, False), (name, door)
    assert Client().get(page).status_code == 302


@pytest.mark.requirement("R-9.2-d", "R-9.3-c")
def test_whoever_asks_says_where_first_and_sees_names_only_once_opened(cast):
    entry = making.contact_entry(making.serving(cast.amara), family="Sarr", given="Awa")
    chiara = client_of(cast, "chiara")
    page = reverse("directory:entry", args=[entry.public_id])
    for asked in ("country=SEN", "authority=FRA", "post=dak", "post=Dakar&country=SEN"):
        shown = text(chiara.get(f"{INDEX}?{asked}"))
        assert (page in shown, "Sarr" in shown) == (True, False), asked
    assert page not in text(chiara.get(INDEX))
    assert page not in text(chiara.get(INDEX + "?country=GHA"))
    for asked in ("name=Sarr", "family_name=Sarr", "q=Sarr", "post=Da", "country=a&country=b"):
        assert chiara.get(f"{INDEX}?{asked}").status_code == 400, asked
    assert views(cast) == 0
    shown = text(chiara.get(page))
    for words in ("Sarr", "Awa", "Dakar", "Senegal", "+44 20 7946 0123", "post@authority.example"):
        assert words in shown, words
    assert views(cast) == 1


@pytest.mark.requirement("R-9.3-c")
def test_at_most_twenty_answers_at_a_constant_cost(cast):
    chiara, authority = client_of(cast, "chiara"), making.authority("FRA")
    for number in range(3):
        _listed(authority, number)
    few = _queries(chiara, INDEX + "?country=TGO")
    for number in range(3, 30):
        _listed(authority, number)
    assert _queries(chiara, INDEX + "?country=TGO") == few
    answer = chiara.get(INDEX + "?country=TGO")
    assert len(answer.context["entries"]) == 20
    assert "More than 20" in text(answer)
    assert chiara.get(INDEX + "?country=TGO&after=x").status_code == 400


@pytest.mark.requirement("R-9.3-c", "R-DP-4")
def test_an_officer_sees_who_viewed_the_own_entry_on_the_own_page(cast):
    entry = making.contact_entry(making.serving(cast.amara))
    page = reverse("directory:entry", args=[entry.public_id])
    client_of(cast, "chiara").get(page)
    shown = text(client_of(cast, "amara").get("/me/"))
    for words in ("Officer, Tbilisi · ITA", "Dakar", page):
        assert words in shown, words
    assert "Who has viewed your entry" in text(client_of(cast, "amara").get(page))
    assert "Who has viewed your entry" not in text(client_of(cast, "farid").get(page))
    assert page not in text(client_of(cast, "bruno").get("/me/"))


@pytest.mark.requirement("R-9.2-d", "R-DP-4")
def test_an_entry_is_written_by_the_back_office_and_mended_by_the_officer(cast):
    served = making.serving(cast.amara)
    door = reverse("directory:of", args=[served.public_id])
    told = {"family_name": "Sarr", "given_name": "Awa", "telephones": "+221 33 000 00 00", "emails": ""}
    assert client_of(cast, "tove").get(door).status_code == 404
    farid = client_of(cast, "farid")
    assert farid.get(door).status_code == 200
    assert farid.post(door, told | {"telephones": "33"}).status_code == 400
    made = farid.post(door, told)
    assert made.status_code == 302
    assert client_of(cast, "tove").get(door)["Location"] == made["Location"]
    amara, mend = client_of(cast, "amara"), made["Location"] + "correct/"
    assert "Sarr" in text(amara.get(mend))
    assert amara.post(mend, told | {"given_name": "Aïssatou", "version": 1}).status_code == 302
    assert amara.post(mend, told | {"version": 1}).status_code == 409
    assert "Aïssatou" in text(client_of(cast, "chiara").get(made["Location"]))
    assert client_of(cast, "bruno").get(mend).status_code == 403


@pytest.mark.requirement("R-9.2-d")
def test_the_entry_goes_with_the_deployment(cast):
    served = making.serving(cast.amara)
    entry = making.contact_entry(served)
    chiara, page = client_of(cast, "chiara"), reverse("directory:entry", args=[entry.public_id])
    assert chiara.get(page).status_code == 200
    served.end(on=served.today - timedelta(days=1), version=1, by=cast.actor("farid"))
    assert chiara.get(page).status_code == 404
    assert page not in text(chiara.get(INDEX + "?country=SEN"))


def test_the_own_page_is_open_to_everybody_signed_in(cast):
    for name in cast.people:
        assert client_of(cast, name).get("/me/").status_code == 200, name
    assert Client().get("/me/").status_code == 302
    assert "Deployment suspended" not in text(client_of(cast, "farid").get("/me/"))
    making.serving(cast.amara).suspend(version=1, by=cast.actor("farid"))
    assert "Deployment suspended" in text(client_of(cast, "farid").get("/me/"))
    assert "Deployment suspended" not in text(client_of(cast, "tove").get("/me/"))


@pytest.mark.requirement("R-9.3-c")
def test_a_machine_finds_the_same_and_each_opening_is_recorded(cast):
    entry = making.contact_entry(making.serving(cast.amara), family="Sarr")
    chiara = client_of(cast, "chiara")
    assert chiara.get("/api/v1/directory").status_code == 400
    assert chiara.get("/api/v1/directory?name=Sarr").status_code == 400
    found = chiara.get("/api/v1/directory?country=SEN")
    assert ([one["id"] for one in found.json()["items"]], "Sarr" in text(found)) == ([str(entry.public_id)], False)
    assert views(cast) == 0
    assert chiara.get(f"/api/v1/directory/{entry.public_id}").json()["family_name"] == "Sarr"
    assert views(cast) == 1
    assert client_of(cast, "katya").get(f"/api/v1/directory/{entry.public_id}").status_code == 404


def _listed(authority, number):
    post = making.post(authority, "TGO", city=f"City {number:02}")
    made: Deployment = making.deployment(post, None)
    making.contact_entry(made)


def _queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)
