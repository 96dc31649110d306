"""A comment that passed on its writer's own reason: looked at afterwards, and masked at once where the reason does not hold."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.passing import explained, screened
from ilonet.comments.wording import Said
from ilonet.lib.refusals import Refusal
from ilonet.looks.asking import hands_in
from ilonet.looks.deciding import decide
from ilonet.looks.forms import DecisionForm
from ilonet.looks.models import Look
from ilonet.reports.beside import place
from ilonet.reports.models import Report
from ilonet.spills.stores import forget_passages
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import entering
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-3.4-00")
NAMED = "The ferry office knows Ousmane Diallo and Moussa Traoré well."
REASON = "He is a passenger and holds no office."


@pytest.fixture
def rita(cast):
    who = making.account("rita")
    making.appointment(who, "privacy_reviewer", "ITA", authority=making.authority("ITA"))
    return who


def with_reasons(text):
    said = Said(text)
    keys = [place(one, text).key for one in screened(said).unexplained]
    return explained(said, {f"reason-{key}": "office" for key in keys})


@pytest.fixture
def comment(cast):
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    return saying.comment(report, with_reasons(NAMED), version=1, by=cast.actor("bruno"))


def owed(comment):
    with as_the_system(because=BECAUSE):
        return list(Look.objects.unrestricted(because=BECAUSE).filter(thing=comment.public_id).order_by("start"))


def shown(comment, actor):
    return Comment.objects.visible_to(actor).get(pk=comment.pk).said.text


def test_each_place_is_owed_a_look(cast, rita, comment):
    assert [(one.is_afterwards, one.why, one.passage.found) for one in owed(comment)] == [
        (True, "office", "Ousmane Diallo"),
        (True, "office", "Moussa Traoré"),
    ]
    by = acting_as(rita.pk)
    look = Look.objects.which(by, may="decide").first()
    assert "for everybody who can read the comment" in str(DecisionForm(look=look).fields["decision"].choices)
    decide(look, "clear", REASON, by=by)
    assert shown(comment, cast.actor("amara")) == NAMED


def test_mask_takes_the_words_out_of_sight_at_once_and_ends_what_waits(cast, rita, comment):
    by = acting_as(rita.pk)
    decide(Look.objects.which(by, may="decide").first(), "mask", REASON, by=by)
    said = shown(comment, cast.actor("amara"))
    assert said == "The ferry office knows [name removed] and [name removed] well."
    assert not Look.objects.which(by, may="decide").exists()
    assert [one.sealed for one in owed(comment)] == [None, None]
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="comment.masked", public_id=comment.public_id).count() == 1


def test_its_writer_never_decides(cast, comment):
    making.appointment(cast.bruno, "privacy_reviewer", "ITA", authority=making.authority("ITA"))
    assert not Look.objects.which(cast.actor("bruno"), may="decide").exists()


def test_a_back_office_does_not_look_at_what_it_said(cast):
    """Nor the central reviewer who works there: the refusal is ours, not the database's."""
    office = making.authority("FRA").back_office_circle_id
    report = making.report(cast.amara, audience=[cast.west.circle_id, office])
    comment = saying.comment(report, with_reasons(NAMED), version=1, by=cast.actor("farid"))
    [look, _other] = owed(comment)
    colleague = making.account("colleague")
    making.appointment(colleague, "back_office", "FRA", authority=making.authority("FRA"))
    making.appointment(colleague, "data_protection_officer", "FRONTEX")
    by = acting_as(colleague.pk)
    with pytest.raises(Refusal):
        decide(look, "clear", REASON, by=by)


def test_a_spilled_report_forgets_the_passages_of_what_was_said_of_it(cast, comment):
    with as_the_system(because=BECAUSE):
        assert forget_passages(Report.objects.unrestricted(because=BECAUSE).get(pk=comment.report_id)) == 2
    assert [one.sealed for one in owed(comment)] == [None, None]


def test_another_wording_and_none_forget_the_passages(cast, comment):
    bruno = cast.actor("bruno")
    mine = Comment.objects.visible_to(bruno).get(pk=comment.pk)
    saying.edit(mine, with_reasons("Ask Ousmane Diallo again, he knows the ferries."), by=bruno)
    assert [bool(one.sealed) for one in owed(comment)].count(True) == 1
    saying.take_back(mine, by=bruno)
    assert [one.sealed for one in owed(comment)] == [None, None, None]


def test_what_a_reviewer_wants_masked_is_not_written_again_by_an_edit(cast, rita, comment):
    """The reason that did not hold does not hold a second time; a quarter of an hour is long enough to try."""
    by = acting_as(rita.pk)
    decide(Look.objects.which(by, may="decide").first(), "mask", REASON, by=by)
    mine = Comment.objects.visible_to(cast.actor("bruno")).get(pk=comment.pk)
    with pytest.raises(Refusal, match=r"gate\.refused"):
        saying.edit(mine, with_reasons(NAMED), by=cast.actor("bruno"))
    keys = {f"reason-{place(one, NAMED).key}": "office" for one in screened(Said(NAMED)).unexplained}
    answer = entering(cast.bruno).post(f"/information/comments/{comment.public_id}/text/", {"text": NAMED} | keys)
    assert (answer.status_code, shown(comment, cast.actor("amara")).count("[name removed]")) == (400, 2)
    saying.edit(mine, Said("The ferry office knows them well."), by=cast.actor("bruno"))


def test_whoever_wrote_an_earlier_wording_looks_at_no_later_one(cast, comment):
    """An officer who hands over the post may be named reviewer the same day."""
    before, colleague = cast.actor("bruno").pseudonym, making.account("colleague")
    making.handed_over(cast.bruno, colleague)
    mine = Comment.objects.visible_to(by := acting_as(colleague.pk)).get(pk=comment.pk)
    saying.edit(mine, with_reasons("Ask Ousmane Diallo again, he knows the ferries."), by=by)
    with as_the_system(because=BECAUSE):
        [look] = Look.objects.unrestricted(because=BECAUSE).filter(thing=comment.public_id, ended_at=None)
    assert {by.pseudonym, before} <= set(look.hands)


def test_whoever_reads_what_was_said_has_no_hand_in_the_report(cast, comment):
    thing = comment.report.public_id
    assert [entering(cast.elena).get(f"/information/{thing}/{one}").status_code for one in ("", "comments/")] == [
        200,
        200,
    ]
    with as_the_system(because=BECAUSE):
        read = Event.objects.filter(public_id=thing, actor=cast.actor("elena").pseudonym)
        assert set(read.values_list("act", flat=True)) == {"report.read", "comment.shown"}
    assert cast.actor("elena").pseudonym not in hands_in(thing, by=cast.actor("amara"))
