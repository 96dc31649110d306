"""Forming, changing and closing a network: the Secretariat, with the version it saw; nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import clock
from ilonet.networks.models import Network
from tests import making
from tests.cast import entering


def written(**changes):
    return {
        "name": "Nigeria",
        "kind": "local",
        "countries": "Nigeria",
        "seat": "",
        "from_on": clock.today().isoformat(),
        "neighbours": [],
        "once": str(uuid4()),
    } | changes


def acts(name):
    with as_the_system(because=making.BECAUSE):
        return list(Event.objects.filter(act=name))


def named(name):
    with as_the_system(because=making.BECAUSE):
        return Network.objects.unrestricted(because=making.BECAUSE).filter(name=name).first()


@pytest.mark.requirement("R-5.1-0")
def test_the_secretariat_forms_a_network_and_nobody_else(cast):
    making.deployment(making.post(making.authority("DEU"), "NGA"), None)
    for other in ("amara", "elena", "farid", "greta", "mira", "rosa", "leo", "dario"):
        assert entering(cast.people[other]).get("/network/new/").status_code == 403
        assert entering(cast.people[other]).post("/network/new/", written()).status_code == 403
    assert named("Nigeria") is None
    beside = [str(cast.west.public_id)]
    answer = entering(cast.nils).post("/network/new/", written(neighbours=beside), follow=True)
    assert answer.status_code == 200
    assert "1 member" in answer.content.decode()
    assert [str(one) for one in answer.context["made"].neighbours] == ["West Africa"]
    assert [one.noted["countries"] for one in acts("network.formed")] == [["NGA"]]


def test_a_second_press_forms_nothing_twice(cast):
    client, form = entering(cast.nils), written()
    first, second = client.post("/network/new/", form), client.post("/network/new/", form)
    assert first.headers["Location"] == second.headers["Location"]
    assert len(acts("network.formed")) == 1


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"countries": "Atlantis"}, "countries"),
        ({"countries": "Korea"}, "countries"),
        ({"countries": "France"}, "countries"),
        ({"countries": "Ghana\nTogo"}, "kind"),
        ({"countries": "Ghana", "seat": "Togo"}, "seat"),
        ({"name": "West  africa"}, "name"),
        ({"name": "Ask anna@example.org"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"from_on": "31/02/2026"}, "from_on"),
        ({"kind": "global"}, "kind"),
        ({"neighbours": ["not-a-network"]}, "neighbours"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(cast, wrong, field):
    answer = entering(cast.nils).post("/network/new/", written(**wrong))
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert acts("network.formed") == []


def test_countries_in_any_language(cast):
    form = written(name="Lagos", kind="regional", countries="Elfenbeinküste; Tchad\nNGA", seat="Tschad")
    assert entering(cast.nils).post("/network/new/", form).status_code == 302
    assert (named("Lagos").countries, named("Lagos").seat) == (["CIV", "NGA", "TCD"], "TCD")


@pytest.mark.requirement("R-5.1-h")
def test_a_change_takes_neighbours_away_and_raises_the_version(cast):
    client, address = entering(cast.nils), f"/network/{cast.west.public_id}/"
    facts = {"kind": "regional", "countries": "Senegal\nGhana", "version": 1}
    beside = [str(cast.east.public_id)]
    client.post(f"{address}change/", written(name="West", neighbours=beside, **facts))
    assert [str(one) for one in client.get(address).context["made"].neighbours] == ["Eastern Partnership"]
    client.post(f"{address}change/", written(name="West", **facts | {"version": 2}))
    made = client.get(address).context["made"]
    assert (made.neighbours, made.network.countries, made.network.version) == ([], ["GHA", "SEN"], 3)
    assert len(acts("network.changed")) == 2


@pytest.mark.requirement("R-5.1-0")
def test_who_leaves_the_places_leaves_the_network(cast):
    assert cast.west.pk in cast.actor("elena").network_ids
    form = written(name="West", kind="regional", countries="Senegal\nGhana", version=1)
    assert entering(cast.nils).post(f"/network/{cast.west.public_id}/change/", form).status_code == 302
    assert cast.west.pk not in cast.actor("elena").network_ids


def test_a_change_of_what_another_changed_is_refused_and_nothing_typed_is_lost(cast):
    form = written(name="Mine", kind="regional", countries="Ghana", version=7)
    answer = entering(cast.nils).post(f"/network/{cast.west.public_id}/change/", form)
    assert answer.status_code == 409
    assert 'value="Mine"' in answer.content.decode()
    assert named("Mine") is None


@pytest.mark.parametrize("name", ["amara", "elena", "farid", "mira", "tove"])
@pytest.mark.parametrize("verb", ["change", "close"])
def test_others_change_nothing(cast, name, verb):
    client, address = entering(cast.people[name]), f"/network/{cast.west.public_id}/{verb}/"
    assert client.get(address).status_code == 403
    form = written(version=1, until_on=clock.today().isoformat())
    assert client.post(address, form).status_code == 403


@pytest.mark.parametrize("name", ["dario", "katya", "rosa", "leo", "ulla"])
def test_who_may_not_know_of_it_is_told_nothing(cast, name):
    address = f"/network/{cast.west.public_id}/change/"
    assert entering(cast.people[name]).post(address, written(version=1)).status_code == 404


@pytest.mark.requirement("R-5.1-0")
def test_a_closed_network_has_no_members_the_day_after(cast):
    client, address = entering(cast.nils), f"/network/{cast.west.public_id}/"
    yesterday = clock.today() - timedelta(days=1)
    answer = client.post(f"{address}close/", {"until_on": yesterday.isoformat(), "version": 1}, follow=True)
    assert "Closed" in answer.content.decode()
    assert cast.actor("amara").network_ids == frozenset()
    assert [str(line.network) for line in client.get("/network/").context["lines"]] == ["Eastern Partnership"]
    assert len(acts("network.closed")) == 1


@pytest.mark.parametrize("act", ["change", "close"])
def test_a_closed_network_is_neither_changed_nor_closed_again(cast, act):
    client, address = entering(cast.nils), f"/network/{cast.west.public_id}/"
    closing = {"until_on": (clock.today() - timedelta(days=1)).isoformat(), "version": 1}
    assert f'href="{address}{act}/"' in client.get(address).content.decode()
    client.post(f"{address}close/", closing)
    assert f'href="{address}{act}/"' not in client.get(address).content.decode()
    for answer in (client.get(f"{address}{act}/"), client.post(f"{address}{act}/", written(version=2) | closing)):
        assert answer.status_code == 409
        assert answer.refusal.code == "network.is_closed"
    assert len(acts("network.closed")) == 1
    assert acts("network.changed") == []


def test_until_its_last_day_a_network_is_changed_and_closes_on_another(cast):
    client, address = entering(cast.nils), f"/network/{cast.west.public_id}/close/"
    for version, day in enumerate((clock.today(), clock.today() + timedelta(days=30)), start=1):
        assert client.post(address, {"until_on": day.isoformat(), "version": version}).status_code == 302
    assert client.get(address).status_code == 200


def test_a_network_does_not_close_before_it_forms(cast):
    form = {"until_on": "2020-01-01", "version": 1}
    answer = entering(cast.nils).post(f"/network/{cast.west.public_id}/close/", form)
    assert answer.status_code == 400
    assert "until_on" in answer.context["form"].errors
