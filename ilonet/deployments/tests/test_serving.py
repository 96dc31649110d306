"""Who serves on a day, with what the post was on that day: against somebody who reads the records one by one."""

import random
from datetime import timedelta

import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment, PostRecord
from ilonet.deployments.serving import posts_served, serving_on
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from tests import making

FACTS = ("country_id", "responsible_for", "topics", "host_type", "kind", "city")
PLACES = ["SEN", "GHA", "GIN", "MLI"]


def by_fingers(deployments, records, day):
    """Design.md 3: of what was said to hold from that day or before, what was written last; else the first record."""
    found = set()
    for one in deployments:
        arrived = one.arrived_on is not None and one.arrived_on <= day
        if not (one.from_on <= day <= one.until_on and arrived) or one.withdrawn_on or one.suspended_on:
            continue
        known = sorted((row for row in records if row.of_id == one.post_id), key=lambda row: (row.recorded_at, row.pk))
        held = [row for row in known if row.holds_from <= day]
        first = min(row.holds_from for row in known)
        told = held[-1] if held else [row for row in known if row.holds_from == first][-1]
        found.add((one.pk, *(str(getattr(told, name)) for name in FACTS)))
    return found


def change_something(dice, cast):
    by = cast.actor("farid")
    served = dice.choice(list(Deployment.objects.which(by, may="amend").select_related("post")))
    facts = {
        "responsible_for": dice.sample(PLACES, dice.randint(0, 2)),
        "topics": dice.sample("abcdef", dice.randint(1, 3)),
        "city": dice.choice(["Dakar", "Thiès", "Mbour"]),
    }
    facts = {name: facts[name] for name in dice.sample(sorted(facts), dice.randint(1, 3))}
    holds_from = clock.today() - timedelta(days=dice.randint(0, 300))
    try:
        served.post.change(facts, holds_from=holds_from, version=served.post.version, by=by)
    except Refusal:
        return


@pytest.mark.requirement("R-4.2-a")
@pytest.mark.parametrize("seed", range(5))
def test_the_day_shows_the_facts_of_the_day(cast, seed):
    dice = random.Random(seed)  # noqa: S311 — not a secret
    for _ in range(8):
        change_something(dice, cast)
        clock.move(timedelta(days=dice.randint(0, 9)))
    reader, shown = cast.actor("greta"), set()
    with as_the_system(because=making.BECAUSE):
        deployments = list(Deployment.objects.unrestricted(because=making.BECAUSE))
        records = list(PostRecord.objects.unrestricted(because=making.BECAUSE))
    reader = cast.actor("greta")
    for back in range(0, 320, 16):
        day = reader.today - timedelta(days=back)
        found = serving_on(posts_served(reader, day), reader, day)
        told = {(one.deployment.pk, *(str(getattr(one.post, name)) for name in FACTS)) for one in found}
        assert told == by_fingers(deployments, records, day), day
        shown.add(frozenset(told))
    assert len(shown) > 2


@pytest.mark.requirement("R-4.2-a")
def test_pages_of_a_past_day_show_what_held_then(cast):
    served, farid = making.serving(cast.amara), cast.actor("farid")
    served.post.change(
        {"topics": ["f"], "responsible_for": ["GEO"]}, holds_from=clock.today() - timedelta(days=5), version=1, by=farid
    )
    client = Client()
    client.force_login(cast.greta)
    before, since = (clock.today() - timedelta(days=days) for days in (6, 5))
    east = f"/network/{cast.east.public_id}/"
    for address, told in (
        (f"/map/?topic=f&on={before}", lambda page: not page["lines"]),
        (f"/map/?topic=f&on={since}", lambda page: {"SEN", "GEO"} == {line.country for line in page["lines"]}),
        (f"/map/GEO/?on={before}", lambda page: not page["picture"].from_elsewhere),
        (f"/map/GEO/?on={since}", lambda page: [one.post.topics for one in page["picture"].from_elsewhere] == [["f"]]),
        (f"{east}?on={before}", lambda page: "FRA" not in page["made"].authorities),
        (f"{east}?on={since}", lambda page: "FRA" in page["made"].authorities),
        (east, lambda page: "FRA" in page["made"].authorities),
    ):
        assert told(client.get(address).context), address


def test_a_past_day_costs_the_same_with_thirty(cast, count_queries):
    client = Client()
    client.force_login(cast.greta)
    day = clock.today() - timedelta(days=3)
    addresses = [
        f"/map/?on={day}",
        f"/map/SEN/?on={day}",
        f"/network/{cast.west.public_id}/?on={day}",
        f"/network/?on={day}",
    ]
    few = [count_queries(lambda one=one: client.get(one)) for one in addresses]
    for number in range(30):
        making.deployment(making.post(making.authority(f"A{number}"), "SEN", city=f"City {number}"), None)
    assert [count_queries(lambda one=one: client.get(one)) for one in addresses] == few
    assert max(few) <= 13
