"""Authorised staff through the door: an authority's own, and nobody else's (Art. 9(3), C.18)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ilonet.accounts.models import Account
from ilonet.authorities.models import Appointment
from ilonet.lib import clock
from tests import making
from tests.cast import entering

STAFF = "/register/authorities/FRA/staff/"


def told(**other):
    today = clock.today()
    return {
        "sign_in": "new.colleague",
        "function": "back_office",
        "purpose": "Notifies the deployments of the service.",
        "from_on": today.isoformat(),
        "until_on": (today + timedelta(days=300)).isoformat(),
    } | other


@pytest.mark.requirement("R-9.3-c")
def test_staff_are_seen_by_their_own_back_office_and_data_protection(cast):
    for name in cast.people:
        answer = entering(cast.people[name]).get(STAFF)
        assert answer.status_code == (200 if name in {"farid", "pavel"} else 404), name
        answer = entering(cast.people[name]).get(STAFF + "authorise/")
        assert answer.status_code == (200 if name == "farid" else 404), name
    assert Client().get(STAFF).status_code == 302


@pytest.mark.requirement("R-9.3-c")
def test_a_person_is_authorised_renewed_and_revoked(cast):
    farid = entering(cast.people["farid"])
    door = STAFF + "authorise/"
    for wrong in ({"purpose": ""}, {"until_on": ""}, {"function": "auditor"}, {"sign_in": "two words"}):
        assert farid.post(door, told(**wrong)).status_code == 400, wrong
    assert farid.post(door, told()).status_code == 302
    assert "new.colleague" in farid.get(STAFF).content.decode()
    made = Appointment.objects.visible_to(cast.actor("farid")).get(account__sign_in="new.colleague")
    renew, revoke = (f"/register/staff/{made.public_id}/{act}/" for act in ("renew", "revoke"))
    until = {"until_on": (clock.today() + timedelta(days=360)).isoformat(), "purpose": made.purpose}
    assert farid.get(renew).status_code == farid.get(revoke).status_code == 200
    assert farid.post(renew, until | {"seen_until": "2020-01-01"}).status_code == 409
    assert farid.post(renew, until | {"seen_until": made.until_on.isoformat()}).status_code == 302
    assert entering(cast.people["tove"]).get(renew).status_code == 404
    assert entering(cast.people["pavel"]).get(renew).status_code == 403
    assert farid.post(revoke, {}).status_code == 302
    assert farid.post(revoke, {}).status_code == 400
    assert farid.get(renew).status_code == farid.get(revoke).status_code == 409
    assert not Appointment.objects.visible_to(cast.actor("farid")).in_force(clock.today()).filter(pk=made.pk).exists()


@pytest.mark.requirement("R-9.3-c")
def test_renewing_is_offered_exactly_where_it_is_allowed(cast):
    """A back office alone cannot renew an administrator; a seat that names the authority is nobody's of it to renew."""
    spain = making.authority("ESP")
    for sign_in, function in (("clerk", "back_office"), ("mate", "back_office"), ("head", "national_administrator")):
        making.appointment(making.account(sign_in), function, "ESP", authority=spain)
    making.appointment(cast.greta, "member", "ESP", authority=spain)
    cast.people |= {name: Account.objects.get(sign_in=name) for name in ("clerk", "head")}
    for name, may in {"clerk": {"mate"}, "head": {"clerk", "mate"}}.items():
        client, actor = entering(cast.people[name]), cast.actor(name)
        page = client.get("/register/authorities/ESP/staff/").content.decode()
        for held in Appointment.objects.visible_to(actor).filter(authority=spain).select_related("account"):
            offered = f"/register/staff/{held.public_id}/renew/" in page
            assert offered == (held.account.sign_in in may) == actor.may("authorise", held), (name, held.account)
            door = client.get(f"/register/staff/{held.public_id}/renew/")
            assert door.status_code == (200 if offered else 403), (name, held.account)
        assert "yourself: a colleague renews" in page
        assert ("a national administrator renews" in page) == (name == "clerk")
        assert "not the authority" in page


def test_the_list_of_staff_asks_the_same_however_many_there_are(cast):
    farid, france = entering(cast.people["farid"]), making.authority("FRA")
    farid.get(STAFF)  # the first visit of a process looks up more
    counts = []
    for many in (3, 30):
        for number in range(many):
            making.appointment(making.account(f"staff{many}.{number}"), "back_office", "FRA", authority=france)
        with CaptureQueriesContext(connection) as asked:
            assert farid.get(STAFF).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.requirement("R-9.3-c")
def test_a_machine_does_the_same(cast):
    farid, staff = entering(cast.people["farid"]), "/api/v1/authorities/FRA/staff"
    assert entering(cast.people["tove"]).get(staff).status_code == 404
    made = farid.post(staff, told(), content_type="application/json")
    assert (made.status_code, made.json()["state"]) == (201, "in_force")
    assert farid.post(staff, told(), content_type="application/json").status_code == 409
    assert entering(cast.people["tove"]).post(f"/api/v1/staff/{made.json()['id']}/revoke").status_code == 404
    assert farid.post(f"/api/v1/staff/{made.json()['id']}/revoke").json()["state"] == "revoked"
    assert {one["code"] for one in farid.get("/api/v1/authorities").json()["items"]} >= {"FRA", "SWE"}
