"""The pages of networks: who sees which, how many members, and that hidden equals absent."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from tests import making
from tests.cast import entering

ENTITLED = ["amara", "bruno", "chiara", "elena", "farid", "greta", "ines", "mira", "nils", "olga", "tove", "viktor"]


@pytest.mark.requirement("R-5.1-0")
def test_members_are_computed_from_the_postings(cast):
    page = entering(cast.bruno).get(f"/network/{cast.west.public_id}/")
    assert page.status_code == 200
    made = page.context["made"]
    assert [one.post.city for one in made.members] == ["Abidjan", "Accra", "Dakar", "Dakar"]
    assert made.facilitation.deployment.post.city == "Abidjan"
    with as_the_system(because=making.BECAUSE):
        Deployment.objects.unrestricted(because=making.BECAUSE).filter(account=cast.amara).update(
            until_on=clock.today() - timedelta(days=1)
        )
    again = entering(cast.bruno).get(f"/network/{cast.west.public_id}/")
    assert len(again.context["made"].members) == 3


@pytest.mark.requirement("R-5.1-0")
def test_responsible_from_elsewhere_is_member_too(cast):
    making.deployment(making.post(making.authority("DEU"), "NGA", city="Abuja", responsible_for=["GHA"]), None)
    page = entering(cast.amara).get(f"/network/{cast.west.public_id}/")
    assert "Abuja" in {one.post.city for one in page.context["made"].members}


@pytest.mark.requirement("R-8.2-d")
@pytest.mark.parametrize("name", ["dario", "katya", "leo", "rosa", "jonas", "ulla", "hugo"])
def test_without_standing_a_network_is_absent(cast, name):
    client = entering(cast.people[name])
    there = client.get(f"/network/{cast.west.public_id}/")
    nowhere = client.get("/network/00000000-0000-4000-8000-000000000000/")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert client.get("/network/").context["lines"] == []


@pytest.mark.requirement("R-8.2-d")
@pytest.mark.parametrize("name", ENTITLED)
def test_all_entitled_see_every_network_and_their_own_first(cast, name):
    lines = entering(cast.people[name]).get("/network/").context["lines"]
    assert {str(line.network) for line in lines} == {"West Africa", "Eastern Partnership"}
    mine = [line.is_mine for line in lines]
    assert mine == sorted(mine, reverse=True)


def test_the_list_counts_what_the_page_shows(cast):
    for country, region in (("NGA", ["GHA", "GEO"]), ("KEN", []), ("GHA", ["SEN"])):
        making.deployment(making.post(making.authority("DEU"), country, responsible_for=region), None)
    client = entering(cast.greta)
    for line in client.get("/network/").context["lines"]:
        made = client.get(f"/network/{line.network.public_id}/").context["made"]
        assert (line.members, line.authorities) == (len(made.members), len(made.authorities))


def test_as_on_a_day_before(cast):
    day = (clock.today() - timedelta(days=900)).isoformat()
    page = entering(cast.amara).get(f"/network/{cast.west.public_id}/?on={day}")
    assert page.context["made"].members == []
    assert page.context["made"].facilitation is None


def test_no_person_is_named(cast):
    making.contact_entry(making.serving(cast.amara), family="Quisquilla", given="Zenobia")
    page = entering(cast.bruno).get(f"/network/{cast.west.public_id}/").content.decode()
    assert "Dakar" in page
    assert "Quisquilla" not in page
    assert "amara" not in page


@pytest.mark.requirement("R-5.1-b")
def test_reports_to_the_network_are_those_the_reader_may_see(cast):
    making.report(cast.amara, audience=[cast.west.circle_id], title="Seen in the west")
    address = f"/network/{cast.west.public_id}/"
    member, other = entering(cast.bruno).get(address), entering(cast.chiara).get(address)
    assert [str(one) for one in member.context["reported"].newest] == ["Seen in the west"]
    assert member.context["reported"].total == 1
    assert (other.context["reported"].newest, other.context["reported"].total) == ([], 0)
    assert "Seen in the west" not in other.content.decode()


@pytest.mark.parametrize("query", ["?of=1", "?on=2026-01-01&on=2026-01-02", "?on=tomorrow"])
def test_what_the_address_cannot_ask_is_refused(cast, query):
    client = entering(cast.amara)
    for address in ("/network/", "/network/due/", f"/network/{cast.west.public_id}/"):
        assert client.get(address + query).status_code == 400


def test_the_list_costs_the_same_with_thirty(cast, count_queries):
    client = entering(cast.amara)
    few = count_queries(lambda: client.get("/network/"))
    for number in range(30):
        making.network(f"Network {number}", ["KEN"], seat="KEN")
        making.deployment(making.post(making.authority("DEU"), "KEN", city=f"City {number}"), None)
    assert count_queries(lambda: client.get("/network/")) == few <= 12


def test_the_page_costs_the_same_with_thirty(cast, count_queries):
    client = entering(cast.amara)
    address = f"/network/{cast.west.public_id}/"
    making.report(cast.amara, audience=[cast.west.circle_id])
    few = count_queries(lambda: client.get(address))
    for number in range(30):
        making.deployment(making.post(making.authority("DEU"), "GHA", city=f"City {number}"), None)
    assert count_queries(lambda: client.get(address)) == few <= 13  # one of them whether one follows it


def test_a_posting_ends_here_at_the_midnight_at_which_access_ends(cast):
    """The authority's own midnight, whatever the zone of the reader."""
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris"):
        Authority.objects.filter(code="FRA").update(zone=zone)
        for ends in (clock.today(zone), clock.today(zone) - timedelta(days=1)):
            with as_the_system(because=making.BECAUSE):
                cast.amara.deployments.unrestricted(because=making.BECAUSE).update(until_on=ends)
            serves = bool(cast.actor("amara").deployment_ids)
            made = entering(cast.bruno).get(f"/network/{cast.west.public_id}/").context["made"]
            assert ("FRA" in made.authorities) == serves == (ends == clock.today(zone))
