"""Silence ends access: staff is confirmed every quarter, told of it before, and what nobody confirms ends by itself."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.accounts import tokens
from ilonet.admission.models import Confirmation, Suspension
from ilonet.audit.models import Event
from ilonet.authorities.models import Appointment
from ilonet.commands import worker
from ilonet.duties.asking import asked_of_actor
from ilonet.lib import clock
from ilonet.work.queue import learn_tasks
from tests import making
from tests.making import BECAUSE
from tests.working import do_what_waits

AT = "/register/authorities/FRA/accounts/needed/"


def lapse():
    learn_tasks()
    worker._begin_round()
    assert do_what_waits("admission.lapse") == ["admission.lapse"]


def days(n):
    """An authorisation lasts a year at most; the others of the house hold theirs long enough."""
    clock.move(timedelta(days=n))


def asked(house, name):
    return {
        (one.duty.about, one.severity.value)
        for one in asked_of_actor(house.actor(name))
        if one.rule.name == "still-needed"
    }


def ids(house, *names):
    return [str(house.people[one].public_id) for one in names]


def say(house, by, answer, *names):
    return house.enter(by).post(AT, {"answer": answer, "account": ids(house, *names)})


def acts(name):
    with as_the_system(because=BECAUSE):
        return [one.noted for one in Event.objects.filter(act=name)]


STAFF = ("farid", "wanda", "xenia", "yusuf")


@pytest.mark.requirement("R-9.3-c")
def test_an_administrator_is_told_before_and_confirms_others(house):
    assert asked(house, "wanda") == set()
    days(61)
    assert asked(house, "wanda") == set()
    days(1)
    assert asked(house, "wanda") == {("FRA", "coming")}
    assert [asked(house, one) for one in ("yusuf", "amara", "tove", "sven")] == [set()] * 4
    days(28)
    assert asked(house, "wanda") == {("FRA", "due")}
    assert "/accounts/needed/" in house.enter("wanda").get("/").content.decode()
    shown = house.enter("wanda").get(AT).content.decode()
    assert all(one in shown for one in STAFF)
    assert "amara" not in shown, "an officer's deployment has its own end"
    assert ids(house, "wanda")[0] not in shown, "nobody confirms themselves"
    assert say(house, "wanda", "needed", "farid", "xenia", "yusuf").status_code == 302
    assert asked(house, "wanda") == set()
    assert asked(house, "xenia") == {("FRA", "due")}, "wanda has not been confirmed"
    assert say(house, "xenia", "needed", "wanda").status_code == 302
    assert len(acts("account.confirmed_anew")) == 4
    days(20)
    lapse()
    assert not [one for one in STAFF if house.again(one).suspended_at]
    assert house.again("tove").suspended_at, "whom nobody of the other authority confirmed"


def test_silence_suspends_after_the_grace_and_another_resumes(house):
    yusuf, secret = house.enter("yusuf"), tokens.issue(house.people["yusuf"], label="desk")
    assert yusuf.get("/").status_code == 200
    days(90)
    assert say(house, "wanda", "needed", "farid", "xenia").status_code == 302
    assert say(house, "xenia", "needed", "wanda").status_code == 302
    days(16)
    lapse()
    assert house.again("yusuf").suspended_at is None, "the last day of grace"
    assert house.enter("yusuf").get("/").status_code == 200
    days(1)
    lapse()
    lapse()
    assert house.again("yusuf").suspended_at is not None
    assert yusuf.get("/").status_code == 302
    assert yusuf.get("/api/v1/me", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    assert acts("account.suspended") == [{"lock": 0, "unconfirmed": 1}] * 2, "with one of the other authority"
    assert not [one for one in ("farid", "wanda", "xenia") if house.again(one).suspended_at]
    page = house.enter("wanda").get(house.door("yusuf")).content.decode()
    assert "Nobody confirmed in time" in page
    assert house.post("wanda", "yusuf", "resumption/").status_code == 302
    lapse()
    assert house.again("yusuf").suspended_at is None, "to resume says that it is needed"
    days(108)
    lapse()
    assert house.again("yusuf").suspended_at is not None


@pytest.mark.requirement("R-DP-8")
def test_silence_ends_no_deployment_and_nothing_that_others_gave(house):
    making.appointment(house.people["mira"], "back_office", "FRA", authority=house.authority)
    making.appointment(house.people["amara"], "back_office", "FRA", authority=house.authority)
    before = house.actor("amara").post_ids
    days(107)
    lapse()
    assert house.again("mira").suspended_at is house.again("amara").suspended_at is None
    assert house.actor("amara").reviews_for == house.actor("mira").reviews_for == frozenset()
    assert house.actor("amara").post_ids == before != frozenset()
    assert house.actor("mira").functions == {"chair"}
    assert {"function": "back_office", "ended_on": clock.today(house.authority.zone).isoformat()} in acts(
        "appointment.lapsed"
    )


def test_what_is_not_needed_ends_at_once(house):
    days(70)
    assert say(house, "wanda", "ended", "yusuf").status_code == 302
    assert house.actor("yusuf").reviews_for == frozenset()
    with as_the_system(because=BECAUSE):
        held = Appointment.objects.unrestricted(because=BECAUSE).get(account=house.people["yusuf"])
    assert held.ended_on == clock.today(house.authority.zone)
    assert house.enter("wanda").get(AT).content.decode().count("yusuf") == 0


def test_who_may_say_it_and_of_whom(house):
    assert say(house, "yusuf", "needed", "farid").status_code == 403
    assert say(house, "farid", "ended", "wanda").status_code == 403
    assert say(house, "wanda", "needed", "wanda").status_code == 403
    assert say(house, "wanda", "needed").status_code == 400
    assert say(house, "wanda", "needed", "amara").status_code == 400
    assert say(house, "wanda", "perhaps", "farid").status_code == 400
    assert house.enter("wanda").post(AT, {"answer": "needed", "account": "nobody"}).status_code == 400
    for name in ("tove", "amara", "leo", "sven"):
        assert house.enter(name).get(AT).status_code == 404
        assert say(house, name, "needed", "farid").status_code == 404
    assert house.enter("wanda").get(AT.replace("FRA", "SWE")).status_code == 404
    with as_the_system(because=BECAUSE):
        assert not Confirmation.objects.unrestricted(because=BECAUSE).exists()
        assert not Suspension.objects.unrestricted(because=BECAUSE).exists()


def test_what_was_wrong_is_said_above_the_list_and_the_ticks_are_kept(house):
    client = house.enter("wanda")
    farid, amara = ids(house, "farid", "amara")
    for sent in ({}, {"answer": "needed"}, {"answer": "needed", "account": [farid, amara]}, {"account": [farid]}):
        answer = client.post(AT, sent)
        page = answer.content.decode()
        assert answer.status_code == 400, sent
        assert "One thing to mend" in page
        assert "Authorised staff of FRA" in page
        assert (f'value="{farid}" checked' in page) == (farid in sent.get("account", []))


def test_the_twin_whose_function_has_ended_confirms_nobody(house):
    client = house.enter("wanda")
    assert client.get(AT).status_code == 200
    with as_the_system(because=BECAUSE):
        held = Appointment.objects.unrestricted(because=BECAUSE).filter(account=house.people["wanda"])
        held.update(ended_on=clock.today())
    assert client.get(AT).status_code == 404
    assert client.post(AT, {"answer": "needed", "account": ids(house, "farid")}).status_code == 404
    assert asked(house, "wanda") == set()


def test_the_list_costs_the_same_for_four_and_thirty(house, count_queries):
    client = house.enter("wanda")
    few = count_queries(lambda: client.get(AT))
    for n in range(26):
        making.appointment(making.account(f"more{n}"), "back_office", "FRA", authority=house.authority)
    assert count_queries(lambda: client.get(AT)) == few
