"""Networks, map and countries for machines: the same rows as the pages, the same refusals."""

import json

import pytest
from django.test import Client

from ilonet.accounts import tokens
from tests import making


@pytest.fixture
def got(cast):
    def call(name, address):
        token = tokens.issue(cast.people[name], label="desk", scope="read")
        answer = Client().get(f"/api/v1{address}", headers={"Authorization": f"Bearer {token}"})
        return answer.status_code, json.loads(answer.content)

    return call


@pytest.mark.requirement("R-5.1-0")
def test_networks(cast, got):
    status, answer = got("chiara", "/networks")
    assert status == 200
    assert [(one["name"], one["members"], one["mine"]) for one in answer["items"]] == [
        ("Eastern Partnership", 1, True),
        ("West Africa", 4, False),
    ]
    assert got("rosa", "/networks")[1]["items"] == []


@pytest.mark.requirement("R-8.2-d")
def test_one_network(cast, got):
    making.contact_entry(making.serving(cast.amara), family="Quisquilla")
    address = f"/networks/{cast.west.public_id}"
    status, answer = got("chiara", address)
    assert status == 200
    assert [one["city"] for one in answer["members"]] == ["Abidjan", "Accra", "Dakar", "Dakar"]
    assert answer["facilitated_by"] == next(one["deployment"] for one in answer["members"] if one["facilitates"])
    assert "Quisquilla" not in json.dumps(answer)
    hidden, absent = got("katya", address), got("chiara", "/networks/00000000-0000-4000-8000-000000000000")
    assert (hidden[0], absent[0]) == (404, 404)
    assert hidden[1]["error"]["code"] == absent[1]["error"]["code"] == "not_found"


@pytest.mark.requirement("R-5.1-0")
def test_networks_due(cast, got):
    for authority in ("DEU", "ITA"):
        making.deployment(making.post(making.authority(authority), "NGA"), None)
    due = {"country": "NGA", "officers": 2, "authorities": ["DEU", "ITA"]}
    assert got("nils", "/networks/due") == (200, {"items": [due], "next": None})
    assert got("leo", "/networks/due")[1]["items"] == []


@pytest.mark.requirement("R-4.2-a")
def test_the_map(cast, got):
    status, answer = got("amara", "/map?authority=ITA")
    assert status == 200
    assert {one["country"]: one["officers"] for one in answer["items"]} == {"GHA": 1, "GEO": 1}
    assert (answer["officers"], answer["authorities"]) == (2, 1)
    assert got("dario", "/map")[1]["officers"] == 0


@pytest.mark.requirement("R-REC7")
def test_a_country(cast, got):
    making.report(cast.amara, audience=[cast.west.circle_id], title="Departures from Mbour")
    status, answer = got("bruno", "/countries/SEN")
    assert status == 200
    assert [one["title"] for one in answer["reports"]] == ["Departures from Mbour"]
    assert answer["topics"]["b"] == ["COM", "FRA"]
    assert answer["networks"] == [str(cast.west.public_id)]
    other = got("chiara", "/countries/SEN")[1]
    assert (other["reports"], len(other["posted_here"])) == ([], 2)


@pytest.mark.parametrize(
    "address, status",
    [
        ("/countries/XYZ", 404),
        ("/countries/sen", 404),
        ("/countries/S%00N", 404),
        ("/networks/nothing", 404),
        ("/map?topic=z", 400),
        ("/map?on=1&on=2", 400),
        ("/networks?page=1", 400),
        ("/networks/due?on=soon", 400),
    ],
)
def test_refusals_have_their_four_things(cast, got, address, status):
    found, answer = got("amara", address)
    assert found == status
    assert set(answer["error"]) >= {"code", "message", "hint", "ref"}
