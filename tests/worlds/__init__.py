"""Random worlds from a seed: everything that can begin, end, be revoked, suspended or withdrawn, around today's midnight."""

from datetime import datetime

from tests.model.world import (
    Account,
    Authority,
    Event,
    Feed,
    Load,
    Notice,
    SavedSearch,
    Subscription,
    Unsent,
    Viewing,
    Wording,
    World,
)
from tests.model.writings import Reading
from tests.worlds.chance import Chance
from tests.worlds.people import (
    ZONES,
    add_admissions,
    add_appointments,
    add_deployments,
    add_networks,
    add_posts,
    add_still_needed,
)
from tests.worlds.reports import add_comments, add_files, add_looks, add_reports, add_said_of_reports, add_wishes
from tests.worlds.requests import add_requests, add_said_of_requests


def invent(seed: int, at: datetime, *, people: int = 34, posts: int = 16, reports: int = 24) -> World:
    """`at` is the moment that the database's clock shows; the same seed and moment give the same world."""
    chance = Chance(seed)
    world = World(at)
    for n in range(len(ZONES)):
        world.authorities[f"authority{n}"] = Authority(ZONES[n], reviews_before_release=n % 2 == 1)
    for n in range(people):
        world.accounts[f"person{n}"] = Account(active=n % 11 != 5, suspended=n % 11 == 7, quarantined=n % 11 == 9)
    add_networks(world, chance)
    add_posts(world, chance, posts)
    add_deployments(world, chance)
    add_appointments(world, chance)
    add_reports(world, chance, reports)
    for n, key in enumerate(world.reports):
        add_files(world, key, n)
        add_comments(world, chance, key)
        if n % 2:
            world.readings[f"reading of {key}"] = Reading(key)
    add_requests(world, chance)
    add_said_of_requests(world, chance)
    for n, by in enumerate([*world.accounts, None]):
        world.events[f"event{n}"] = Event(by)
    for n, account in enumerate([*world.accounts, *world.accounts]):
        world.saved[f"saved search{n}"] = SavedSearch(account)
        post = next((one.post for one in world.deployments.values() if one.account == account), None)
        world.unsent[f"unsent{n}"] = Unsent(account, hours=1 if n % 3 else 73, post=post if n % 2 else None)
        world.phrases[f"phrase{n}"] = account
        world.notices[f"notice{n}"] = Notice(account)
        world.feeds[f"feed{n}"] = Feed(account)
        world.subscriptions[f"subscription{n}"] = Subscription(account)
    for authority in world.authorities:
        world.loads[f"load of {authority}"] = Load(authority)
        world.wordings[f"wording of {authority}"] = Wording(authority)
    add_admissions(world, chance)
    for n, contact in enumerate(world.contacts):
        world.viewings[f"viewing{n}"] = Viewing(chance.dice.choice([*world.accounts]), contact)
    add_still_needed(world, chance)
    add_looks(world)
    add_said_of_reports(world, chance)
    add_wishes(world, chance)
    return world
