"""Answered: by whom its authority lets, after the gate, as far as its originator opens it (C.6; INV-5; R-SEC-7)."""

import pytest

from ilonet.authorities.models import Authority
from ilonet.lib.refusals import Refusal
from ilonet.requests.answering import begin, release, return_, save, submit, withdraw
from ilonet.requests.desk import decline, task
from ilonet.requests.models import Addressee, Answer
from ilonet.requests.tests.asking import addressee, answered, back_office, replies, sent, tasked
from ilonet.requests.vocabulary import Allows, Outcome
from ilonet.standing.acting import acting_as


def reads(actor, answer):
    return Answer.objects.visible_to(actor).filter(pk=answer.pk).exists()


@pytest.mark.requirement("INV-5")
def test_nobody_but_the_authority_makes_it_its_officers_task(cast):
    request, office = sent(cast, "bruno"), back_office("ITA")
    mine = addressee(cast, request, "bruno")
    for who in ("bruno", "amara", "farid", "tove"):
        with pytest.raises(Refusal):
            task(mine, by=cast.actor(who))
    with pytest.raises(Refusal) as refused:
        begin(mine, replies("Two new routes."), by=cast.actor("bruno"))
    assert refused.value.status == 403
    row = Addressee.objects.visible_to(back_office_again(office)).get(pk=mine.pk)
    task(row, by=office)
    assert begin(addressee(cast, request, "bruno"), replies("Two."), by=cast.actor("bruno"))


def back_office_again(office):
    """As they stand now; also tells the database who asks."""
    return acting_as(office.account_id)


def test_an_answer_goes_to_the_asker_and_to_those_who_read_the_request(cast):
    request, office = sent(cast, "bruno", audience=[cast.west.circle_id]), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    answer = begin(addressee(cast, request, "bruno"), replies("Two new routes.", ""), by=cast.actor("bruno"))
    assert not reads(cast.actor("amara"), answer)
    assert not reads(back_office_again(office), answer)
    release(answer, by=cast.actor("bruno"))
    assert [who for who in ("amara", "elena", "farid", "chiara", "tove") if reads(cast.actor(who), answer)] == [
        "amara",
        "elena",
        "farid",
    ]
    assert addressee(cast, request, "bruno").outcome == Outcome.ANSWERED


@pytest.mark.requirement("R-SEC-7")
def test_an_answer_for_the_asker_alone_stays_with_the_asker(cast):
    request, office = sent(cast, "bruno", audience=[cast.west.circle_id]), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    answer = answered(cast, request, "bruno", replies("Two new routes.", allows=Allows.ASKER.value))
    assert [who for who in ("amara", "elena", "farid") if reads(cast.actor(who), answer)] == ["amara", "farid"]


@pytest.mark.parametrize(
    "said, outcome",
    [
        (("Two.", "It rose."), "answered"),
        (("Two.", None), "partly"),
        (("", ""), "nothing"),
        (("", "Rose."), "answered"),
    ],
)
def test_nothing_to_report_is_an_answer_and_a_partial_one_is_said_so(cast, said, outcome):
    request, office = sent(cast, "bruno"), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    assert answered(cast, request, "bruno", replies(*said)).outcome == outcome


def test_an_empty_answer_is_none(cast):
    request, office = sent(cast, "bruno"), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    with pytest.raises(Refusal) as refused:
        answered(cast, request, "bruno", replies(None, None))
    assert refused.value.code == "answer.empty"


@pytest.mark.requirement("R-3.1-a")
def test_where_the_authority_reviews_its_back_office_releases(cast):
    Authority.objects.filter(code="ITA").update(reviews_before_release=True)
    request, office = sent(cast, "bruno"), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    answer = begin(addressee(cast, request, "bruno"), replies("Two."), by=cast.actor("bruno"))
    with pytest.raises(Refusal):
        release(answer, by=cast.actor("bruno"))
    submit(answer, by=cast.actor("bruno"))
    office = back_office_again(office)
    assert reads(office, answer)
    return_(answer, because="Say since when.", by=office)
    assert not reads(office, answer)
    row = Answer.objects.visible_to(cast.actor("bruno")).get(pk=answer.pk)
    save(row, replies("Two, since June."), edition=row.edition, by=cast.actor("bruno"))
    submit(row, by=cast.actor("bruno"))
    release(row, by=back_office_again(office))
    assert reads(cast.actor("amara"), row)


def test_the_back_office_answers_itself_or_declines(cast):
    request, office = sent(cast, "bruno", "elena"), back_office("ITA")
    row = Addressee.objects.visible_to(back_office_again(office)).filter(authority__code="ITA").get(request=request)
    answer = begin(row, replies("Nothing new."), by=office)
    release(answer, by=office)
    assert reads(cast.actor("amara"), answer)
    spain = back_office("ESP")
    other = Addressee.objects.visible_to(back_office_again(spain)).get(authority__code="ESP", request=request)
    decline(other, because="Nobody there covers it.", by=spain)
    assert addressee(cast, request, "elena").outcome == Outcome.DECLINED
    with pytest.raises(Refusal):
        begin(addressee(cast, request, "elena"), replies("But."), by=cast.actor("elena"))


def test_a_fuller_answer_follows_and_stands_for_the_first(cast):
    request, office = sent(cast, "bruno"), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    first = answered(cast, request, "bruno", replies("Two.", None))
    second = answered(cast, request, "bruno", replies("Two.", "It rose."))
    assert (second.number, second.outcome) == (2, Outcome.ANSWERED)
    amara = cast.actor("amara")
    assert [one.pk for one in Answer.objects.visible_to(amara).filter(request=request)] == [second.pk]
    assert not reads(amara, first)


@pytest.mark.requirement("R-SEC-7")
def test_a_withdrawn_answer_is_its_originators_again(cast):
    request, office = sent(cast, "bruno"), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    answer = answered(cast, request, "bruno", replies("Two."))
    with pytest.raises(Refusal):
        withdraw(answer, because="No.", by=cast.actor("amara"))
    withdraw(answer, because="It was wrong.", by=cast.actor("bruno"))
    assert not reads(cast.actor("amara"), answer)
    assert addressee(cast, request, "bruno").answered_at is None


def test_the_gate_stops_an_answer_that_names_a_passport(cast):
    request, office = sent(cast, "bruno"), back_office("ITA")
    tasked(cast, request, "bruno", back_office_again(office))
    with pytest.raises(Refusal) as refused:
        answered(cast, request, "bruno", replies("The crew showed passport number C01X00T47."))
    assert refused.value.code == "gate.refused"
    assert not Answer.objects.visible_to(cast.actor("amara")).filter(request=request)


def test_an_officer_answers_more_fully_than_the_back_office_did(cast):
    """What stood before is the back office's alone from then on, also where the post that follows it does not read it any more."""
    request, office = sent(cast, "bruno", audience=[cast.west.circle_id]), back_office("ITA")
    row = Addressee.objects.visible_to(back_office_again(office)).filter(authority__code="ITA").get(request=request)
    task(row, by=office)
    earlier = begin(row, replies("Nothing new."), by=office)
    release(earlier, by=office)
    fuller = begin(addressee(cast, request, "bruno"), replies("Two new routes."), by=cast.actor("bruno"))
    release(fuller, by=cast.actor("bruno"))
    assert [reads(cast.actor("amara"), one) for one in (earlier, fuller)] == [False, True]
    assert reads(back_office_again(office), earlier)
