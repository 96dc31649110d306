"""Every address and method, every member of the cast: who is let in, who is refused, for whom there is nothing."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.authorities.models import Appointment
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from tests.doors import DOORS, ENTERING
from tests.making import BECAUSE, account_appointment, serving
from tests.scene import AUDITORS, FARID, OFFICERS, WEST, set_scene
from tests.walking import FORM, UNSAFE, address, clients, knock, routes

NOTHING = UUID(int=0)  # the id of no thing at all


@pytest.fixture
def scene(db):
    return set_scene()


def test_no_door_is_missing_in_the_table(db):
    told = {door.route for door in DOORS} | ENTERING.keys()
    assert routes() - told == set(), "put a line into tests/doors"
    assert told - routes() == set(), "take the line out of tests/doors"


@pytest.mark.parametrize("doors", [DOORS[::2], DOORS[1::2]], ids=["some", "others"])
def test_each_door_opens_to_whom_the_table_says(scene, doors):
    people = clients(scene)
    wrong = []
    for door in doors:
        for name, client in people.items():
            if door.answer == 422 and name not in {"nobody", "amara", "leo"}:
                continue  # refused for its shape, to all alike
            answer = knock(client, door, scene.ids.get(door.on, ""))
            if answer.status_code not in door.expected(name):
                wrong.append(f"{door.method} {door.route} {name}: {answer.status_code}, not {door.expected(name)}")
    assert not wrong, "\n".join(wrong)


def test_every_other_method_is_refused(scene):
    client = clients(scene)["farid"]
    for route in sorted({door.route for door in DOORS}):
        told = {door.method for door in DOORS if door.route == route}
        door = next(one for one in DOORS if one.route == route)
        for method in {"GET", *UNSAFE} - told:
            status = knock(client, door, scene.ids.get(door.on, ""), method).status_code
            assert status in {403, 404, 405} or route == "api/v1/openapi.json", (method, route, status)


def test_entering_and_leaving(scene):
    before = Account.objects.count()
    for route, expected in ENTERING.items():
        met = []
        for method in ("GET", "POST"):
            for client in (Client(), Client()):
                if len(met) % 2:  # anew each time: whoever has left is somebody no more
                    client.force_login(scene.cast.bruno)
                with transaction.atomic():
                    met.append(client.generic(method, address(route, NOTHING), content_type=FORM).status_code)
                    transaction.set_rollback(True)
        assert tuple(met) == expected, route
    assert Account.objects.count() == before, "nobody opens an account for themselves"


def test_a_form_without_its_token_is_refused(scene):
    """AC30: every unsafe door, of whoever may pass it otherwise."""
    strict = {name: Client(enforce_csrf_checks=True) for name in ("amara", "farid", "nils")}
    for name, client in strict.items():
        client.force_login(scene.cast.people[name])
    for door in (one for one in DOORS if one.method in UNSAFE):
        name = next((one for one in strict if one in door.open_to), "amara")
        refused = {401, 403} if door.is_for_machines else {403}
        assert knock(strict[name], door, scene.ids.get(door.on, "")).status_code in refused, door
    for route, expected in ENTERING.items():
        if expected[2] != 405:
            status = Client(enforce_csrf_checks=True).post(address(route, NOTHING)).status_code
            assert status in {403, 404} or route == "account/logout/", (route, status)


@pytest.mark.parametrize("standing", ["deployment ended", "account suspended", "network closed", "function ended"])
def test_a_door_that_was_open_is_shut_when_standing_ends(scene, standing):
    """The twin of every grant: the same doors, the same people, the day after (PyPI 2025; AC11, AC12, AC14)."""
    leaving = {
        "deployment ended": OFFICERS | FARID,
        "account suspended": OFFICERS | FARID,
        "network closed": WEST - {"amara"},
        "function ended": AUDITORS | {"leo", "nils"},
    }
    people = {name: client for name, client in clients(scene).items() if name in leaving[standing]}
    _end(scene, standing, people)
    still = []
    for door in DOORS:
        if not door.on or (standing == "network closed" and door.on != "released"):
            continue
        for name in people.keys() & door.open_to:
            if door.answer == 422:
                continue  # refused for its shape, to all alike
            if door.on.startswith(("saved", "subscription", "feed")) and standing != "account suspended":
                continue  # one's own notes stay one's own; where they lead is asked anew
            status = knock(people[name], door, scene.ids[door.on]).status_code
            expected = {302, 401} if standing == "account suspended" else {404}
            if status not in expected:
                still.append(f"{door.method} {door.route} {name}: {status}")
    assert not still, "\n".join(still)


def _end(scene, standing, people):
    yesterday = clock.today() - timedelta(days=1)
    with as_the_system(because=BECAUSE):
        if standing == "account suspended":
            Account.objects.filter(sign_in__in=people).update(suspended_at=clock.now())
        if standing == "network closed":
            scene.cast.west.until_on = yesterday
            scene.cast.west.save(update_fields=["until_on"])
        if standing == "function ended":
            of_them = Appointment.objects.unrestricted(because=BECAUSE).filter(account__sign_in__in=people)
            of_them.update(ended_on=clock.today())
        if standing == "deployment ended":
            for name in OFFICERS & people.keys():
                of = serving(scene.cast.people[name])
                Deployment.objects.unrestricted(because=BECAUSE).filter(pk=of.pk).update(until_on=yesterday)
            farid = account_appointment(scene.cast.farid)
            farid.ended_on = clock.today()
            farid.save(update_fields=["ended_on"])
