"""What is written, in every state, and what is said of it: versions, files, comments, looks, warnings, wishes."""

from dataclasses import replace

from tests.model.world import World
from tests.model.writings import (
    Acknowledgement,
    Address,
    Citation,
    Closing,
    Comment,
    Corroboration,
    File,
    FollowUp,
    Look,
    Receipt,
    Report,
    SharedDraft,
    Spill,
    Version,
    Widening,
)
from tests.worlds.chance import Chance, audience_of

STATES = [
    (released, writes_on, submitted, withdrawn)
    for released in (0, 1, 2)
    for writes_on in (True, False)
    for submitted in (False, True)
    for withdrawn in (False, True)
    if (released or (writes_on and not withdrawn)) and (writes_on or not submitted)
]


def add_reports(world: World, chance: Chance, reports: int) -> None:
    """Every state on a post that reviews and on one that does not, both with somebody on them; the rest at random."""
    settled = [(post, state) for post in ("post0", "post3") for state in STATES]
    others = [(chance.dice.choice([*world.posts]), chance.dice.choice(STATES)) for _ in range(reports)]
    for n, (post, (released, writes_on, submitted, withdrawn)) in enumerate(settled + others):
        red = n % 5 == 0 or n % 12 == 8  # some products of agencies among them
        world.reports[f"report{n}"] = Report(
            post,
            audience_of(world, chance, red=red),
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


def add_files(world: World, key: str, n: int) -> None:
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
        earlier = frozenset(chance.some(sorted(report.audience), 2)) | audience_of(world, chance, red=report.red)
        audience = report.audience if is_newest else earlier
        if number > report.released_version:
            audience = frozenset()
        world.versions[f"{key} version{number}"] = Version(key, number, audience, red=report.red)


def add_comments(world: World, chance: Chance, key: str) -> None:
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


def add_said_of_reports(world: World, chance: Chance) -> None:
    """Shown before its release; hidden, confirmed or contradicted; spoken of by others, now or in a version before."""
    keys = [*world.reports]
    for n, key in enumerate(world.reports):
        to = chance.dice.choice([("post", one) for one in world.posts] + [("network", one) for one in world.networks])
        # Ended and over at once stays open for nobody; each alone too.
        along = frozenset(one for one, file in world.files.items() if file.report == key) if n % 3 else frozenset()
        ends = {"ended": n % 4 == 1, "over": n % 4 == 2}
        world.shared_drafts[f"shared {key}"] = SharedDraft(key, frozenset({to}), **ends, files=along)
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


def add_wishes(world: World, chance: Chance) -> None:
    """By posts and by back offices; answered or open; asked before it was marked TLP:RED, withdrawn or taken back, or after."""
    for n, (key, report) in enumerate(world.reports.items()):
        wish = Widening(key, chance.dice.choice([*world.posts]), answered=n % 3 == 0, before_red=n % 2 == 0)
        if n % 4 == 2:
            others = [one for one in world.authorities if one != world.posts[report.post].authority]
            told = [one for one in others if ("authority", one) in report.audience]  # may read it
            wish = replace(wish, post=None, authority=chance.dice.choice(told or others))
        world.widenings[f"wish on {key}"] = wish


def add_looks(world: World) -> None:
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
