"""The register for machines: the same rows, verbs and refusals as the pages."""

from datetime import timedelta

import pytest
from django.test import Client

from ilonet.deployments.models import Deployment
from ilonet.deployments.shapes import ChangeIn
from ilonet.deployments.tests.asking import notice
from ilonet.lib import clock
from tests import making

WHOLE = {"topics": ["b"], "responsible_for": ["TGO"], "migration_share": 80}


class Machine(Client):
    """A session with its form key, speaking JSON; the clerk's browser is the simplest machine there is."""

    def __init__(self, who):
        super().__init__(enforce_csrf_checks=False)
        self.force_login(who)

    def told(self, path, sent=None):
        address = f"/api/v1{path}"
        answer = self.get(address) if sent is None else self.post(address, sent, content_type="application/json")
        return answer.status_code, answer.json()


@pytest.mark.requirement("R-4.1-a", "R-4.2-a")
def test_a_machine_notifies_and_all_entitled_read(cast):
    status, made = Machine(cast.farid).told("/deployments", notice() | WHOLE)
    assert (status, made["state"], made["notice_delay_days"]) == (201, "planned", -30)
    _status, listed = Machine(cast.chiara).told("/deployments?country=TGO")
    assert [one["id"] for one in listed["items"]] == [made["id"]]
    assert set(listed) == {"items", "next"}
    for name in ("rosa", "leo", "katya", "jonas", "dario"):
        for path in ("/deployments", f"/deployments/{made['id']}", "/authorities", "/directory?country=SEN"):
            assert Machine(cast.people[name]).told(path)[0] == 404, (name, path)


@pytest.mark.requirement("R-1.2-a")
@pytest.mark.parametrize(
    "verb, more, state",
    [
        ("suspend", {}, "suspended"),
        ("extend", {"until_on": 500}, "active"),
        ("end", {"on": 3}, "ending"),
        ("correct", {"from_on": -200, "until_on": -1}, "ended"),
        ("confirm_arrival", {"on": 0}, "active"),
    ],
)
def test_each_verb_is_a_door_of_the_deploying_authority_alone(cast, verb, more, state):
    served = making.serving(cast.amara)
    days = {name: (served.today + timedelta(days=ahead)).isoformat() for name, ahead in more.items()}
    path = f"/deployments/{served.public_id}/{verb}"
    assert Machine(cast.tove).told(path, days | {"version": 1})[0] == 403
    assert Machine(cast.rosa).told(path, days | {"version": 1})[0] == 404
    status, told = Machine(cast.farid).told(path, days | {"version": 1})
    assert (status, told["state"], told["version"]) == (200, state, 2)
    status, refused = Machine(cast.farid).told(path, days | {"version": 1})
    assert (status, refused["error"]["code"], refused["error"]["version"]) == (409, "edit.conflict", 2)


@pytest.mark.parametrize(
    "wrong",
    [
        {"country": "POL"},
        {"country": "ZZZ"},
        {"country": "\x00AA"},
        {"authority": "FR\x00"},
        {"authority": "SWE"},
        {"topics": ["zz"]},
        {"topics": ["a", "a"]},
        {"kind": "spy"},
        {"competences": ["x" * 40]},
        {"siena": "maybe"},
        {"duties": "Follows \x00 the flows of the coast."},
        {"city": "x" * 81},
        {"migration_share": 10**12},
        {"from_on": "0001-01-01"},
        {"until_on": "9999-12-31"},
        {"until_on": "soon"},
        {"from_on": None},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(cast, wrong):
    status, told = Machine(cast.farid).told("/deployments", notice() | WHOLE | wrong)
    assert 400 <= status < 500
    assert set(told["error"]) >= {"code", "message", "hint", "ref"}
    assert not Deployment.objects.visible_to(cast.actor("farid")).filter(post__city="Tamale").exists()


def test_a_machine_asks_what_was_known(cast):
    served = making.serving(cast.amara)
    known = clock.today().isoformat()
    clock.move(timedelta(days=3))
    farid = Machine(cast.farid)
    day = (served.today + timedelta(days=5)).isoformat()
    assert farid.told(f"/deployments/{served.public_id}/end", {"on": day, "version": 1})[0] == 200
    _status, now = farid.told("/deployments?authority=FRA")
    _status, then = farid.told(f"/deployments?authority=FRA&known={known}")
    assert (now["items"][0]["until_on"], then["items"][0]["until_on"]) == (day, served.until_on.isoformat())


def test_a_post_is_changed_and_filled_again(cast):
    served = making.serving(cast.amara)
    farid, post = Machine(cast.farid), f"/posts/{served.post.public_id}"
    told = notice() | WHOLE
    facts = {name: value for name, value in told.items() if name in ChangeIn.model_fields}
    status, changed = farid.told(
        f"{post}/change", facts | {"topics": ["f"], "version": 1, "holds_from": served.today.isoformat()}
    )
    assert (status, changed["topics"], changed["version"]) == (200, ["f"], 2)
    assert farid.told(f"{post}/deployments", {"from_on": told["from_on"], "until_on": told["until_on"]})[0] == 409
    after = [(served.until_on + timedelta(days=ahead)).isoformat() for ahead in (1, 90)]
    assert farid.told(f"{post}/deployments", {"from_on": after[0], "until_on": after[1]})[0] == 201
