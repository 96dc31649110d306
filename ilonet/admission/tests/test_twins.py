"""The twin of every grant: what an administrator and a second person could do a moment ago is shut when their standing ends."""

import json
from datetime import timedelta

import pytest
from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.accounts import endings
from ilonet.accounts.models import Account
from ilonet.authorities.models import Appointment
from ilonet.lib import clock
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-SEC-8")
PAGE, API = "/register/authorities/FRA/accounts/", "/api/v1/authorities/FRA/accounts"
REASON = {"reason": "Left the service without notice."}
# Who, at which account, by which step, with what: on a page (answer 302, or 200 for a look) and through the interface.
STEPS = [
    ("wanda", "", "", None, 200),
    ("wanda", "zora", "", None, 200),
    ("wanda", "zora", "invitation invite", {}, 201),
    ("wanda", "amara", "recovery recover", REASON, 200),
    ("wanda", "amara", "suspension suspend", REASON, 200),
    ("wanda", "stopped", "resumption resume", {}, 200),
    ("wanda", "lost", "revocation revoke", {}, 200),
    ("wanda", "lost", "approval approve", {}, 201),
    ("yusuf", "lost", "approval approve", {}, 201),
    ("yusuf", "lost", "", None, 200),
]
NAMES = {f"{by} {step.split()[0] if step else 'looks'} {name or 'all'}": (by, name, step, sent, answer)
         for by, name, step, sent, answer in STEPS}  # fmt: skip


@pytest.fixture
def three(house):
    """Somebody to win back and somebody suspended, each by the other administrator."""
    for name in ("lost", "stopped"):
        house.people[name] = making.account(name)
        making.appointment(house.people[name], "back_office", "FRA", authority=house.authority)
    Account.objects.filter(sign_in__in=["lost", "amara"]).update(last_seen_at=clock.now())
    making.admission(house.people["lost"], house.authority, house.people["xenia"], reason="The bag was stolen.")
    making.suspension(house.people["stopped"], house.authority, house.people["xenia"], REASON["reason"])
    return house


def knock(client, house, name, step, sent):
    """Both doors; whatever they did is taken back."""
    page, machine = step.split() if step else ("", "")
    of = str(house.people[name].public_id) if name else ""
    doors = [f"{PAGE}{of}/{page}/".replace("//", "/") if of else PAGE, "/".join(filter(None, (API, of, machine)))]
    met = []
    for door in doors:
        with transaction.atomic():
            if sent is None:
                met.append(client.get(door).status_code)
            elif door.startswith("/api/"):
                met.append(client.post(door, json.dumps(sent), content_type="application/json").status_code)
            else:
                met.append(client.post(door, sent).status_code)
            transaction.set_rollback(True)
    return met


def held(name):
    return Appointment.objects.unrestricted(because=BECAUSE).filter(account__sign_in=name)


ENDS = {
    "ended today": lambda name: held(name).update(ended_on=clock.today()),
    "over since yesterday": lambda name: held(name).update(until_on=clock.today() - timedelta(days=1)),
    "not begun": lambda name: held(name).update(from_on=clock.today() + timedelta(days=1)),
    "in quarantine": lambda name: endings.quarantine(Account.objects.get(sign_in=name)),
    "suspended": lambda name: endings.suspend(Account.objects.get(sign_in=name)),
}


@pytest.mark.parametrize("named", NAMES)
def test_a_step_that_was_open_is_shut_when_standing_ends(three, named):
    by, name, step, sent, answer = NAMES[named]
    client = three.enter(by)
    assert knock(client, three, name, step, sent) == [302 if step else 200, answer], "open before"
    for ending, end in ENDS.items():
        with transaction.atomic():
            with as_the_system(because=BECAUSE):
                end(by)
            met = knock(client, three, name, step, sent)
            transaction.set_rollback(True)
        shut = {"suspended": [302, 401], "in quarantine": [403, 403] if step else [404, 404]}.get(ending, [404, 404])
        assert met == shut, (named, ending)
    assert knock(client, three, name, step, sent) == [302 if step else 200, answer], "and open again, untouched"


def test_whoever_moves_to_another_authority_leaves_the_accounts_of_the_first(three):
    """The same function elsewhere is another grant."""
    sweden = making.authority("SWE")
    with as_the_system(because=BECAUSE):
        held("wanda").update(authority=sweden, organisation=sweden.organisation)
    client = three.enter("wanda")
    for by, name, step, sent, _answer in STEPS:
        if by == "wanda":
            assert knock(client, three, name, step, sent) == [404, 404], step
    assert client.get("/register/authorities/SWE/accounts/").status_code == 200


def test_whoever_administers_one_authority_names_no_administrator_of_another(three):
    """In the other, as its back office, they hold no more than that (AC15)."""
    sweden, today = making.authority("SWE"), clock.today()
    making.appointment(three.people["wanda"], "back_office", "SWE", authority=sweden)
    theirs = making.appointment(making.account("rolf"), "national_administrator", "SWE", authority=sweden)
    told = {"sign_in": "friend", "purpose": "Implements the Regulation", "from_on": today.isoformat(),
            "until_on": (today + timedelta(days=90)).isoformat()}  # fmt: skip
    client = three.enter("wanda")

    def name(at, function):
        sent = json.dumps(told | {"function": function})
        return client.post(f"/api/v1/authorities/{at}/staff", sent, content_type="application/json").status_code

    assert [name("FRA", "national_administrator"), name("SWE", "back_office")] == [201, 201]
    assert name("SWE", "national_administrator") == 403
    assert client.post(f"/api/v1/staff/{theirs.public_id}/revoke").status_code == 403
    assert client.post(f"/register/staff/{theirs.public_id}/revoke/").status_code == 403
