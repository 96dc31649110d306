"""Who is this person at this moment? The registers grant access (design.md 2.1), and nothing else does."""

from tests.model.world import UNION_ZONE, World
from tests.model.writings import Address

BOARD = {"chair", "member", "non_voting_member", "secretariat"}
PARLIAMENT = "parliament_reader"
BACK_OFFICE = {"back_office", "national_administrator"}


def may_enter(world: World, person: str | None) -> bool:
    """A suspended or closed account is nobody, whatever it served as."""
    if person is None:
        return False
    account = world.accounts[person]
    return account.active and not account.suspended


def is_free(world: World, person: str | None) -> bool:
    """Whoever is in quarantine may enter and stands nowhere (security.md AC17)."""
    return may_enter(world, person) and person is not None and not world.accounts[person].quarantined


def serves(world: World, person: str | None) -> list[str]:
    """The deployments in which a person stands today: begun, arrival confirmed, not over, not suspended or withdrawn.

    Days are days in the deploying authority's time zone; the last day belongs to the deployment (design.md 3; C.1).
    """
    if not is_free(world, person) or holds(world, person, {PARLIAMENT}):
        return []
    found = []
    for key, one in world.deployments.items():
        if one.account != person:
            continue
        today = world.today(_zone_of_post(world, one.post))
        begun = one.first_day <= today and one.arrived is not None and one.arrived <= today
        if begun and today <= one.last_day and not one.suspended and not one.withdrawn:
            found.append(key)
    return found


def functions(world: World, person: str | None) -> list[tuple[str, str | None]]:
    """The functions a person holds today, each with its authority; a revocation counts from its own day on (C.18).

    Who reads for the Parliament holds nothing beside it (requirements E, rule 5).
    """
    if not is_free(world, person):
        return []
    found = []
    for one in world.appointments.values():
        if one.account != person:
            continue
        zone = world.authorities[one.authority].zone if one.authority else UNION_ZONE
        today = world.today(zone)
        revoked = one.revoked is not None and one.revoked <= today
        if one.first_day <= today <= one.last_day and not revoked:
            found.append((one.function, one.authority))
    return [held for held in found if held[0] == PARLIAMENT] or found


def holds(world: World, person: str | None, names: set[str]) -> bool:
    return any(function in names for function, _ in functions(world, person))


def back_office_of(world: World, person: str | None) -> set[str]:
    return {of for function, of in functions(world, person) if function in BACK_OFFICE and of}


def posts_of(world: World, person: str | None) -> set[str]:
    return {world.deployments[one].post for one in serves(world, person)}


def authorities_of(world: World, person: str | None) -> set[str]:
    """Whose word reaches this person when an authority is addressed: its officers and its back office."""
    return {world.posts[post].authority for post in posts_of(world, person)} | back_office_of(world, person)


def networks_of(world: World, person: str | None) -> set[str]:
    """Nobody joins: the officers posted in its places make the network, while it lasts (Art. 5(1))."""
    covered = [world.posts[post].covers for post in posts_of(world, person)]
    today = world.today()
    return {
        key
        for key, one in world.networks.items()
        if one.first_day <= today
        and (one.last_day is None or today <= one.last_day)
        and any(one.countries & places for places in covered)
    }


def is_entitled(world: World, person: str | None) -> bool:
    """Officers, Board members, duly authorised staff (Art. 9(3)); an alternate who does not act is none of them."""
    return bool(serves(world, person)) or holds(world, person, BOARD | BACK_OFFICE)


def guards_privacy(world: World, person: str | None) -> bool:
    return holds(world, person, {"data_protection_officer", "privacy_reviewer"})


def is_addressed(world: World, person: str | None, to: Address) -> bool:
    kind, key = to
    if kind == "post":
        return key in posts_of(world, person)
    if kind == "network":
        return key in networks_of(world, person)
    if kind == "authority":
        return key in authorities_of(world, person)
    if kind == "board":
        return holds(world, person, BOARD)
    if kind == "entitled":
        return is_entitled(world, person)
    raise ValueError(to)


def _zone_of_post(world: World, post: str) -> str:
    return world.authorities[world.posts[post].authority].zone
