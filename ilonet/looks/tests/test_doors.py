"""One decision, of one exact text, by whoever may decide at that moment: through the page and through the interface alike."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import clock
from ilonet.reports import drafting, gating
from ilonet.reports.release import release
from ilonet.reports.tests.test_looking import HELD, NUMBER, REASON, all_looks, asked, drafted
from tests import making
from tests.cast import entering
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-3.4-00")
CLEAR, REFUSE = ({"decision": one, "because": REASON} for one in ("clear", "refuse"))
PAGE, INTERFACE = "page", "interface"
BOTH = pytest.mark.parametrize("door", [PAGE, INTERFACE])


@pytest.fixture
def rita(cast):
    """FRA has named her its privacy reviewer."""
    who = making.account("rita")
    making.appointment(who, "privacy_reviewer", "FRA", authority=making.authority("FRA"))
    return who


def decided(client, look, door, said=CLEAR, key=""):
    if door == PAGE:
        return client.post(f"/looks/{look.public_id}/decision/", said | ({"once": key} if key else {})).status_code
    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    return client.post(f"/api/v1/looks/{look.public_id}/decision", said, "application/json", **headers).status_code


def reworded(cast, report, words):
    amara = cast.actor("amara")
    drafting.save(report, gating.with_words(report.text, "sections.0.text", words), edition=report.edition, by=amara)


def decisions(look):
    with as_the_system(because=BECAUSE):
        return Event.objects.filter(act="look.decided", public_id=look.public_id).count()


@BOTH
@pytest.mark.parametrize("first", [PAGE, INTERFACE])
def test_a_decision_is_taken_once(cast, rita, first, door):
    look = asked(cast, drafted(cast))
    reviewer = entering(rita)
    assert decided(reviewer, look, first) in {204, 302}
    assert decided(reviewer, look, door, REFUSE) == 409
    assert decisions(look) == 1


def test_a_key_of_one_door_opens_no_other(cast, rita):
    """Neither for another place, nor with another decision, nor for the other door."""
    look, other = asked(cast, drafted(cast)), asked(cast, drafted(cast))
    reviewer = entering(rita)
    assert decided(reviewer, look, PAGE, key="K1") == 302
    assert decided(reviewer, look, PAGE, key="K1") == 302, "a second press"
    assert decided(reviewer, look, PAGE, REFUSE, key="K1") == 409
    assert [decided(reviewer, other, door, key="K1") for door in (PAGE, INTERFACE)] == [409, 409]
    assert decided(reviewer, other, INTERFACE, key="K2") == 204
    assert decided(reviewer, other, PAGE, key="K2") == 409
    assert [decisions(look), decisions(other)] == [1, 1]


@BOTH
def test_of_an_earlier_wording_nothing_is_decided(cast, rita, door):
    """The page was open; its author writes on, puts the words back, and has to ask anew."""
    report = drafted(cast)
    first, reviewer = asked(cast, report), entering(rita)
    assert NUMBER in reviewer.get(f"/looks/{first.public_id}/").content.decode()
    reworded(cast, report, f"Now {HELD}")
    assert decided(reviewer, first, door) == 409
    second = asked(cast, report)
    reworded(cast, report, HELD)
    assert [decided(reviewer, one, door) for one in (first, second)] == [409, 409]
    third = asked(cast, report)
    assert decided(reviewer, third, door) in {204, 302}
    assert [one.decision for one in all_looks(report)] == ["", "", "clear"]
    release(report, by=cast.actor("amara"))


@BOTH
def test_what_is_too_old_is_over_before_the_worker_has_been(cast, rita, door):
    look, reviewer = asked(cast, drafted(cast)), entering(rita)
    clock.move(timedelta(days=11))
    assert decided(reviewer, look, door) == 409
    assert decisions(look) == 0


@BOTH
def test_the_function_is_asked_when_it_is_sent(cast, rita, door):
    report = drafted(cast)
    look, reviewer = asked(cast, report), entering(rita)
    assert NUMBER in reviewer.get(f"/looks/{look.public_id}/").content.decode()
    appointment = making.account_appointment(rita)
    with as_the_system(because=BECAUSE):
        appointment.ended_on = clock.today()
        appointment.save(update_fields=["ended_on"])
    assert decided(reviewer, look, door) == 404
    assert decisions(look) == 0


@BOTH
def test_a_reviewer_who_came_to_the_post_meanwhile_decides_nothing(cast, rita, door):
    look, reviewer = asked(cast, drafted(cast)), entering(rita)
    making.handed_over(cast.amara, rita)
    assert decided(reviewer, look, door) == 403
    assert NUMBER not in reviewer.get(f"/looks/{look.public_id}/").content.decode()
    assert decisions(look) == 0


@BOTH
def test_its_author_and_whoever_may_not_know_it_decide_nothing(cast, rita, door):
    report = drafted(cast)
    look = asked(cast, report)
    answers = {name: decided(entering(cast.people[name]), look, door) for name in ("amara", "farid", "bruno", "pavel")}
    assert answers == {"amara": 403, "farid": 404, "bruno": 404, "pavel": 404}
    assert decided(entering(rita), look, door) in {204, 302}
    assert decided(entering(cast.amara), look, door) == 403, "decided or not"
