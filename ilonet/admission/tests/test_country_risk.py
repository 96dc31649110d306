"""From a country set to reading only nothing is written and nothing leaves, at any door, by whatever key (R-DP-7)."""

import sys
import time
from datetime import timedelta

import pytest
from django.test import Client

from ilonet.access.acts import ACTS, Act
from ilonet.accounts import tokens
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.site.restraint import FREE
from tests import making
from tests.cast import entering
from tests.doors import DOORS
from tests.scene import set_scene
from tests.walking import UNSAFE, knock

pytestmark = pytest.mark.requirement("R-DP-7")
PAGE = "/register/country-risk/"
JUST_ASKING = {"api/v1/screen"}


def told(**other):
    today = clock.today()
    return {
        "country": "SEN", "reason": "Devices are searched at the airport.", "from_on": today.isoformat(),
        "until_on": (today + timedelta(days=30)).isoformat(),
    } | other  # fmt: skip


def risk(cast, **other):
    assert entering(cast.sven).post(PAGE, told(**other)).status_code == 302


def test_the_security_officer_sets_it_and_who_oversees_sees_it(cast):
    for name in cast.people:
        status = entering(cast.people[name]).get(PAGE).status_code
        assert status == (200 if name in {"sven", "pavel", "rosa"} else 404), name
    assert entering(cast.rosa).post(PAGE, told()).status_code == 403
    assert entering(cast.farid).post(PAGE, told()).status_code == 404
    long = (clock.today() + timedelta(days=500)).isoformat()
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    for wrong in ({"reason": "no"}, {"country": "QQQ"}, {"until_on": long}, {"from_on": yesterday}, {"until_on": ""}):
        assert entering(cast.sven).post(PAGE, told(**wrong)).status_code == 400, wrong
    risk(cast)
    assert "Devices are searched" in entering(cast.rosa).get(PAGE).content.decode()


def test_it_follows_from_the_post_and_is_said_on_every_page(cast):
    risk(cast)
    for name in ("amara", "viktor"):  # Dakar, of two authorities
        said = entering(cast.people[name]).get("/").content.decode()
        assert "From Senegal you can read but not write" in said
        assert "Devices are searched at the airport." in said
        assert "Write a report" not in said
    for name in ("bruno", "farid", "dario"):  # elsewhere, at home, no more there
        assert "you can read but not write" not in entering(cast.people[name]).get("/").content.decode(), name


@pytest.mark.parametrize("by", ["amara", "viktor"])
def test_every_unsafe_door_is_shut_in_words(db, by):
    scene = set_scene()
    risk(scene.cast)
    client, walked = entering(scene.cast.people[by]), 0
    for door in DOORS:
        if door.method not in UNSAFE or door.route in JUST_ASKING:
            continue
        answer = knock(client, door, scene.ids.get(door.on, ""))
        assert answer.status_code == 403, (door, answer.status_code)
        assert "From Senegal you can read but not write" in answer.content.decode(), door
        walked += 1
    assert walked > 60


def test_every_act_is_refused_beneath_the_doors(cast):
    """Whoever comes by another way than a door meets the same: the act itself asks."""
    risk(cast)
    amara = cast.actor("amara")
    assert amara.restraint
    writing = [one for one in ACTS.values() if not one.reads]
    assert len(writing) > 30
    perform = {found.act.name: found for found in _declared()}
    assert {one.name for one in writing} <= perform.keys()
    for one in writing:
        with pytest.raises(Refusal) as refused:
            perform[one.name](None, by=amara)
        assert refused.value.code == "country.read_only", one.name


def _declared():
    """Methods of models, and of the rows of verbs that stand in modules of their own."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("ilonet."):
            for thing in [*vars(module).values()]:
                held = vars(thing).values() if isinstance(thing, type) else [thing]
                yield from (one for one in held if isinstance(getattr(one, "act", None), Act))


def test_no_file_leaves_and_no_program_reads(cast):
    client, secret = entering(cast.amara), tokens.issue(cast.amara, label="desk", scope="read")
    sent = {"headers": {"authorization": f"Bearer {secret}"}}
    doors = ("/register/?format=csv", "/information/?format=csv")
    assert all(client.get(door).status_code == 200 for door in doors)
    assert Client().get("/api/v1/me", **sent).status_code == 200
    risk(cast)
    for door in doors:
        refused = client.get(door)
        assert refused.status_code == 403, door
        assert "From Senegal nothing can be taken out as a file" in refused.content.decode()
    refused = Client().get("/api/v1/me", **sent)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "country.no_tokens")
    card = f"/register/directory/{making.contact_entry(making.serving(cast.bruno)).public_id}/card/"
    assert client.get(card).status_code == 403
    assert client.get("/api/v1/me").status_code == 200
    assert client.get("/register/").status_code == client.get("/information/").status_code == 200


@pytest.mark.parametrize("by", ["amara", "farid"])
def test_no_file_is_offered_and_it_is_said_why(cast, settings, by):
    """The back office, at home, goes on."""
    settings.ILONET_CONTACT_LIST_EXPORT = True
    risk(cast)
    client = entering(cast.people[by])
    card = making.contact_entry(making.serving(cast.bruno)).public_id
    network = f"/network/{cast.west.public_id}/"
    of_country = "/register/directory/?country=CIV"
    lists = ("/register/", "/register/posts/", "/register/authorities/", "/network/", network, "/information/")
    for door in (*lists, f"/register/directory/{card}/", of_country):
        page = client.get(door).content.decode()
        offered = "format=csv" in page or f"{card}/card/" in page
        said = "From Senegal nothing can be taken out as a file" in page
        assert offered == (by == "farid"), door
        assert said == (by == "amara" and door != of_country), door
        if by == "amara":
            assert "Save this list" not in page, door


def test_what_keeps_the_own_account_safe_stays_open(cast):
    risk(cast)
    client = entering(cast.amara)
    assert client.post("/account/settings/", {"language": "fr", "zone": "UTC"}).status_code == 302
    assert client.post("/account/lost/", {"key": "1"}).status_code == 400
    assert client.post("/account/logout/").status_code == 302
    assert all(FREE.values())


def test_it_begins_ends_and_is_ended(cast):
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    risk(cast, from_on=tomorrow)
    assert cast.actor("amara").restraint is None
    clock.move(timedelta(days=1))
    assert cast.actor("amara").restraint.place == "SEN"
    clock.move(timedelta(days=30))
    assert cast.actor("amara").restraint is None
    risk(cast)
    sven = entering(cast.sven)
    address = sven.get(PAGE).content.decode().split('action="/register/country-risk/')[1].split('"')[0]
    assert entering(cast.rosa).post(f"{PAGE}{address}").status_code == 403
    assert sven.post(f"{PAGE}{address}").status_code == 302
    assert cast.actor("amara").restraint is None


@pytest.mark.parametrize("passed, expected", [(9, 200), (11, 302)])
def test_a_visit_is_shorter(cast, passed, expected):
    risk(cast)
    client = entering(cast.amara)
    assert client.get("/").status_code == 200
    session = client.session
    session["visit_seen"] = time.time() - passed * 60
    session.save()
    assert client.get("/").status_code == expected
