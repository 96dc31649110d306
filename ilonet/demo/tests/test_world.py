"""Is the invented network as large, as varied and as invented as it says?"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from ilonet.authorities import terms
from ilonet.demo.cast import GIVEN_BY_AN_AUTHORITY
from ilonet.demo.facts import also_covers, cities, officers
from ilonet.demo.shapes import Deployment, World
from ilonet.demo.world import make_world

TODAY = date(2026, 11, 22)
FICTION = re.compile(r"\+44 20 7946 0\d{3}|\+44 7700 900\d{3}|\+1 \d{3} 555 01\d{2}")
MEMBERS = {row.code for row in make_world(today=TODAY, reports=0).organisations if row.kind == "member_state"}


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(today=TODAY, reports=0)


def serving(world: World) -> list[Deployment]:
    return [item for item in world.deployments if item.starts_on <= world.today <= item.ends_on]


def test_the_officers_serving_today_are_those_of_the_matrix(world: World) -> None:
    posts = {post.key: post for post in world.posts}
    today = Counter((posts[item.post].country, posts[item.post].authority) for item in serving(world))
    assert dict(today) == officers()
    assert (today.total(), len({host for host, _ in today}), len({who for _, who in today})) == (500, 105, 33)
    assert len(world.networks) == 39
    assert set(cities()) == {host for host, _ in today}


@pytest.mark.requirement("R-2.2-a")
def test_every_post_is_in_a_third_country_at_one_of_four_kinds_of_host(world: World) -> None:
    assert {post.host_type for post in world.posts} == {
        "ms_mission",
        "union_mission",
        "third_country_authority",
        "international_organisation",
    }
    assert not MEMBERS & {post.country for post in world.posts}
    for post in world.posts:
        assert set(post.responsibility) <= {post.country, *also_covers().get(post.country, ())}


@pytest.mark.requirement("R-4.1-c")
def test_every_post_has_coded_duties_and_a_text(world: World) -> None:
    assert all(post.duties and post.duty_text and set(post.duties) <= set("abcdefghijkl") for post in world.posts)
    assert {topic for post in world.posts for topic in post.duties} == set("abcdefghijkl")


def test_the_register_has_a_past_a_future_and_flaws(world: World) -> None:
    current = serving(world)
    soon = [item for item in current if (item.ends_on - world.today).days <= 60]
    late = [item for item in world.deployments if item.notified_on > item.starts_on]
    unconfirmed = [item for item in current if not item.arrival_confirmed_on]
    assert len(soon) >= 20
    assert 20 <= len(late) <= 80
    assert 3 <= len(unconfirmed) <= 10
    assert sum(item.ends_on < world.today for item in world.deployments) > 200
    assert sum(item.starts_on > world.today for item in world.deployments) >= 10
    assert sum(item.ends_on == world.today - timedelta(days=1) for item in world.deployments) >= 1


def test_nobody_serves_twice_on_one_post_at_once(world: World) -> None:
    by_post: dict[str, list[Deployment]] = {}
    for item in sorted(world.deployments, key=lambda one: one.starts_on):
        by_post.setdefault(item.post, []).append(item)
    for history in by_post.values():
        assert all(a.ends_on < b.starts_on for a, b in itertools.pairwise(history))
        assert all(item.starts_on <= item.ends_on for item in history)


def test_only_numbers_and_addresses_kept_for_fiction(world: World) -> None:
    for one in world.people:
        assert FICTION.fullmatch(one.phone), one.phone
        assert FICTION.fullmatch(one.mobile), one.mobile
        assert re.fullmatch(r"[a-z]+\.[a-z]+\d*@[a-z-]+\.example", one.email), one.email
    for numbers in ([one.phone for one in world.people], [one.email for one in world.people]):
        assert len(set(numbers)) == len(world.people)


def test_the_cast_is_complete_and_each_belongs_to_the_world(world: World) -> None:
    assert [one.name for one in world.personas] == [
        "Amara",
        "Bruno",
        "Chiara",
        "Dario",
        "Elena",
        "Farid",
        "Greta",
        "Hugo",
        "Ines",
        "Jonas",
        "Katya",
        "Leo",
        "Mira",
        "Nils",
        "Olga",
        "Pavel",
        "Rosa",
        "Sven",
        "Tove",
        "Ulla",
        "Viktor",
        "Wanda",
        "Xenia",
    ]
    people = {one.key: one for one in world.people}
    standing = {item.person for item in serving(world)} | {item.person for item in world.appointments}
    for one in world.personas:
        assert people[one.person].given == one.name
        assert one.person in standing or one.name == "Dario"


@pytest.mark.requirement("R-9.3-c")
def test_what_an_authority_gives_keeps_to_the_terms(world: World) -> None:
    given = [one for one in world.appointments if one.kind in GIVEN_BY_AN_AUTHORITY]
    assert len(given) > 30
    for one in given:
        assert one.ends_on is not None
        terms.insist_on_terms(one.purpose, one.starts_on, one.ends_on)
        assert one.starts_on < world.today


@pytest.mark.requirement("R-5.2-a", "R-5.2-b")
def test_no_other_officer_facilitates_where_the_commission_or_an_agency_does(world: World) -> None:
    posts = {post.key: post for post in world.posts}
    manned = {item.post for item in serving(world)}
    for network in world.networks:
        there = {post.authority for post in world.posts if post.country == network.seat and post.key in manned}
        wanted = "commission" if "COM" in there else "agency" if there & {"FRONTEX", "EUAA", "EUROPOL"} else ""
        assert network.facilitator_origin == (wanted or network.facilitator_origin)
        if network.facilitator_post:
            assert network.facilitator_post in manned
            assert posts[network.facilitator_post].country == network.seat


def test_same_seed_same_world_whatever_the_hash_seed() -> None:
    say = (
        "import hashlib, datetime; from ilonet.demo.world import make_world;"
        "print(hashlib.sha256(repr(make_world(today=datetime.date(2026, 11, 22))).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", say],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {hashlib.sha256(repr(make_world(today=TODAY)).encode()).hexdigest() + "\n"}
    assert make_world(7, today=TODAY, reports=0).posts != make_world(8, today=TODAY, reports=0).posts


def test_every_key_is_one_thing(world: World) -> None:
    for things in (world.posts, world.deployments, world.people, world.appointments, world.networks):
        assert len({one.key if hasattr(one, "key") else one.code for one in things}) == len(things)
