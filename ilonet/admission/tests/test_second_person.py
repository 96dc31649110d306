"""Ways around the second person: a link that was kept, what another authority left open, and two who come at once."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.admission import letting_in
from ilonet.admission.code import code_of
from ilonet.admission.models import TRIES, Admission
from ilonet.admission.tests.test_accounts_of_an_authority import LINK, entered, invited, read_out
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-9.3-c")
LOST = "The bag with the key was stolen."


def test_who_came_by_an_invitation_that_nobody_confirmed_is_not_let_in_by_a_recovery(house):
    """An invented colleague: invited and entered by one, approved by another who never heard them."""
    entered(invited(house))
    assert house.post("wanda", "zora", "recovery/", reason=LOST).status_code == 302
    helping = house.enter("yusuf")
    assert helping.post(house.door("zora", "approval/")).status_code == 302
    entered(LINK.search(helping.get(house.door("zora")).content.decode())[0])
    clock.move(timedelta(days=3))
    assert house.actor("zora").circles == frozenset()


def test_what_another_authority_left_open_is_in_nobodys_way_and_opens_nothing(house):
    """Sweden invited Zora, nobody there ever confirmed her, and now she serves for France."""
    zora, sweden, today = house.people["zora"], making.authority("SWE"), clock.today()
    over = {"from_on": today - timedelta(days=90), "until_on": today - timedelta(days=30)}
    making.appointment(zora, "back_office", "SWE", authority=sweden, **over)
    left = making.admission(zora, sweden, house.people["bruno"], handed_by=house.people["bruno"], handed_at=clock.now())
    came = entered(invited(house))
    with as_the_system(because=BECAUSE):
        code = code_of(left)
    assert read_out(came).replace(" ", "") != code
    at = f"/register/authorities/SWE/accounts/{zora.public_id}/confirmation/"
    assert house.enter("tove").post(at, {"code": code}).status_code in {400, 409}
    assert house.actor("zora").circles == frozenset()
    assert house.post("yusuf", "zora", "confirmation/", code=read_out(came)).status_code == 302


def test_of_two_who_come_at_once_the_second_sees_what_the_first_did(house):
    """Guesses sent side by side are counted one after the other, and nothing is confirmed that is over."""
    entered(invited(house))
    yusuf, person = house.actor("yusuf"), house.person("zora", by="yusuf")
    with as_the_system(because=BECAUSE):
        first, second = (Admission.objects.unrestricted(because=BECAUSE).get() for _ in range(2))
        right = code_of(first)
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _ in range(TRIES):
        with pytest.raises(Refusal, match="not the code"):
            letting_in.confirm(first, person, wrong, by=yusuf)
    with pytest.raises(Refusal, match="This is over"):
        letting_in.confirm(second, person, right, by=yusuf)
    assert house.actor("zora").circles == frozenset()


def test_figures_of_another_script_are_the_same_figures(house):
    """They were compared as they came, which failed instead of counting."""
    right = read_out(entered(invited(house))).replace(" ", "")
    arabic = {n: chr(0x660 + n) for n in range(10)}
    wrong = arabic[(int(right[0]) + 1) % 10] * 6
    assert house.post("yusuf", "zora", "confirmation/", code=wrong).status_code == 400
    assert house.person("zora", by="yusuf").admission.tries == 1
    typed = "".join(arabic[int(one)] for one in right)
    assert house.post("yusuf", "zora", "confirmation/", code=typed).status_code == 302


def test_whoever_is_pulled_into_an_authority_shows_nothing_of_their_days(house):
    """Back office authorises anybody by name: when they work elsewhere, and by what they enter, is not theirs to see."""
    tove = house.people["tove"]
    Account.objects.filter(pk=tove.pk).update(last_seen_at=clock.now())
    Authenticator.objects.create(user=tove, type="webauthn", data={"name": "Key"})
    making.appointment(tove, "back_office", "FRA", authority=house.authority)
    today = clock.today().isoformat()
    api = f"/api/v1/authorities/FRA/accounts/{tove.public_id}"
    for door in (house.door("tove"), api):
        shown = house.enter("yusuf").get(door).content.decode()
        assert f"{today}<" not in shown, door
        assert "1 passkey" not in shown, door
    told = house.enter("yusuf").get(api).json()
    assert (told["holds_elsewhere"], told["last_visit"], told["passkeys"]) == (True, None, None)
    needed = house.enter("yusuf").get("/api/v1/authorities/FRA/accounts/needed").json()["items"]
    assert {one["sign_in"]: one["last_visit"] for one in needed}["tove"] is None
    overseeing = house.enter("rosa").get(api).json()
    assert (overseeing["last_visit"], overseeing["passkeys"]) == (today, 1)
