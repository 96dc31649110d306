"""May this person know of a post, who serves on it, how they are reached, and the networks they make (Arts 1, 2, 5, 8; E)?"""

from tests.model.standing import back_office_of, guards_privacy, holds, is_entitled, networks_of, serves
from tests.model.world import World

# Posts and who serves on them (E: "Deployments (post level)"): all entitled, and data protection; the deploying
# authority alone fixes scope, tasks and reporting lines (Art. 1(2)).


def read_register(world: World, person: str | None, key: str) -> bool:
    return is_entitled(world, person) or guards_privacy(world, person)


def amend_post(world: World, person: str | None, key: str) -> bool:
    return world.posts[key].authority in back_office_of(world, person)


def amend_deployment(world: World, person: str | None, key: str) -> bool:
    """Never one's own (security.md AC15)."""
    one = world.deployments[key]
    return amend_post(world, person, one.post) and one.account != person


# The contact list (INV-3; R-9.2-d; E): officers, Board members, authorised staff, data protection; hidden the day after
# the deployment ends, not there before it begins.


def read_contact(world: World, person: str | None, key: str) -> bool:
    deployment = world.deployments[world.contacts[key].deployment]
    today = world.today(world.authorities[world.posts[deployment.post].authority].zone)
    lasts = deployment.first_day <= today <= deployment.last_day and not deployment.withdrawn
    return lasts and (is_entitled(world, person) or guards_privacy(world, person))


def correct_contact(world: World, person: str | None, key: str) -> bool:
    of = world.contacts[key].deployment
    own = of in serves(world, person)
    of_the_authority = amend_post(world, person, world.deployments[of].post)
    return read_contact(world, person, key) and (own or of_the_authority)


def export_contact(world: World, person: str | None, key: str) -> bool:
    """Requirements E, "Contact list export": CH and SE, BO of its own; only what may be read."""
    of = world.deployments[world.contacts[key].deployment]
    whole = holds(world, person, {"chair", "secretariat"})
    return read_contact(world, person, key) and (whole or amend_post(world, person, of.post))


# Networks (Art. 8(2)(d); E): that they exist, where, and who is in them is for all entitled; the work is for members.


def read_network(world: World, person: str | None, key: str) -> bool:
    return is_entitled(world, person)


def work_in_network(world: World, person: str | None, key: str) -> bool:
    return key in networks_of(world, person)


def keep_network(world: World, person: str | None, key: str) -> bool:
    return holds(world, person, {"secretariat"})
