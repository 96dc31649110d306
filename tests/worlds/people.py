"""Who serves, is appointed, is asked for and is let in: beginning, ending, revoked, withdrawn, around today."""

from dataclasses import replace
from datetime import timedelta

from tests.model.world import (
    UNION_ZONE,
    Admission,
    Appointment,
    Confirmation,
    Contact,
    Deployment,
    Facilitation,
    Network,
    Post,
    Suspension,
    World,
)
from tests.worlds.chance import Chance

# From the first place on earth where a day begins to one of the last.
ZONES = ["Pacific/Kiritimati", "Atlantic/Azores", "Europe/Helsinki", "Europe/Brussels", "Pacific/Pago_Pago"]


COUNTRIES = ["SEN", "GHA", "CIV", "MLI", "GEO", "ARM", "TUN"]


FUNCTIONS = [
    "back_office",
    "back_office",
    "national_administrator",
    "chair",
    "secretariat",
    "member",
    "alternate",
    "non_voting_member",
    "observer",
    "parliament_reader",
    "data_protection_officer",
    "privacy_reviewer",
    "security_officer",
    "auditor",
    "administrator",
]


NEEDS_AUTHORITY = {"back_office", "national_administrator", "privacy_reviewer"}


GIVEN = [
    "back_office",
    "privacy_reviewer",
    "back_office",
]  # staff of an authority, of whom it says that they are needed


def add_networks(world: World, chance: Chance) -> None:
    today = world.today()
    ends = [None, None, today - timedelta(days=1), today, today + timedelta(days=1), None, None]
    begins = [-300, -300, -300, 0, 0, 1, -1]
    for n, (last_day, begun) in enumerate(zip(ends, begins, strict=True)):
        places = frozenset({COUNTRIES[n], chance.dice.choice(COUNTRIES)})
        world.networks[f"network{n}"] = Network(places, today + timedelta(days=begun), last_day)


def add_posts(world: World, chance: Chance, posts: int) -> None:
    for n in range(posts):
        covers = {chance.dice.choice(COUNTRIES), *chance.some(COUNTRIES, 2 if n % 3 == 0 else 0)}
        world.posts[f"post{n}"] = Post(f"authority{n % len(ZONES)}", frozenset(covers))


def add_deployments(world: World, chance: Chance) -> None:
    """Up to two after each other on a post, and one that was withdrawn; arrivals confirmed, due, or for tomorrow."""
    people = [*world.accounts, None]
    for post, facts in world.posts.items():
        today = world.today(world.authorities[facts.authority].zone)
        first, turn = chance.near(today, -400, -30, -1, 0, 1), chance.near(today, -1, 0, 0, 1, 200)
        spells = [(first, max(first, turn))]
        settled = int(post.removeprefix("post")) % 3 == 0  # somebody serves here, beyond doubt
        if settled:
            spells = [(today - timedelta(days=90), today + timedelta(days=90))]
        if chance.now_and_then(0.5):
            spells.append((spells[0][1] + timedelta(days=1), spells[0][1] + timedelta(days=300)))
        for n, (begins, ends) in enumerate(spells):
            world.deployments[f"{post} turn{n}"] = Deployment(
                post,
                f"person{len(world.deployments) % 5}" if settled else chance.dice.choice(people),
                begins,
                ends,
                arrived=begins
                if settled
                else chance.dice.choice([begins, begins, None, today, today + timedelta(days=1)]),
                suspended=not settled and chance.now_and_then(0.12),
            )
        if chance.now_and_then(0.3):
            world.deployments[f"{post} withdrawn"] = Deployment(
                post,
                chance.dice.choice(people),
                today - timedelta(days=9),
                today + timedelta(days=9),
                today,
                withdrawn=True,
            )
    for n, key in enumerate(world.deployments):
        world.contacts[f"contact of {key}"] = Contact(key)
        if n % 3 == 0:
            world.facilitations[f"facilitation {n}"] = Facilitation(chance.dice.choice([*world.networks]), key)


def add_appointments(world: World, chance: Chance) -> None:
    people = [*world.accounts]
    for n in range(2 * len(FUNCTIONS)):
        function = FUNCTIONS[n % len(FUNCTIONS)]
        authority = f"authority{n % len(ZONES)}" if function in NEEDS_AUTHORITY else None
        today = world.today(world.authorities[authority].zone if authority else UNION_ZONE)
        spell = Appointment(people[n], function, authority, today - timedelta(days=90), today + timedelta(days=90))
        if n >= len(FUNCTIONS):  # the second of each function is at an edge
            spell = replace(
                spell,
                account=chance.dice.choice(people),
                first_day=chance.near(today, -90, -1, 0, 1),
                last_day=chance.near(today, 1, 2, 90),
                revoked=chance.dice.choice([None, today - timedelta(days=1), today, today + timedelta(days=1)]),
            )
            if chance.now_and_then(0.3):
                spell = replace(spell, first_day=today - timedelta(days=9), last_day=chance.near(today, -1, 0))
        world.appointments[f"appointment{n}"] = spell
    _colleagues(world)
    _two_hats(world)
    _reviewers_besides(world)
    _reviewers_on_posts(world)


def _reviewers_besides(world: World) -> None:
    """Who reviews for one authority and audits the network, or guards its security, oversees no other authority's staff."""
    besides = [key for key, one in world.appointments.items() if one.function in {"auditor", "security_officer"}]
    for n, key in enumerate(besides):
        authority = f"authority{n % len(ZONES)}"
        world.appointments[f"reviewer besides {key}"] = replace(
            world.appointments[key], function="privacy_reviewer", authority=authority
        )


def _reviewers_on_posts(world: World) -> None:
    """Who serves on a post looks at nothing of it, although their authority has named them for the others."""
    given = next(one for one in world.appointments.values() if one.function == "privacy_reviewer")
    for post in ("post0", "post6"):
        serving = world.deployments[f"{post} turn0"].account
        if serving:
            world.appointments[f"reviewer on {post}"] = replace(
                given, account=serving, authority=world.posts[post].authority, revoked=None
            )


def _colleagues(world: World) -> None:
    """Beside each back office and each administrator, everybody whom they may and may not authorise."""
    people = [*world.accounts]
    holders = [one for one in world.appointments.values() if one.function in {"back_office", "national_administrator"}]
    for n, held in enumerate(holders):
        for m, function in enumerate(["back_office", "national_administrator", "privacy_reviewer", "member"]):
            beside = replace(held, account=people[(7 * n + m) % len(people)], function=function, revoked=held.first_day)
            world.appointments[f"colleague{n}.{m}"] = beside


def _two_hats(world: World) -> None:
    """Whoever looks after the installation also administers an authority: what one hat allows, the other must not take."""
    for name, held in [*world.appointments.items()]:
        if held.function == "administrator":
            authority = sorted(world.authorities)[len(name) % len(world.authorities)]
            world.appointments[f"{name} besides"] = replace(
                held, function="national_administrator", authority=authority
            )


def add_admissions(world: World, chance: Chance) -> None:
    """Asked for and handed out by whoever; who may then do what is the question."""
    people, authorities = [*world.accounts], [*world.authorities]
    world.country_risks = chance.dice.sample(people, 3)
    for n, account in enumerate(people * 2):
        world.admissions[f"admission{n}"] = Admission(
            account, chance.dice.choice(authorities), chance.dice.choice(people), chance.dice.choice([None, *people])
        )
        world.suspensions[f"suspension{n}"] = Suspension(
            account, chance.dice.choice([None, *authorities]), chance.dice.choice([None, *people])
        )


def add_still_needed(world: World, chance: Chance) -> None:
    """Staff where an administrator is, authorised long ago or lately, and confirmed at the edge of a quarter, or never."""
    people, edges = [*world.accounts], [1, 61, 62, 63, 91, 92, 93, 200]
    ruled = sorted({one.authority or "" for one in world.appointments.values() if one.function == FUNCTIONS[2]})
    for n in range(16):
        account, authority = people[(5 * n) % len(people)], ruled[n % len(ruled)]
        today = world.today(world.authorities[authority].zone)
        world.appointments[f"staff{n}"] = Appointment(
            account,
            GIVEN[n % len(GIVEN)],
            authority,
            today - timedelta(days=chance.dice.choice([5, 300])),
            today + timedelta(days=60),
            recorded=world.at - timedelta(days=chance.dice.choice(edges)),
        )
        by = chance.dice.choice([one for one in people if one != account])
        said = world.at - timedelta(days=chance.dice.choice(edges))
        world.confirmations[f"confirmation{n}"] = Confirmation(
            account, chance.dice.choice([*world.authorities]), by, said
        )
