"""Where is a network due? Against somebody who counts on their fingers."""

import random
from collections import defaultdict
from datetime import timedelta

import pytest

from ilonet.access import circles
from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.deployments.serving import at_work
from ilonet.lib import clock
from ilonet.networks.due import networks_due
from ilonet.networks.models import Network
from tests import making
from tests.cast import entering

COUNTRIES = ["NGA", "KEN", "TUR", "PAK", "EGY"]
AUTHORITIES = ["FRA", "DEU", "ITA"]


def by_fingers(deployments, networks, day):
    """An oracle that knows nothing of ours, written from Art. 5(1)."""
    found = defaultdict(list)
    for one in deployments:
        is_there = one.from_on <= day <= one.until_on and one.arrived_on is not None and one.arrived_on <= day
        if is_there and one.withdrawn_on is None and one.suspended_on is None:
            found[one.post.country_id].append(one.post.authority.code)
    covered = set()
    for network in networks:
        if network.from_on <= day and (network.until_on is None or network.until_on >= day):
            covered.update(network.countries)
    return {
        country: (len(codes), tuple(sorted(set(codes))))
        for country, codes in found.items()
        if len(codes) >= 2 and country not in covered
    }


def scatter(dice, today):
    for _ in range(dice.randint(2, 9)):
        start = today - timedelta(days=dice.randint(-20, 60))
        changes = dice.choice(
            [
                {},
                {},
                {"arrived_on": None},
                {"suspended_on": start},
                {"withdrawn_on": start, "withdrawal_reason": "Called off"},
            ]
        )
        post = making.post(making.authority(dice.choice(AUTHORITIES)), dice.choice(COUNTRIES))
        until = start + timedelta(days=dice.randint(0, 90))
        making.deployment(post, None, from_on=start, until_on=until, **changes)
    for number in range(dice.randint(0, 2)):
        start = today - timedelta(days=dice.randint(-5, 40))
        until = dice.choice([None, start + timedelta(days=dice.randint(0, 40))])
        places = dice.sample(COUNTRIES, dice.randint(1, 2))
        making.network(f"N{number}", places, from_on=start, until_on=until)


@pytest.mark.requirement("R-5.1-0")
@pytest.mark.parametrize("seed", range(12))
def test_it_agrees_with_counting_on_fingers(db, seed):
    dice, today = random.Random(seed), clock.today()  # noqa: S311 — a scattering, not a secret
    scatter(dice, today)
    with as_the_system(because=making.BECAUSE):
        deployments = Deployment.objects.unrestricted(because=making.BECAUSE)
        reader = Actor(account_id=None, circles=frozenset({circles.ENTITLED}), now=clock.now())
        networks = Network.objects.unrestricted(because=making.BECAUSE)
        for back in range(0, 60, 7):
            day = today - timedelta(days=back)
            expected = by_fingers(deployments.select_related("post__authority"), networks, day)
            found = networks_due(networks.on(day), at_work(reader, day))
            assert {one.country: (one.officers, one.authorities) for one in found} == expected
            assert [one.officers for one in found] == sorted((one.officers for one in found), reverse=True)


@pytest.mark.requirement("R-5.1-0")
def test_two_officers_without_a_network_are_shown_with_what_to_do(cast):
    for authority in ("DEU", "ITA"):
        making.deployment(making.post(making.authority(authority), "NGA"), None)
    page = entering(cast.nils).get("/network/due/").content.decode()
    assert "Nigeria" in page
    assert "/network/new/?country=NGA" in page
    assert 'value="Nigeria"' in entering(cast.nils).get("/network/new/?country=NGA").content.decode()
    officer = entering(cast.amara).get("/network/due/").content.decode()
    assert "Nigeria" in officer
    assert "/network/new/" not in officer
    assert entering(cast.rosa).get("/network/due/").context["due"] == []


def test_one_officer_alone_is_no_network(cast):
    making.deployment(making.post(making.authority("DEU"), "NGA"), None)
    assert entering(cast.nils).get("/network/due/").context["due"] == []
