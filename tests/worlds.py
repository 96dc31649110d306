"""Random worlds from a seed: everything that can begin, end, be revoked, suspended or withdrawn, around today's midnight."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.model.world import (
    UNION_ZONE,
    Account,
    Acknowledgement,
    Address,
    Addressee,
    Admission,
    Answer,
    Appointment,
    Authority,
    Citation,
    Closing,
    Comment,
    Compilation,
    Confirmation,
    Contact,
    Corroboration,
    Deployment,
    Event,
    Facilitation,
    Feed,
    File,
    FollowUp,
    Load,
    Look,
    Network,
    Notice,
    Post,
    Reading,
    Receipt,
    Report,
    Request,
    SavedSearch,
    SharedDraft,
    Spill,
    Subscription,
    Suspension,
    Unsent,
    Version,
    Viewing,
    Widening,
    Wording,
    World,
)

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


class Chance:
    """Dice with the words a world needs."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def now_and_then(self, share: float) -> bool:
        return self.dice.random() < share

    def near(self, today: date, *days: int) -> date:
        return today + timedelta(days=self.dice.choice(days))

    def some(self, among: list, most: int) -> list:
        return self.dice.sample(among, self.dice.randint(0, min(most, len(among))))


def invent(seed: int, at: datetime, *, people: int = 34, posts: int = 16, reports: int = 24) -> World:
    """`at` is the moment that the database's clock shows; the same seed and moment give the same world."""
    chance = Chance(seed)
    world = World(at)
    for n in range(len(ZONES)):
        world.authorities[f"authority{n}"] = Authority(ZONES[n], reviews_before_release=n % 2 == 1)
    for n in range(people):
        world.accounts[f"person{n}"] = Account(active=n % 11 != 5, suspended=n % 11 == 7, quarantined=n % 11 == 9)
    _networks(world, chance)
    _posts(world, chance, posts)
    _deployments(world, chance)
    _appointments(world, chance)
    _reports(world, chance, reports)
    for n, key in enumerate(world.reports):
        _files(world, key, n)
        _comments(world, chance, key)
        if n % 2:
            world.readings[f"reading of {key}"] = Reading(key)
    _requests(world, chance)
    _said_of_requests(world, chance)
    for n, by in enumerate([*world.accounts, None]):
        world.events[f"event{n}"] = Event(by)
    for n, account in enumerate([*world.accounts, *world.accounts]):
        world.saved[f"saved search{n}"] = SavedSearch(account)
        world.unsent[f"unsent{n}"] = Unsent(account, hours=1 if n % 3 else 73)
        world.phrases[f"phrase{n}"] = account
        world.notices[f"notice{n}"] = Notice(account)
        world.feeds[f"feed{n}"] = Feed(account)
        world.subscriptions[f"subscription{n}"] = Subscription(account)
    for authority in world.authorities:
        world.loads[f"load of {authority}"] = Load(authority)
        world.wordings[f"wording of {authority}"] = Wording(authority)
    _admissions(world, chance)
    for n, contact in enumerate(world.contacts):
        world.viewings[f"viewing{n}"] = Viewing(chance.dice.choice([*world.accounts]), contact)
    _still_needed(world, chance)
    _looks(world)
    _said_of_reports(world, chance)
    _wishes(world, chance)
    return world


def _said_of_reports(world: World, chance: Chance) -> None:
    """Shown before its release; hidden, confirmed or contradicted; spoken of by others, now or in a version before."""
    keys = [*world.reports]
    for n, key in enumerate(world.reports):
        to = chance.dice.choice([("post", one) for one in world.posts] + [("network", one) for one in world.networks])
        # Ended and over at once stays open for nobody; each alone too.
        world.shared_drafts[f"shared {key}"] = SharedDraft(key, frozenset({to}), ended=n % 4 == 1, over=n % 4 == 2)
        own = ("post", world.reports[key].post)
        by = chance.dice.choice([to if to[0] == "post" else own, own])
        said = Comment(key, 1, by, draft=f"shared {key}", minutes=chance.dice.choice([0, 14, 16]))
        world.comments[f"comment on shared {key}"] = said
        if n % 2:
            world.comments[f"reply on shared {key}"] = replace(said, answers=f"comment on shared {key}")
        if world.reports[key].released_version:
            world.spills[f"spill of {key}"] = Spill(key, chance.dice.choice([*world.accounts]), ended=n % 2 == 0)
            for m, post in enumerate(chance.dice.sample([*world.posts], 2)):
                world.corroborations[f"word {m} on {key}"] = Corroboration(key, post, is_open=(n + m) % 2 == 0)
            for m, step in enumerate((1, 5)):
                cited = keys[(n + step) % len(keys)]
                number = world.reports[key].released_version
                world.citations[f"{key} cites {cited}"] = Citation(key, cited, max(1, number - m))
            post = chance.dice.choice([*world.posts])
            by = Receipt(key, world.posts[post].authority, post)
            world.receipts[f"receipt of {key}"] = by if n % 3 else replace(by, post=None)


def _wishes(world: World, chance: Chance) -> None:
    """By posts and by back offices; answered or open; asked before it was marked TLP:RED, withdrawn or taken back, or after."""
    for n, (key, report) in enumerate(world.reports.items()):
        wish = Widening(key, chance.dice.choice([*world.posts]), answered=n % 3 == 0, before_red=n % 2 == 0)
        if n % 4 == 2:
            others = [one for one in world.authorities if one != world.posts[report.post].authority]
            told = [one for one in others if ("authority", one) in report.audience]  # may read it
            wish = replace(wish, post=None, authority=chance.dice.choice(told or others))
        world.widenings[f"wish on {key}"] = wish


def _still_needed(world: World, chance: Chance) -> None:
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


def _looks(world: World) -> None:
    """On every post where somebody serves: of each state one that everybody might look at, and one with hands in it."""
    people = [*world.accounts]
    states = [Look(""), Look("", overdue=True), Look("", overdue=True, lapsed=True), Look("", overdue=True, ended=True)]
    states += [Look("", ended=True), Look("", overdue=True, decided_by=people[0])]
    guards = [one.account for one in world.appointments.values() if one.function == "data_protection_officer"]
    named = {key: one for key, one in world.appointments.items() if one.function == "privacy_reviewer"}
    reviewers = [one.account for key, one in named.items() if not key.startswith("reviewer on ")]
    for n, post in enumerate(world.posts):
        for m, state in enumerate(states):
            by = (guards + reviewers)[(n + m) % len(guards + reviewers)] if state.decided_by else None
            hands = frozenset({people[(n * 7 + m) % len(people)], *((guards + reviewers) if (n + m) % 3 == 0 else ())})
            by_office = (n + m) % 4 == 3
            world.looks[f"look{n}.{m}"] = replace(state, post=post, hands=hands - {by}, decided_by=by, office=by_office)


def _admissions(world: World, chance: Chance) -> None:
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


def _networks(world: World, chance: Chance) -> None:
    today = world.today()
    ends = [None, None, today - timedelta(days=1), today, today + timedelta(days=1), None, None]
    begins = [-300, -300, -300, 0, 0, 1, -1]
    for n, (last_day, begun) in enumerate(zip(ends, begins, strict=True)):
        places = frozenset({COUNTRIES[n], chance.dice.choice(COUNTRIES)})
        world.networks[f"network{n}"] = Network(places, today + timedelta(days=begun), last_day)


def _posts(world: World, chance: Chance, posts: int) -> None:
    for n in range(posts):
        covers = {chance.dice.choice(COUNTRIES), *chance.some(COUNTRIES, 2 if n % 3 == 0 else 0)}
        world.posts[f"post{n}"] = Post(f"authority{n % len(ZONES)}", frozenset(covers))


def _deployments(world: World, chance: Chance) -> None:
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


def _appointments(world: World, chance: Chance) -> None:
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


STATES = [
    (released, writes_on, submitted, withdrawn)
    for released in (0, 1, 2)
    for writes_on in (True, False)
    for submitted in (False, True)
    for withdrawn in (False, True)
    if (released or (writes_on and not withdrawn)) and (writes_on or not submitted)
]


def _reports(world: World, chance: Chance, reports: int) -> None:
    """Every state on a post that reviews and on one that does not, both with somebody on them; the rest at random."""
    settled = [(post, state) for post in ("post0", "post3") for state in STATES]
    others = [(chance.dice.choice([*world.posts]), chance.dice.choice(STATES)) for _ in range(reports)]
    for n, (post, (released, writes_on, submitted, withdrawn)) in enumerate(settled + others):
        red = n % 5 == 0 or n % 12 == 8  # some products of agencies among them
        world.reports[f"report{n}"] = Report(
            post,
            _audience(world, chance, red=red),
            red=red,
            restricted=n % 3 == 0 or n % 6 == 5,
            version=released + writes_on,
            released_version=released,
            submitted=submitted,
            withdrawn=withdrawn,
            taken_back=released > 0 and not withdrawn and n % 4 == 1,
            warning=n % 3 == 1,
            product=n % 3 == 2,
        )
        _versions(world, chance, f"report{n}")
    _said_of_warnings(world)


def _said_of_warnings(world: World) -> None:
    """By every other authority of every other warning; closed by their originator, and followed by whatever comes next."""
    keys = [*world.reports]
    for n, (key, one) in enumerate(world.warnings.items()):
        if one.released_version == 0:
            continue
        for m, authority in enumerate(world.authorities):
            if (n + m) % 3 == 0 and authority != world.posts[one.post].authority:
                world.acknowledgements[f"{key} seen by {authority}"] = Acknowledgement(key, authority)
        if n % 4 < 2:
            world.closings[f"{key} closed"] = Closing(key, reopened=n % 8 == 0)
        by = keys[(keys.index(key) + 2) % len(keys)]
        world.follow_ups[f"{key} followed by {by}"] = FollowUp(key, by)


def _files(world: World, key: str, n: int) -> None:
    """One from the beginning, one that a later version took off, one of the version in writing, one that is not clear."""
    report = world.reports[key]
    world.files[f"{key} file"] = File(key, 1)
    world.files[f"{key} unclear file"] = File(key, 1, clear=False)
    if report.version > 1:
        world.files[f"{key} later file"] = File(key, report.version)
        world.files[f"{key} earlier file"] = File(key, 1, until=2 + n % (report.version - 1))


def _versions(world: World, chance: Chance, key: str) -> None:
    report = world.reports[key]
    for number in range(1, report.version + 1):
        is_newest = number == report.released_version
        if number == 1 == report.version:
            continue  # a first text stands in the report itself
        earlier = frozenset(chance.some(sorted(report.audience), 2)) | _audience(world, chance, red=report.red)
        audience = report.audience if is_newest else earlier
        if number > report.released_version:
            audience = frozenset()
        world.versions[f"{key} version{number}"] = Version(key, number, audience, red=report.red)


def _comments(world: World, chance: Chance, key: str) -> None:
    """About every wording that was ever shown: by the post itself, another post, a back office; answered, late, taken back."""
    report = world.reports[key]
    voices: list[Address] = [("post", report.post), ("post", chance.dice.choice([*world.posts]))]
    voices.append(("back office", chance.dice.choice([*world.authorities])))
    for number in range(1, report.released_version + 1):
        for n, by in enumerate(chance.dice.sample(voices, 1)):
            name = f"comment{n} on {key} version{number}"
            world.comments[name] = Comment(
                key,
                number,
                by,
                minutes=chance.dice.choice([0, 14, 16, 900]),
                answered=chance.now_and_then(0.3),
                taken_back=chance.now_and_then(0.2),
            )
            if chance.now_and_then(0.3):
                world.comments[f"reply to {name}"] = Comment(key, number, chance.dice.choice(voices), answers=name)


def _said_of_requests(world: World, chance: Chance) -> None:
    """By whoever asked, by one of those it asks, by somebody; now, a while ago, answered, taken back; in every state."""
    for n, (key, request) in enumerate((key, one) for key, one in world.requests.items() if one.sent):
        own: Address = ("post", request.post) if request.post else ("back office", request.authority)
        asked = world.addressees[request.addressees[0]]
        other: Address = ("post", asked.post) if asked.post else ("back office", asked.authority)
        for m, by in enumerate((own, other, ("post", chance.dice.choice([*world.posts])))):
            name = f"comment{m} on {key}"
            world.comments[name] = Comment(
                "",
                1,
                by,
                request=key,
                minutes=0 if m == 0 else chance.dice.choice([14, 16]),
                answered=(n + m) % 4 == 3,
                taken_back=(n + m) % 5 == 4,
            )
        world.comments[f"reply to {name}"] = replace(world.comments[name], by=own, answers=name, taken_back=False)


def _audience(world: World, chance: Chance, *, red: bool) -> frozenset[Address]:
    posts: list[Address] = [("post", one) for one in chance.some([*world.posts], 2)]
    if red:
        return frozenset(posts)
    networks: list[Address] = [("network", one) for one in chance.some([*world.networks], 2)]
    authorities: list[Address] = [("authority", one) for one in chance.some([*world.authorities], 1)]
    everybody = chance.dice.choice([[], [], [], [], [("entitled", "")], [("board", "")]])
    return frozenset([*posts, *networks, *authorities, *everybody])


REQUEST_STATES = [
    (False, False, False),
    (True, False, False),
    (True, False, False),
    (True, True, False),
    (True, False, True),
]


def _requests(world: World, chance: Chance) -> None:
    """By posts and by back offices, in every state; each asks some posts and one authority as such."""
    posts = [*world.posts]
    for n in range(2 * len(REQUEST_STATES)):
        key = f"request{n}"
        sent, closed, withdrawn = REQUEST_STATES[n % len(REQUEST_STATES)]
        asking = ["post0", "post3", chance.dice.choice(posts)][n % 3] if n % 4 else None
        authority = world.posts[asking].authority if asking else chance.dice.choice([*world.authorities])
        wanted: list[tuple[str, str | None]] = [
            (world.posts[one].authority, one) for one in {"post5", "post6", chance.dice.choice(posts)} - {asking}
        ]
        wanted.append((chance.dice.choice([*world.authorities]), None))
        keys = [f"{key} addressee{m}" for m in range(len(wanted))] if sent else []
        world.requests[key] = Request(
            authority, asking, _audience(world, chance, red=False), tuple(keys), sent, closed, withdrawn
        )
        for m, (one, (of, post)) in enumerate(zip(keys, sorted(wanted, key=str), strict=False)):
            state = (n + m) % 5
            world.addressees[one] = Addressee(key, of, post, state > 0, state in {2, 3}, state == 4)
            _answers(world, chance, one, state)
        told = tuple(one for one, answer in world.answers.items() if answer.addressee in keys and answer.released)
        if n % 2 and told:
            world.compilations[f"{key} compiled"] = Compilation(key, told[: chance.dice.randint(1, len(told))])

    _settled_request(world)
    _strays(world)


def _settled_request(world: World) -> None:
    """Where somebody certainly serves: one waits for the word of its back office, one is being answered."""
    asked = {"settled at once": ("post0", False), "settled in writing": ("post3", True)}
    world.requests["settled"] = Request("authority1", None, frozenset(), tuple(asked), sent=True)
    for key, (post, tasked) in asked.items():
        world.addressees[key] = Addressee("settled", world.posts[post].authority, post, tasked=tasked)
    world.answers["settled draft"] = Answer("settled in writing", by_post=True)


def _strays(world: World) -> None:
    """Of authorities whose back office is staffed: what is shown too widely, declined while it was written, answered by another.

    Somebody serves on post0 and post6; authority0 trusts its officers, authority1 reviews what they send.
    """
    everybody: frozenset[Address] = frozenset({("entitled", "")})
    world.requests["astray of a post"] = Request("authority0", "post0", frozenset(), astray=everybody)
    world.requests["astray of an office"] = Request("authority1", None, frozenset(), astray=everybody)
    world.requests["withdrawn unsent"] = Request("authority0", "post0", frozenset(), withdrawn=True)
    asked = {
        "stray in writing": Addressee("strays", "authority0", "post0", tasked=True),
        "stray of the office": Addressee("strays", "authority0", None),
        "stray answered untasked": Addressee("strays", "authority0", "post15", answered=True),
        "stray declined untasked": Addressee("strays", "authority0", "post5", declined=True),
        "stray declined in review": Addressee("strays", "authority1", "post6", tasked=True, declined=True),
        "stray declined in writing": Addressee("strays", "authority1", None, declined=True),
        "stray reviewed": Addressee("strays", "authority1", "post11", tasked=True, answered=True),
    }
    world.requests["strays"] = Request("authority2", None, frozenset(), tuple(asked), sent=True)
    world.addressees |= asked
    world.answers |= {
        "stray draft": Answer("stray in writing", by_post=True, astray=everybody),
        "stray draft of the office": Answer("stray of the office", by_post=False, astray=everybody),
        "stray handed in": Answer("stray declined in review", by_post=True, submitted=True),
        "stray draft declined": Answer("stray declined in writing", by_post=False),
        "stray released after review": Answer("stray reviewed", by_post=True, submitted=True, released=True),
    }


def _answers(world: World, chance: Chance, of: str, state: int) -> None:
    """One being written or handed in, and one released or withdrawn where there is an answer."""
    by_post = world.addressees[of].post is not None and chance.now_and_then(0.7)
    if state < 2:
        world.answers[f"{of} draft"] = Answer(of, by_post, submitted=by_post and chance.now_and_then(0.5))
    elif state < 4:
        world.answers[f"{of} answer"] = Answer(
            of, by_post, for_asker_alone=chance.now_and_then(0.3), released=True, withdrawn=chance.now_and_then(0.2)
        )
