"""The owner of an account sees what others did with it: on their record, and fresh recoveries at its top (AC17)."""

from datetime import timedelta

import pytest

from ilonet.accounts import endings
from ilonet.accounts.models import Account
from ilonet.admission.tests.test_accounts_of_an_authority import LINK, REASON, entered
from ilonet.lib import clock
from tests.cast import entering

pytestmark = pytest.mark.requirement("R-DP-4")
LOST = "The bag with the key was stolen."


def record(client):
    answer = client.get("/me/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def won_back(house):
    """Amara's browser, after a recovery that wanda asked for and yusuf approved."""
    Account.objects.filter(pk=house.people["amara"].pk).update(last_seen_at=clock.now())
    assert house.post("wanda", "amara", "recovery/", reason=LOST).status_code == 302
    helping = house.enter("yusuf")
    helping.post(house.door("amara", "approval/"))
    return entered(LINK.search(helping.get(house.door("amara")).content.decode())[0])


def test_a_recovery_is_told_to_its_owner_in_quarantine_and_after_it(house, won_back):
    assert "won your account back on" in record(won_back)
    assert "If you did not ask for this" in record(won_back)
    endings.lift(house.again("amara"))
    clock.move(timedelta(hours=25))
    again = entering(house.again("amara"))
    assert "won your account back on" in record(again)
    clock.move(timedelta(days=30))
    assert "won your account back on" not in record(again)
    assert "won back: all keys of before ended" in record(again), "it stays on the record"


def test_one_that_was_asked_for_and_stopped_is_told_as_well(house):
    Account.objects.filter(pk=house.people["amara"].pk).update(last_seen_at=clock.now())
    house.post("wanda", "amara", "recovery/", reason=LOST)
    assert house.post("wanda", "amara", "revocation/").status_code == 302
    assert "won your account back on" in record(entering(house.again("amara")))


def test_a_suspension_that_has_ended_is_told_without_its_reason(house):
    house.post("wanda", "amara", "suspension/", **REASON)
    house.post("xenia", "amara", "resumption/")
    said = record(house.enter("amara"))
    assert "What others did with your account" in said
    assert "suspended" in said
    assert REASON["reason"] not in said


def test_nobody_elses_account_is_told(house, won_back):
    for name in ("bruno", "zora", "wanda", "tove", "rosa"):
        said = record(house.enter(name))
        assert "won your account back" not in said, name
        assert "won back" not in said, name


def test_a_page_for_whom_nothing_was_done_says_nothing_of_it(house):
    assert "What others did with your account" not in record(house.enter("bruno"))
