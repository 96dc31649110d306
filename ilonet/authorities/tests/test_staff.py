"""Authorised staff: for a purpose, until a day, by their own authority, never by themselves (Art. 9(3), C.18)."""

from datetime import timedelta

import pytest

from ilonet.accounts.models import Account
from ilonet.audit.models import Event
from ilonet.authorities.models import Appointment
from ilonet.authorities.staff import authorise
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from tests import making

PURPOSE = "Notifies the deployments of the liaison service."


def authorised(by, *, sign_in="new.colleague", function="back_office", purpose=PURPOSE, starts=0, lasts=300, of="FRA"):
    first = clock.today() + timedelta(days=starts)
    return authorise(
        making.authority(of),
        sign_in,
        function,
        purpose=purpose,
        from_on=first,
        until_on=first + timedelta(days=lasts),
        by=by,
    )


@pytest.mark.requirement("R-9.3-c")
def test_an_authority_names_its_own_staff_and_they_are_entitled_at_once(cast):
    made = authorised(cast.actor("farid"))
    cast.people["new"] = made.account
    assert cast.actor("new").reviews_for == {making.authority("FRA").pk}
    made.revoke(by=cast.actor("farid"))
    assert not cast.actor("new").circles
    cast.actor("rosa")
    assert set(Event.objects.filter(public_id=made.public_id).values_list("act", flat=True)) == {
        "appointment.made",
        "appointment.revoked",
    }


@pytest.mark.requirement("R-9.3-c")
@pytest.mark.parametrize("name", ["tove", "amara", "greta", "leo", "ulla", "mira", "pavel"])
def test_nobody_else_names_them(cast, name):
    with pytest.raises(Refusal, match=r"not_allowed\.authorise"):
        authorised(cast.actor(name))
    assert authorised(cast.actor("farid")).pk


@pytest.mark.requirement("R-9.3-c")
@pytest.mark.parametrize(
    "asked, code",
    [
        ({"purpose": ""}, "appointment.no_purpose"),
        ({"purpose": "Calls +32 2 555 12 12 for the service."}, "screening"),
        ({"lasts": -1}, "appointment.ends_before_it_starts"),
        ({"lasts": 367}, "appointment.too_long"),
        ({"starts": -1}, "appointment.starts_in_past"),
        ({"function": "chair"}, "appointment.not_yours_to_give"),
        ({"function": "auditor"}, "appointment.not_yours_to_give"),
        ({"function": "national_administrator"}, "appointment.needs_administrator"),
        ({"sign_in": "farid"}, "appointment.oneself"),
        ({"sign_in": "a b"}, "account.name_not_understood"),
    ],
)
def test_what_c18_does_not_allow_is_refused(cast, asked, code):
    farid = cast.actor("farid")
    with pytest.raises(Refusal, match=code):
        authorised(farid, **asked)
    assert authorised(farid, lasts=366).pk
    with pytest.raises(Refusal, match=r"appointment\.exists"):
        authorised(farid, starts=10)


def test_an_account_is_opened_once_and_its_name_tells_nothing(cast):
    farid = cast.actor("farid")
    assert authorised(farid, sign_in="bruno").account == cast.bruno
    opened = authorised(farid, sign_in="brand.new").account
    assert not opened.has_usable_password()
    assert Account.objects.filter(sign_in="brand.new").count() == 1


def test_a_renewal_is_for_another_year_and_not_for_oneself(cast):
    farid, made = cast.actor("farid"), authorised(cast.actor("farid"), lasts=100)
    seen = made.until_on
    with pytest.raises(Refusal, match=r"appointment\.not_later"):
        made.renew(until=seen, purpose=PURPOSE, seen_until=seen, by=farid)
    with pytest.raises(Refusal, match=r"appointment\.too_long"):
        made.renew(until=clock.today() + timedelta(days=367), purpose=PURPOSE, seen_until=seen, by=farid)
    made.renew(until=seen + timedelta(days=100), purpose=PURPOSE, seen_until=seen, by=farid)
    with pytest.raises(Refusal, match=r"edit\.conflict"):
        made.renew(until=seen + timedelta(days=101), purpose=PURPOSE, seen_until=seen, by=farid)
    own = Appointment.objects.visible_to(farid).get(account=cast.farid)
    with pytest.raises(Refusal, match=r"not_allowed\.authorise"):
        own.renew(until=own.until_on + timedelta(days=1), purpose=PURPOSE, seen_until=own.until_on, by=farid)


def test_staff_are_listed_for_their_authority_and_data_protection_only(cast):
    made = authorised(cast.actor("farid"))
    readers = {
        name for name in cast.people if Appointment.objects.visible_to(cast.actor(name)).filter(pk=made.pk).exists()
    }
    assert readers == {"farid", "pavel"}


@pytest.mark.requirement("R-9.3-c")
def test_what_an_authority_cannot_give_it_cannot_end(cast):
    """A seat on the Board that names the authority, and its administrator, in the hands of a mere back office."""
    making.appointment(making.account("clerk"), "back_office", "ESP", authority=making.authority("ESP"))
    cast.people["clerk"] = Account.objects.get(sign_in="clerk")
    seat = making.appointment(cast.greta, "member", "ESP", authority=making.authority("ESP"))
    head = making.appointment(
        making.account("head"), "national_administrator", "ESP", authority=making.authority("ESP")
    )
    clerk = cast.actor("clerk")
    for held in (seat, head):
        for attempt in (
            lambda held=held: held.revoke(by=clerk),
            lambda held=held: held.renew(
                until=held.until_on + timedelta(days=1), purpose=PURPOSE, seen_until=held.until_on, by=clerk
            ),
        ):
            with pytest.raises(Refusal, match=r"not_allowed\.authorise"):
                attempt()
    cast.people["head"] = head.account
    other = making.appointment(cast.greta, "national_administrator", "ESP", authority=making.authority("ESP"))
    other.revoke(by=cast.actor("head"))
