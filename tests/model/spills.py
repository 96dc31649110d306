"""May this person know of a spill, and may they end it (C.5, "INCIDENT")?"""

from tests.model.standing import back_office_of, holds, posts_of
from tests.model.world import World

OVERSEE = {"data_protection_officer", "security_officer"}


def read_spill(world: World, person: str | None, key: str) -> bool:
    """The originator, who looks after data protection and who guards security; no reader of what was spilled."""
    post = world.reports[world.spills[key].report].post
    if holds(world, person, OVERSEE):
        return True
    return post in posts_of(world, person) or world.posts[post].authority in back_office_of(world, person)


def end_spill(world: World, person: str | None, key: str) -> bool:
    """A second person, and not the author: by purging it, or by saying it was none."""
    spill = world.spills[key]
    post = world.reports[spill.report].post
    if spill.ended or spill.by == person or post in posts_of(world, person):
        return False
    return holds(world, person, OVERSEE) or world.posts[post].authority in back_office_of(world, person)
