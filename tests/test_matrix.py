"""The access matrix of requirements E, read as data, against what the model says of each role."""

from datetime import UTC, date, datetime

import pytest

from ilonet.access.matrix import ROLES, matrix, row
from tests.model.policy import may
from tests.model.world import Account, Appointment, Authority, Contact, Deployment, Network, Post, World

OBJECTS = {
    "Officer contact list (9(2)(d))": ("contacts", "contact"),
    "Deployments (post level)": ("deployments", "theirs"),
    "Networks: that they exist, places, composition (8(2)(d))": ("networks", "elsewhere"),
}


def world_of(role):
    """One person with one function, or an officer; and things that are somebody else's."""
    begun, ends = date(2027, 1, 1), date(2027, 12, 31)
    world = World(datetime(2027, 6, 1, 12, tzinfo=UTC))
    world.accounts = {"one": Account()}
    world.authorities = {"other": Authority("Europe/Brussels"), "own": Authority("Europe/Brussels")}
    world.posts = {"theirs": Post("other", frozenset({"SEN"})), "mine": Post("own", frozenset({"GEO"}))}
    world.deployments = {"theirs": Deployment("theirs", None, begun, ends, begun)}
    world.contacts = {"contact": Contact("theirs")}
    world.networks = {"elsewhere": Network(frozenset({"TUN"}), begun)}
    if role in {"IO", "FA"}:
        world.deployments["mine"] = Deployment("mine", "one", begun, ends, begun)
    else:
        authority = "own" if role == "BO" else None
        world.appointments = {"a": Appointment("one", ROLES[role][0], authority, begun, ends)}
    return world


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OBJECTS)
def test_the_model_follows_the_matrix(role, name):
    noun, key = OBJECTS[name]
    if role == "EP":
        return_for_parliament = row(name).cells["EP"]
        assert return_for_parliament in {"", "p m"}  # what the Board opens, people masked; it has opened nothing yet
        assert not may(world_of(role), "one", "read", noun, key)
        return
    assert may(world_of(role), "one", "read", noun, key) == row(name).may_read(role)


def test_the_matrix_is_whole():
    assert len(matrix()) > 25
    assert {one.object for one in matrix() if one.exists} >= OBJECTS.keys()
