"""Who may see and decide what the gate has held (security.md 7.2, 7.3; design.md 5)?"""

from tests.model.standing import back_office_of, functions, holds, may_enter, posts_of
from tests.model.world import World
from tests.model.writings import Look


def _is_of_the_post(world: World, person: str | None, look: Look) -> bool:
    if look.office:
        return world.posts[look.post].authority in back_office_of(world, person)
    return look.post in posts_of(world, person)


def _is_distinct(world: World, person: str | None, look: Look) -> bool:
    """Never who writes on that post, never who had a hand in the text."""
    return may_enter(world, person) and person not in look.hands and not _is_of_the_post(world, person, look)


def _is_named(world: World, person: str | None, look: Look) -> bool:
    """A privacy reviewer of the author's own authority, who does not release its reports as well."""
    authority = world.posts[look.post].authority
    named = ("privacy_reviewer", authority) in functions(world, person)
    return named and authority not in back_office_of(world, person)


def _is_central(world: World, person: str | None) -> bool:
    return holds(world, person, {"data_protection_officer"})


def ask_look(world: World, person: str | None, key: str) -> bool:
    return _is_of_the_post(world, person, world.looks[key])


def read_look(world: World, person: str | None, key: str) -> bool:
    look = world.looks[key]
    if _is_of_the_post(world, person, look):
        return True
    if not _is_distinct(world, person, look):
        return False
    left_lying = look.overdue and look.decided_by is None and not look.ended
    central = _is_central(world, person) and (left_lying or look.decided_by == person)
    return central or _is_named(world, person, look)


def decide_look(world: World, person: str | None, key: str) -> bool:
    """Once, while the passage is there; the central one only what is overdue."""
    look = world.looks[key]
    if look.decided_by is not None or look.ended or look.lapsed:
        return False
    reviews = _is_named(world, person, look) or (_is_central(world, person) and look.overdue)
    return reviews and _is_distinct(world, person, look)
