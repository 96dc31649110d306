"""What is asked and answered, by posts and by back offices, in every state, and what is said of it."""

from dataclasses import replace

from tests.model.world import World
from tests.model.writings import Address, Addressee, Answer, Comment, Compilation, Request
from tests.worlds.chance import Chance, audience_of

REQUEST_STATES = [
    (False, False, False),
    (True, False, False),
    (True, False, False),
    (True, True, False),
    (True, False, True),
]


def add_requests(world: World, chance: Chance) -> None:
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
            authority, asking, audience_of(world, chance, red=False), tuple(keys), sent, closed, withdrawn
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


def add_said_of_requests(world: World, chance: Chance) -> None:
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
