"""Accounts of an authority through the door: who sees them, who lets in, who stops, and never one person alone."""

import argparse
import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.accounts import tokens
from ilonet.accounts.models import Account
from ilonet.admission.code import code_of
from ilonet.admission.models import Admission, Suspension
from ilonet.commands import account as account_command
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from tests import making
from tests.making import BECAUSE

REASON = {"reason": "Left the service without notice."}
LINK = re.compile(r"/account/enrol/([\w-]+)/")
AT = "/register/authorities/FRA/accounts/"


def invited(house, by="wanda", name="zora"):
    """The address of the link, shown once to whoever pressed."""
    client = house.enter(by)
    assert client.post(house.door(name, "invitation/")).status_code == 302
    shown = client.get(house.door(name)).content.decode()
    found = LINK.search(shown)
    assert found, "the link is shown"
    assert not LINK.search(client.get(house.door(name)).content.decode()), "and only once"
    return found[0]


def entered(link):
    client = Client()
    assert client.post(link).status_code == 302
    return client


def read_out(client):
    return re.search(r"<strong>(\d{3} \d{3})</strong>", client.get("/account/quarantine/").content.decode())[1]


@pytest.mark.requirement("R-DP-8")
def test_an_authority_sees_its_own_accounts_and_no_others(house):
    for name in house.people:
        status = house.enter(name).get(AT).status_code
        own = {"farid", "wanda", "xenia", "yusuf"} | {"pavel", "rosa", "sven"}
        assert status == (200 if name in own else 404), name
    shown = house.enter("wanda").get(AT).content.decode()
    assert all(name in shown for name in ("amara", "zora", "farid", "wanda"))
    assert not [name for name in ("bruno", "tove", "nils") if f">{name}<" in shown]
    assert house.enter("wanda").get("/register/authorities/SWE/accounts/").status_code == 404
    assert house.enter("wanda").get(f"{AT}{house.people['bruno'].public_id}/").status_code == 404
    assert house.enter("wanda").get(AT + "?state=new").status_code == 200
    assert house.enter("wanda").get(AT + "?state=odd").status_code == 400
    assert house.enter("wanda").get("/register/accounts/").headers["Location"] == AT


@pytest.mark.requirement("R-9.3-c")
def test_a_link_alone_opens_nothing_until_a_second_person_has_heard_the_code(house):
    zora = entered(invited(house))
    home = zora.get("/").content.decode()
    assert "quarantine" in home
    assert house.actor("zora").circles == frozenset()
    assert zora.get("/information/").status_code in {200, 404}
    assert zora.get(f"/register/{making.serving(house.people['zora']).public_id}/").status_code == 404
    assert zora.post("/account/tokens/", {"label": "x", "scope": "read", "days": "3"}).status_code == 403
    code = read_out(zora)
    assert house.post("wanda", "zora", "confirmation/", code=code).status_code == 403, "who had the link in hand"
    assert zora.post(house.door("zora", "confirmation/"), {"code": code}).status_code == 403, "the person"
    assert house.post("tove", "zora", "confirmation/", code=code).status_code == 404
    assert house.post("yusuf", "zora", "confirmation/", code="000000").status_code == 400
    assert house.post("yusuf", "zora", "confirmation/", code=code).status_code == 302
    assert house.actor("zora").circles
    assert house.person("zora").state == "active"
    assert "not in quarantine" in zora.get("/account/quarantine/").content.decode()
    assert house.post("xenia", "zora", "confirmation/", code=code).status_code == 404


def test_a_code_is_not_guessed(house):
    zora = entered(invited(house))
    code = read_out(zora).replace(" ", "")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(5):
        assert house.post("yusuf", "zora", "confirmation/", code=wrong).status_code == 400
    assert house.post("yusuf", "zora", "confirmation/", code=code).status_code == 404
    assert house.actor("zora").circles == frozenset()


def test_an_invitation_is_made_anew_or_revoked(house):
    first = invited(house)
    second = invited(house)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert house.post("yusuf", "zora", "revocation/").status_code == 403
    assert house.post("wanda", "zora", "revocation/").status_code == 302
    assert Client().get(second).status_code == 404
    third = invited(house)
    clock.move(timedelta(hours=25))
    assert Client().get(third).status_code == 404


@pytest.mark.parametrize("by", ["farid", "yusuf", "tove", "leo", "amara", "pavel", "sven"])
def test_only_administrators_of_the_authority_invite_and_suspend(house, by):
    for step in ("invitation/", "recovery/", "suspension/"):
        assert house.post(by, "zora", step, **REASON).status_code in {403, 404}, step
    assert house.again("zora").suspended_at is None


@pytest.mark.requirement("R-SEC-8")
def test_a_suspension_ends_what_was_open_for_good_and_another_resumes_it(house):
    amara, secret = house.enter("amara"), tokens.issue(house.people["amara"], label="desk")
    sent = {"headers": {"authorization": f"Bearer {secret}"}}
    assert amara.get("/").status_code == Client().get("/api/v1/me", **sent).status_code == 200
    assert house.post("wanda", "amara", "suspension/", reason="short").status_code == 400
    assert house.post("wanda", "amara", "suspension/", **REASON).status_code == 302
    assert amara.get("/").status_code == 302
    assert amara.get("/", headers={"hx-request": "true"}).status_code == 302
    assert Client().get("/api/v1/me", **sent).status_code == 401
    assert house.person("amara").state == "suspended"
    assert house.post("wanda", "amara", "suspension/", **REASON).status_code in {400, 409}
    assert house.post("wanda", "amara", "resumption/").status_code == 403
    assert house.post("xenia", "amara", "resumption/").status_code == 302
    assert house.person("amara").state in {"active", "new"}
    assert Client().get("/api/v1/me", **sent).status_code == 401, "a token of before stays ended"


def test_nobody_is_acted_on_who_holds_what_the_authority_did_not_give(house):
    """The group trick (AC15): pull somebody stronger into one's authority, then act on them."""
    making.appointment(house.people["mira"], "back_office", "FRA", authority=house.authority)
    for step in ("suspension/", "recovery/", "invitation/"):
        assert house.post("wanda", "mira", step, **REASON).status_code == 403, step
        assert house.post("wanda", "wanda", step, **REASON).status_code == 403, step
    assert not Suspension.objects.unrestricted(because=BECAUSE).exists()


@pytest.mark.requirement("R-9.3-c")
def test_a_recovery_takes_two_and_rests(house):
    amara = house.enter("amara")
    assert house.post("wanda", "zora", "recovery/", reason="The bag was stolen.").status_code == 400, "never entered"
    Account.objects.filter(pk=house.people["amara"].pk).update(last_seen_at=clock.now())
    assert house.post("wanda", "amara", "recovery/", reason="no").status_code == 400
    assert house.post("wanda", "amara", "recovery/", reason="The bag with the key was stolen.").status_code == 302
    assert amara.get("/").status_code == 302
    assert house.post("wanda", "amara", "approval/").status_code == 403
    client = house.enter("yusuf")
    assert client.post(house.door("amara", "approval/")).status_code == 302
    link = LINK.search(client.get(house.door("amara")).content.decode())[0]
    back = entered(link)
    assert house.actor("amara").circles == frozenset()
    code = read_out(back)
    assert house.post("yusuf", "amara", "confirmation/", code=code).status_code == 403
    clock.move(timedelta(days=3))
    assert house.actor("amara").circles == frozenset(), "whoever kept the link waits for nothing"


def test_a_quarantine_is_lifted_by_whoever_had_no_link(house):
    Account.objects.filter(pk=house.people["amara"].pk).update(last_seen_at=clock.now())
    house.post("wanda", "amara", "recovery/", reason="The bag with the key was stolen.")
    client = house.enter("yusuf")
    client.post(house.door("amara", "approval/"))
    back = entered(LINK.search(client.get(house.door("amara")).content.decode())[0])
    assert house.post("wanda", "amara", "confirmation/", code=read_out(back)).status_code == 302
    assert house.actor("amara").circles


def test_a_technical_administrator_locks_and_another_unlocks(house):
    leo, lea = house.enter("leo"), making.account("lea")
    making.appointment(lea, "administrator", "COM")
    told = {"sign_in": "Amara", "reason": "A stranger signs in at night."}
    amara = house.enter("amara")
    assert house.enter("farid").get("/accounts/locks/").status_code == 404
    assert leo.post("/accounts/locks/", {**told, "sign_in": "leo"}).status_code == 403
    assert leo.post("/accounts/locks/", {**told, "sign_in": "no such person"}).status_code == 302
    assert leo.post("/accounts/locks/", told).status_code == 302
    assert amara.get("/").status_code == 302
    assert "amara" not in leo.get("/accounts/locks/").content.decode()
    with as_the_system(because=BECAUSE):
        lock = Suspension.objects.unrestricted(because=BECAUSE).get()
    assert leo.post(f"/accounts/locks/{lock.public_id}/end/").status_code == 403
    assert house.post("wanda", "amara", "resumption/").status_code == 403
    other = Client()
    other.force_login(lea)
    assert other.post(f"/accounts/locks/{lock.public_id}/end/").status_code == 302
    assert house.again("amara").suspended_at is None


def test_the_code_changes_with_the_keys(house, monkeypatch):
    entered(invited(house))
    with as_the_system(because=BECAUSE):
        admission = Admission.objects.unrestricted(because=BECAUSE).get()
        before = code_of(admission)
        Authenticator.objects.create(user=house.people["zora"], type="webauthn", data={"name": "Key"})
        assert before != code_of(admission) != ""


def test_a_terminal_suspends_resumes_and_links_into_quarantine(house, monkeypatch):
    monkeypatch.setattr(account_command, "be_born", lambda _kind: None)
    Account.objects.filter(pk=house.people["amara"].pk).update(last_seen_at=clock.now())
    amara = house.enter("amara")
    assert run("suspend", "amara", "--because", "Stolen telephone") == 0
    assert amara.get("/").status_code == 302
    assert run("resume", "amara") == 0
    assert house.again("amara").suspended_at is None
    assert run("link", "amara") == 0
    enrolment = house.people["amara"].enrolments.get()
    assert enrolment.quarantine_hours == 24
    assert run("link", "zora") == 0
    assert house.people["zora"].enrolments.get().quarantine_hours is None, "never entered: nothing to protect yet"


def test_a_terminal_lists_an_authority_by_state(house, capsys):
    house.post("wanda", "amara", "suspension/", **REASON)
    assert run("list", "FRA") == 0
    lines = dict(line.split("\t", 1) for line in capsys.readouterr().out.splitlines())
    assert {"amara", "farid", "wanda", "xenia", "yusuf", "zora"} <= lines.keys()
    assert not {"bruno", "ulla"} & lines.keys()
    assert lines["amara"].startswith("suspended\t")
    assert lines["zora"].startswith("new\tnever entered\tOfficer, Accra until 20")
    assert run("list", "FRA", "--state", "ended") == 0
    assert capsys.readouterr().out.startswith("ulla\tended\t")
    with pytest.raises(Refusal, match="no authority of this code"):
        run("list", "QQQ")


def run(*words):
    parser = argparse.ArgumentParser()
    account_command.arguments(parser)
    return account_command.run(parser.parse_args(words))
