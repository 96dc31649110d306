"""May this person know what is said of an early warning, and what may they do with it (C.5b; requirements E)?"""

from tests.model.reports import of_the_back_office, of_the_post, read_report
from tests.model.standing import authorities_of, posts_of
from tests.model.world import World


def read_warning(world: World, person: str | None, key: str) -> bool:
    return read_report(world, person, key)


def is_out(world: World, key: str) -> bool:
    return world.reports[key].released_version > 0 and not world.reports[key].withdrawn


def is_open(world: World, key: str) -> bool:
    return is_out(world, key) and not is_closed(world, key)


def is_closed(world: World, key: str) -> bool:
    """And not found to go on after all."""
    return key in {one.report for one in world.closings.values() if not one.reopened}


def silent(world: World, key: str, authorities: set[str]) -> set[str]:
    """Those who did not send it and have not said that they have seen it."""
    said = {one.authority for one in world.acknowledgements.values() if one.report == key}
    return authorities - said - {world.posts[world.reports[key].post].authority}


def acknowledge_warning(world: World, person: str | None, key: str) -> bool:
    return is_open(world, key) and bool(silent(world, key, authorities_of(world, person)))


def close_warning(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    return is_open(world, key) and (of_the_post(world, person, report) or of_the_back_office(world, person, report))


def reopen_warning(world: World, person: str | None, key: str) -> bool:
    report = world.reports[key]
    mine = of_the_post(world, person, report) or of_the_back_office(world, person, report)
    return is_out(world, key) and is_closed(world, key) and mine


def follow_warning(world: World, person: str | None, key: str) -> bool:
    return is_out(world, key) and bool(posts_of(world, person))


def read_acknowledgement(world: World, person: str | None, key: str) -> bool:
    """Who has seen it says who reads it: the originator's business, and that of whoever said so."""
    one = world.acknowledgements[key]
    report = world.reports[one.report]
    originator = of_the_post(world, person, report) or of_the_back_office(world, person, report)
    return read_report(world, person, one.report) and (originator or one.authority in authorities_of(world, person))


def read_closing(world: World, person: str | None, key: str) -> bool:
    return read_report(world, person, world.closings[key].report)


def read_follow_up(world: World, person: str | None, key: str) -> bool:
    one = world.follow_ups[key]
    return read_report(world, person, one.report) and read_report(world, person, one.by)
