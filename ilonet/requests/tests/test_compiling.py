"""Compiled by itself: every sentence stands on answers that this reader may see, and says nothing of its own (features.md 1, 8)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal
from ilonet.requests.answering import withdraw
from ilonet.requests.compiling import compiled
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.requests.publishing import answers_for, publish, readers_of
from ilonet.requests.tests.asking import answered, back_office, replies, sent, tasked
from ilonet.requests.vocabulary import Allows
from ilonet.standing.acting import acting_as
from tests import making
from tests.making import BECAUSE

LONG = "Two beaches are new. " + "Boats of wood leave at night from places that nobody watched before. " * 6


def scene(cast, *, italy=Allows.READERS.value):
    request = sent(cast, "bruno", "elena", "viktor", audience=[cast.west.circle_id, cast.east.circle_id])
    for code, who in (("ITA", "bruno"), ("ESP", "elena"), ("COM", "viktor")):
        tasked(cast, request, who, acting_as(back_office(code).account_id))
    answered(cast, request, "bruno", replies(LONG, "It rose by a third.", allows=italy))
    answered(cast, request, "elena", replies("", ""))
    answered(cast, request, "viktor", replies("One beach is new.", None))
    return request


def told(found):
    return [*found.overview, *(one for part in found.parts for one in part.sentences)]


def insist_on_sources(found, actor):
    """Each sentence cites, each citation is visible, each quotation stands in what it cites, letter by letter."""
    visible = set(Answer.objects.visible_to(actor).standing().values_list("pk", flat=True))
    for one in told(found):
        assert one.cites
        assert {cited.answer.pk for cited in one.cites} <= visible
        if one.quote:
            assert any(one.quote in reply.said for reply in one.cites[0].replies.replies)


def test_every_sentence_stands_on_answers_the_reader_may_see(cast):
    request = scene(cast, italy=Allows.ASKER.value)
    seen = {}
    for who in ("amara", "chiara", "farid"):
        actor = cast.actor(who)
        found = compiled(Request.objects.visible_to(actor).get(pk=request.pk), actor)
        insist_on_sources(found, actor)
        seen[who] = [one.cited.organisation for one in found.lines]
    assert seen == {"amara": ["COM", "ESP", "ITA"], "chiara": ["COM", "ESP"], "farid": ["COM", "ESP", "ITA"]}
    actor = cast.actor("chiara")
    everything = repr(told(compiled(Request.objects.visible_to(actor).get(pk=request.pk), actor)))
    assert "ITA" not in everything
    assert "Accra" not in everything


def test_what_it_says(cast):
    request = scene(cast)
    amara = cast.actor("amara")
    found = compiled(request, amara)
    first, second = found.parts
    assert [one.text for one in first.sentences] == [
        "2 of 3 answers report on this.",
        "COM · Dakar",
        "ITA · Accra",
        "Nothing to report: ESP · Abidjan.",
    ]
    assert first.sentences[2].is_cut
    assert re.fullmatch(r"Two beaches are new\.( Boats[^.]*\.)+", first.sentences[2].quote)
    assert [one.text for one in second.sentences][-1] == "Left open by: COM · Dakar."
    assert found.overview[0].text == "This compilation stands on 3 answers from 3 states or bodies."


@pytest.mark.requirement("R-SEC-7")
def test_a_publication_goes_to_no_more_than_each_originator_allows(cast):
    request = scene(cast, italy=Allows.ASKER.value)
    amara = cast.actor("amara")
    request = Request.objects.visible_to(amara).get(pk=request.pk)
    answers = answers_for(request, amara)
    assert readers_of(request, answers) == request.asker
    open_ = [one for one in answers if one.allows == Allows.READERS]
    publish(request, open_, foreword="Two beaches are new.", language="en", by=amara)
    chiara = cast.actor("chiara")
    kept = Compilation.objects.visible_to(chiara).get(request=request)
    found = compiled(request, chiara, only=kept.answers)
    assert [one.cited.organisation for one in found.lines] == ["COM", "ESP"]
    assert kept.foreword == "Two beaches are new."


@pytest.mark.requirement("R-SEC-7")
def test_a_withdrawn_answer_leaves_a_published_compilation(cast):
    request = scene(cast)
    amara = cast.actor("amara")
    publish(request, answers_for(request, amara), foreword="", language="en", by=amara)
    viktor = cast.actor("viktor")
    withdraw(Answer.objects.visible_to(viktor).get(request=request, authority__code="COM"), because="Wrong.", by=viktor)
    chiara = cast.actor("chiara")
    kept = Compilation.objects.visible_to(chiara).get(request=request)
    found = compiled(request, chiara, only=kept.answers)
    assert [one.cited.organisation for one in found.lines] == ["ESP", "ITA"]


def test_the_gate_stands_before_the_foreword(cast):
    request = scene(cast)
    amara = cast.actor("amara")
    with pytest.raises(Refusal) as refused:
        publish(request, answers_for(request, amara), foreword="Passport C01X00T47 was seen.", language="en", by=amara)
    assert (refused.value.code, refused.value.field) == ("gate.refused", "foreword")
    assert not Compilation.objects.visible_to(amara).filter(request=request)


def many(cast, request, number):
    with as_the_system(because=BECAUSE):
        for n in range(number):
            of = making.authority(f"X{n:02}")
            row = Addressee.objects.create(
                request=request, authority=of, readers=[*request.asker, of.back_office_circle_id], outcome="answered"
            )
            answer = Answer(request=request, addressee=row, authority=of, released_at=clock.now())
            answer.take(replies(f"Authority {n} saw {n} boats.", "").to(2))
            answer.readers = request.readers
            answer.save(force_insert=True)


def test_thirty_five_answers_cost_as_many_questions_as_three(cast):
    request = sent(cast, "bruno")
    many(cast, request, 3)
    asked = []
    for more in (0, 32):
        if more:
            with as_the_system(because=BECAUSE):
                Answer.objects.unrestricted(because=BECAUSE).filter(request=request).delete()
                Addressee.objects.unrestricted(because=BECAUSE).filter(request=request).delete()
            many(cast, request, 35)
        amara = cast.actor("amara")
        with CaptureQueriesContext(connection) as caught:
            found = compiled(request, amara)
        asked.append(len(caught))
    assert len(found.lines) == 35
    assert asked[0] == asked[1] <= 3
    said = [one.cells[0].said for one in found.lines]
    assert sorted(said) == sorted(f"Authority {n} saw {n} boats." for n in range(35))
    insist_on_sources(found, amara)
