"""Questions and answers that passed on a reason of their author: looked at afterwards, masked at once where it does not hold."""

from dataclasses import replace

import pytest

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.requests import gating
from ilonet.requests.compiling import compiled
from ilonet.requests.drafting import save, start
from ilonet.requests.models import Answer, Request
from ilonet.requests.sending import send
from ilonet.requests.tests.asking import answered, asking, back_office, post_of, replies, sent, tasked
from ilonet.standing.acting import acting_as
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-3.4-00")
NAMED = "What did the harbour office of Ousmane Diallo say?"
SAID = "The harbour office of Ousmane Diallo said nothing."
REASON = "He is a passenger and holds no office."


def reviewer(code):
    who = making.account(f"reviewer.{code.lower()}")
    making.appointment(who, "privacy_reviewer", code, authority=making.authority(code))
    return acting_as(who.pk)


def with_reasons(written):
    for one in gating.screened(written).unexplained:
        written = gating.explained(written, one, "office", "")
    return written


def owed(thing):
    with as_the_system(because=BECAUSE):
        return list(Look.objects.unrestricted(because=BECAUSE).filter(thing=thing.public_id))


def test_a_question_is_looked_at_and_masked_for_everybody(cast):
    to = f"post:{post_of('bruno', cast).public_id}"
    request = start(post_of("amara", cast), asking(questions=[NAMED], wanted=[to]), by=cast.actor("amara"))
    save(request, with_reasons(request.asking), edition=1, by=cast.actor("amara"))
    assert owed(request) == [], "a draft owes nothing"
    send(request, by=cast.actor("amara"))
    [look] = owed(request)
    assert (look.is_afterwards, look.passage.found) == (True, "Ousmane Diallo")
    rita = reviewer("FRA")
    decide(Look.objects.which(rita, may="decide").get(), "mask", REASON, by=rita)
    seen = Request.objects.visible_to(cast.actor("bruno")).get(pk=request.pk)
    assert seen.asking.questions == ["What did the harbour office of [name removed] say?"]
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="request.masked", public_id=request.public_id).count() == 1


def test_an_answer_is_masked_in_every_compilation(cast):
    request = sent(cast, "bruno")
    tasked(cast, request, "bruno", back_office("ITA"))
    answer = answered(cast, request, "bruno", with_reasons(replies(SAID, "")))
    [look] = owed(answer)
    assert (look.authority.code, look.passage.found) == ("ITA", "Ousmane Diallo")
    rita = reviewer("ITA")
    decide(Look.objects.which(rita, may="decide").get(), "mask", REASON, by=rita)
    told = compiled(Request.objects.visible_to(cast.actor("amara")).get(pk=request.pk), cast.actor("amara"))
    assert told.lines[0].cells[0].said == "The harbour office of [name removed] said nothing."
    with as_the_system(because=BECAUSE):
        assert Event.objects.filter(act="answer.masked", public_id=answer.public_id).count() == 1


def test_a_reason_that_holds_leaves_the_words(cast):
    request = sent(cast, "bruno")
    tasked(cast, request, "bruno", back_office("ITA"))
    answer = answered(cast, request, "bruno", with_reasons(replace(replies(SAID, ""), note="")))
    rita = reviewer("ITA")
    decide(Look.objects.which(rita, may="decide").get(), "clear", REASON, by=rita)
    answer = Answer.objects.visible_to(cast.actor("bruno")).get(pk=answer.pk)
    assert answer.replies.replies[0].said == SAID
