"""A comment that passed on its writer's own reason: looked at afterwards, and masked at once where the reason does not hold."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.passing import explained, screened
from ilonet.comments.wording import Said
from ilonet.lib.refusals import Refusal
from ilonet.looks.deciding import decide
from ilonet.looks.forms import DecisionForm
from ilonet.looks.models import Look
from ilonet.reports.beside import place
from ilonet.reports.models import Report
from ilonet.spills.stores import forget_passages
from ilonet.standing.acting import acting_as
from tests import making
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
