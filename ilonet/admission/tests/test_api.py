"""Accounts through the interface: the same people, steps and refusals as on the pages, and never one person alone."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts import tokens
from ilonet.accounts.models import Account
from ilonet.admission.models import Admission, Confirmation
from ilonet.admission.tests.test_accounts_of_an_authority import entered, read_out
from ilonet.authorities.models import Appointment
from ilonet.lib import clock
from tests.making import BECAUSE

AT = "/api/v1/authorities/FRA/accounts"
REASON = {"reason": "Left the service without notice."}
LOST = {"reason": "The bag with the key was stolen."}


@pytest.fixture
def call(house):
    """By name, what, and what is sent: the answer as status and JSON."""
    secrets = {}

    def call(by, path="", sent=None, *, method="POST"):
        if by not in secrets:
            secrets[by] = tokens.issue(house.people[by], label="desk", scope="write")
        headers = {"authorization": f"Bearer {secrets[by]}"}
        body = json.dumps(sent) if sent is not None else ""
        answer = Client().generic(method, AT + path, body, content_type="application/json", headers=headers)
        return answer.status_code, answer.json()

    return call


@pytest.fixture
def step(house, call):
    """The same of one account."""
    return lambda by, name, what="", sent=None, **known: call(
        by, f"/{house.people[name].public_id}{what}", sent, **known
    )


def code_of(answer):
    return answer[0], answer[1]["error"]["code"]


def test_the_list_says_what_the_page_says_and_no_more(call, house):
    status, told = call("wanda", method="GET")
    assert status == 200
    by_name = {one["sign_in"]: one for one in told["items"]}
    assert {"amara", "farid", "wanda", "xenia", "yusuf", "zora"} <= by_name.keys()
    assert not {"bruno", "tove", "nils", "ulla"} & by_name.keys()
    amara = by_name["amara"]
    assert (amara["state"], amara["passkeys"], amara["last_visit"]) == ("new", 0, None)
    assert [one["function"] for one in amara["stands_as"]] == ["officer"]
    assert not {"email", "password", "language"} & amara.keys()
    assert [one["sign_in"] for one in call("wanda", "?state=ended", method="GET")[1]["items"]] == ["ulla"]
    for name in ("rosa", "pavel", "sven", "farid"):
        assert call(name, method="GET")[0] == 200, name
    for name in ("tove", "amara", "leo", "mira", "nils"):
        assert code_of(call(name, method="GET")) == (404, "not_found"), name


@pytest.mark.requirement("R-9.3-c")
def test_two_people_let_somebody_in(call, step, house):
    status, told = step("wanda", "zora", "/invite")
    assert (status, told["hours"]) == (201, 24)
    zora = entered(re.search(r"/account/enrol/[\w-]+/", told["link"])[0])
    assert zora.get("/").status_code == 200
    code = read_out(zora)
    assert step("yusuf", "zora", method="GET")[1]["state"] == "quarantined"
    assert code_of(step("wanda", "zora", "/confirm", {"code": code})) == (403, "account.confirmed_by_another")
    assert step("tove", "zora", "/confirm", {"code": code})[0] == 404
    status, told = step("yusuf", "zora", "/confirm", {"code": code})
    assert (status, told["state"]) == (200, "active")
    assert house.actor("zora").circles
    assert code_of(step("yusuf", "zora", "/confirm", {"code": code})) == (404, "not_found")
    assert code_of(step("wanda", "zora", "/invite")) == (409, "account.has_entered")


def test_a_program_guesses_no_code_either(step, house):
    """What a refusal undoes elsewhere, the count of wrong codes is not."""
    zora = entered(re.search(r"/account/enrol/[\w-]+/", step("wanda", "zora", "/invite")[1]["link"])[0])
    code = read_out(zora).replace(" ", "")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for tries in range(1, 6):
        assert code_of(step("yusuf", "zora", "/confirm", {"code": wrong})) == (400, "account.wrong_code")
        with as_the_system(because=BECAUSE):
            assert Admission.objects.unrestricted(because=BECAUSE).get().tries == tries
    assert step("yusuf", "zora", "/confirm", {"code": code})[0] == 404
    assert house.actor("zora").circles == frozenset()


def test_a_recovery_takes_two(step, house):
    Account.objects.filter(pk=house.people["amara"].pk).update(last_seen_at=clock.now())
    assert code_of(step("wanda", "amara", "/recover", {"reason": "no"})) == (400, "account.no_reason")
    status, told = step("wanda", "amara", "/recover", LOST)
    assert (status, told["state"]) == (200, "asked")
    assert code_of(step("wanda", "amara", "/approve")) == (403, "account.approved_by_another")
    status, told = step("yusuf", "amara", "/approve")
    assert (status, told.keys()) == (201, {"link", "hours"})
    assert step("xenia", "amara", "/revoke")[1]["state"] != "asked"
    assert Client().get(re.search(r"/account/enrol/[\w-]+/", told["link"])[0]).status_code == 404


@pytest.mark.requirement("R-SEC-8")
def test_one_suspends_and_another_resumes(step, house):
    amara = house.enter("amara")
    assert amara.get("/").status_code == 200
    status, told = step("wanda", "amara", "/suspend", REASON)
    assert (status, told["state"], told["suspended_because"]) == (200, "suspended", REASON["reason"])
    assert amara.get("/").status_code == 302
    assert code_of(step("wanda", "amara", "/suspend", REASON)) == (409, "account.suspended_already")
    assert code_of(step("wanda", "amara", "/resume")) == (403, "account.resumed_by_another")
    assert step("xenia", "amara", "/resume")[1]["state"] == "active"
    assert step("xenia", "amara", "/resume")[0] == 403


@pytest.mark.parametrize("by", ["farid", "yusuf", "tove", "leo", "amara", "pavel", "sven", "mira"])
def test_whoever_does_not_administer_the_authority_is_refused(step, call, house, by):
    chosen = {"answer": "needed", "accounts": [str(house.people["farid"].public_id)]}
    tried = [step(by, "zora", "/invite"), step(by, "zora", "/recover", LOST), step(by, "zora", "/suspend", REASON)]
    for status, told in [*tried, call(by, "/needed", chosen)]:
        assert status == (403 if by in {"farid", "yusuf"} else 404), told
    assert house.again("zora").suspended_at is None


def test_a_token_that_only_reads_changes_nothing(house):
    headers = {"authorization": f"Bearer {tokens.issue(house.people['wanda'], label='desk', scope='read')}"}
    assert Client().get(AT, headers=headers).status_code == 200
    refused = Client().post(f"{AT}/{house.people['zora'].public_id}/invite", headers=headers)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "auth.scope")


@pytest.mark.requirement("R-9.3-c")
def test_who_is_still_needed_is_said_by_another(call, house):
    clock.move(timedelta(days=70))
    status, told = call("wanda", "/needed", method="GET")
    assert status == 200
    due = {one["sign_in"]: one for one in told["items"]}
    assert due.keys() == {"farid", "wanda", "xenia", "yusuf"}
    assert due["yusuf"]["functions"] == ["back_office"]
    assert due["yusuf"]["due_on"] < due["yusuf"]["last_day"]

    def say(by, answer, *names):
        chosen = [str(house.people[one].public_id) for one in names]
        return call(by, "/needed", {"answer": answer, "accounts": chosen})

    assert code_of(say("wanda", "needed", "wanda")) == (403, "account.oneself")
    assert code_of(say("wanda", "needed", "amara")) == (400, "account.none_chosen")
    assert say("wanda", "perhaps", "farid")[0] == 422
    assert say("wanda", "needed")[0] == 422
    status, told = say("wanda", "needed", "farid", "xenia")
    assert status == 200
    assert {one["sign_in"]: one["due_on"] for one in told["items"]}["farid"] > due["farid"]["due_on"]
    assert {one["sign_in"] for one in say("wanda", "ended", "yusuf")[1]["items"]} == {"farid", "wanda", "xenia"}
    with as_the_system(because=BECAUSE):
        assert Confirmation.objects.unrestricted(because=BECAUSE).count() == 2
        held = Appointment.objects.unrestricted(because=BECAUSE).get(account=house.people["yusuf"])
    assert held.ended_on is not None


def test_the_description_names_every_step(call, house):
    paths = house.enter("wanda").get("/api/v1/openapi.json").json()["paths"]
    mine = {path.rsplit("/", 1)[1]: found for path, found in paths.items() if "/accounts" in path}
    assert {
        "invite",
        "recover",
        "approve",
        "confirm",
        "revoke",
        "suspend",
        "resume",
        "needed",
        "accounts",
    } <= mine.keys()
    assert all(one["summary"] for found in mine.values() for one in found.values())
