"""Who decides about a held place, once, with a reason, and what is forgotten then (security.md 7.3)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import clock, sql
from ilonet.lib.refusals import Refusal
from ilonet.looks.deciding import decide
from ilonet.looks.lapsing import lapse
from ilonet.looks.models import Look
from ilonet.standing.acting import acting_as
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-3.4-00")
NUMBER = "GB82 WEST 1234 5698 7654 32"
REASON = "It is the number of a container."


@pytest.fixture
def look(cast):
    return making.look(making.serving(cast.amara), NUMBER, hands=["a colleague"])


@pytest.fixture
def rita(cast):
    """FRA has named her its privacy reviewer."""
    who = making.account("rita")
    making.appointment(who, "privacy_reviewer", "FRA", authority=making.authority("FRA"))
    return who


def seen(who):
    """By row-level security alone."""
    acting_as(who.pk)
    return {one.decision or one.kind for one in Look.objects.unrestricted(because=BECAUSE)}


def stored(look):
    with as_the_system(because=BECAUSE):
        return Look.objects.unrestricted(because=BECAUSE).get(pk=look.pk)


def test_the_reviewer_of_the_authority_decides_and_the_passage_is_forgotten(look, rita):
    by = acting_as(rita.pk)
    assert look.passage.found == NUMBER
    decide(look, "clear", REASON, by=by)
    kept = stored(look)
    assert (kept.decision, kept.because, kept.sealed) == ("clear", REASON, None)
    assert kept.decided_by == by.pseudonym
    assert Event.objects.get(act="look.decided").noted == {"kind": "iban", "decision": "clear", "afterwards": 0}
    with pytest.raises(Refusal) as again:
        decide(look, "refuse", REASON, by=by)
    assert again.value.status == 409


def test_of_a_proposal_only_the_proposal_is_kept(look, rita):
    by = acting_as(rita.pk)
    decide(look, "mask", REASON, by=by)
    assert stored(look).passage.proposal == "[account number removed]"
    assert stored(look).passage.found == ""


def test_nobody_decides_who_has_a_hand_in_it(cast, rita):
    """The author, a colleague of the post, whoever saved it, and the back office that releases it."""
    farid = cast.farid
    making.appointment(farid, "privacy_reviewer", "FRA", authority=making.authority("FRA"))
    making.appointment(cast.amara, "privacy_reviewer", "FRA", authority=making.authority("FRA"))
    written = acting_as(rita.pk).pseudonym
    look = making.look(making.serving(cast.amara), NUMBER, hands=[written])
    for who, status in ((cast.amara, 403), (farid, 404), (rita, 404), (cast.pavel, 404), (cast.leo, 404)):
        with pytest.raises(Refusal) as refused:
            decide(look, "clear", REASON, by=acting_as(who.pk))
        assert refused.value.status == status, who
    assert stored(look).decision == ""


def test_the_central_reviewer_sees_what_is_overdue_and_nothing_else(cast, look):
    assert seen(cast.pavel) == set()
    clock.move(timedelta(days=6))
    assert seen(cast.pavel) == {"iban"}
    decide(look, "refuse", REASON, by=acting_as(cast.pavel.pk))
    assert seen(cast.pavel) == {"refuse"}


def test_a_reviewer_whose_appointment_ended_sees_nothing_that_second(look, rita):
    assert seen(rita) == {"iban"}
    appointment = making.account_appointment(rita)
    appointment.ended_on = clock.today()
    with as_the_system(because=BECAUSE):
        appointment.save(update_fields=["ended_on"])
    assert seen(rita) == set()


@pytest.mark.parametrize(
    "decision, because, proposal, code",
    [
        ("clear", " ", "", "reason.missing"),
        ("clear", f"It is {NUMBER} of a container.", "", "screening.K1"),
        ("mask", REASON, f"the account {NUMBER}", "screening.K1"),
        ("mask", REASON, "x" * 301, "text.too_long"),
        ("approve", REASON, "", "look.unknown_decision"),
    ],
)
def test_a_decision_that_is_none_is_refused(look, rita, decision, because, proposal, code):
    with pytest.raises(Refusal) as refused:
        decide(look, decision, because, proposal, by=acting_as(rita.pk))
    assert refused.value.code == code
    assert stored(look).passage.found == NUMBER


def test_what_nobody_decided_on_is_forgotten(look, rita):
    clock.move(timedelta(days=9))
    assert not lapse(str(look.public_id))
    clock.move(timedelta(days=2))
    assert lapse(str(look.public_id))
    assert not lapse(str(look.public_id))
    assert stored(look).sealed is None
    with pytest.raises(Refusal):
        decide(look, "clear", REASON, by=acting_as(rita.pk))
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="look.lapsed").count() == 1


FORGED = {
    "by the author": ("amara", "decision = 'clear', because = 'x', decided_by = current_setting('app.pseudonym'), decided_at = now(), sealed = NULL"),
    "in another's name": ("rita", "decision = 'clear', because = 'x', decided_by = 'somebody', decided_at = now(), sealed = NULL"),
    "of another text": ("rita", "digest = repeat('1', 64)"),
    "without the hands": ("rita", "hands = '{x}'"),
    "sooner overdue": ("amara", "due_at = now() - interval '1 day'"),
}  # fmt: skip


@pytest.mark.parametrize("who, said", FORGED.values(), ids=FORGED)
def test_the_database_takes_no_forged_decision(cast, look, rita, who, said):
    acting_as((rita if who == "rita" else cast.people[who]).pk)
    with pytest.raises(ProgrammingError, match=r"does not change|distinct reviewer|row-level"), transaction.atomic():
        sql.run(f"UPDATE looks_look SET {said} WHERE id = %s", [look.pk])  # noqa: S608 — constants above
    assert stored(look).decision == ""


def test_not_even_the_system_decides(look):
    with pytest.raises(ProgrammingError, match="distinct reviewer"), as_the_system(because=BECAUSE):
        sql.run(
            "UPDATE looks_look SET decision = 'clear', because = 'x', decided_by = 'system', decided_at = now(),"
            " sealed = NULL WHERE id = %s",
            [look.pk],
        )


COPIED = """
INSERT INTO looks_look (public_id, authority_id, post_circle, noun, thing, field, kind, start, "end", digest, language, why,
    is_afterwards, due_at, kept_until, decided_at, hands, decided_by, decision, because, sealed)
SELECT gen_random_uuid(), authority_id, post_circle, noun, thing, field, kind, 7, 8, digest, language, why,
    false, due_at, kept_until, now(), %s, 'me', 'clear', %s, %s FROM looks_look
"""


@pytest.mark.parametrize(
    "hands, because, sealed, constraint",
    [
        (["you", "me"], "It is none.", None, "look_by_another_hand"),
        ([], "", None, "look_decided_by_somebody_for_a_reason"),
        ([], "It is none.", b"words", "look_forgets_its_passage"),
    ],
)
def test_no_row_says_what_must_never_be(look, hands, because, sealed, constraint):
    with as_the_system(because=BECAUSE):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            sql.run(COPIED, [hands, because, sealed])
        assert sql.run(COPIED, [["you"], "It is none.", None]) == 1
