"""How do the first people of a new installation get their functions?"""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities import founding
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.standing.acting import acting_as
from tests import making

PURPOSE = "Lets people in and keeps their access right"


@pytest.fixture(autouse=True)
def operator(db):
    with as_the_system(because=making.BECAUSE):
        yield


def appoint(function="national_administrator", days=300, purpose=PURPOSE, **known):
    of = founding.organisation(known.get("organisation", "fra"))
    at = founding.authority("FR1", of, "Liaison service") if known.get("at", True) else None
    account = making.account("nadia")
    until = clock.today() + timedelta(days=days)
    founding.appoint(account, function, of, at, purpose=purpose, until=until)
    return acting_as(account.pk)


def test_a_national_administrator_stands_for_a_new_authority():
    actor = appoint()
    assert actor.functions == {"national_administrator"}
    assert actor.hat.authority_code == "FR1"
    assert len(actor.reviews_for) == 1


@pytest.mark.parametrize(
    "code, kind", [("FRA", "member_state"), ("fr", "member_state"), ("CHE", "associated"), ("COM", "commission")]
)
def test_organisations_of_the_network_are_founded_by_code(code, kind):
    made = founding.organisation(code)
    assert made.kind == kind
    assert founding.organisation(code).pk == made.pk


@pytest.mark.parametrize(
    "known, refusal",
    [
        ({"organisation": "SEN"}, "organisation.unknown"),
        ({"organisation": "XYZ"}, "organisation.unknown"),
        ({"function": "auditor"}, "appointment.not_at_first"),
        ({"function": "back_office"}, "appointment.not_at_first"),
        ({"at": False}, "authority.missing"),
        ({"days": 400}, "appointment.too_long"),
        ({"days": -1}, "appointment.ends_before_it_starts"),
        ({"purpose": "because"}, "appointment.no_purpose"),
    ],
)
def test_what_may_not_be_given_is_refused(known, refusal):
    with pytest.raises(Refusal) as refused:
        appoint(**known)
    assert refused.value.code == refusal


def test_an_authority_is_not_made_without_a_name():
    with pytest.raises(Refusal) as refused:
        founding.authority("FR9", founding.organisation("FRA"))
    assert refused.value.code == "authority.unknown"
