"""Asked: drafted, routed by the register, looked for what is there already, sent to whom it names (C.6)."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib.refusals import Refusal
from ilonet.reports.words import index
from ilonet.requests.closing import close, remind, withdraw
from ilonet.requests.drafting import discard, save
from ilonet.requests.likeness import alike
from ilonet.requests.models import Addressee, Request
from ilonet.requests.routing import proposed
from ilonet.requests.sending import send
from ilonet.requests.tests.asking import addressee, asking, back_office, drafted, sent
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("R-REC13")


def sees(cast, who, request):
    return Request.objects.visible_to(cast.actor(who)).filter(pk=request.pk).exists()


def test_a_draft_is_its_posts_alone_and_a_sent_one_reaches_those_it_names(cast):
    request = drafted(cast)
    assert [who for who in ("amara", "bruno", "farid", "chiara") if sees(cast, who, request)] == ["amara"]
    request = sent(cast, "bruno")
    assert [who for who in ("amara", "bruno", "farid", "chiara", "tove") if sees(cast, who, request)] == [
        "amara",
        "bruno",
        "farid",
    ]
    office = back_office("ITA")
    assert Request.objects.visible_to(office).filter(pk=request.pk).exists()


def test_whoever_is_let_read_along_reads_the_question_and_not_whom_it_asks(cast):
    request = sent(cast, "chiara", audience=[cast.west.circle_id])
    assert sees(cast, "bruno", request)
    assert not Addressee.objects.visible_to(cast.actor("bruno")).filter(request=request)
    assert addressee(cast, request, "chiara")


def test_the_register_names_who_is_there_and_who_is_responsible(cast):
    request = drafted(cast, countries=["GHA", "GEO"])
    found = proposed(request, request.asking, cast.actor("amara"))
    assert [one.post.city for one in found] == ["Tbilisi", "Accra"]
    assert "Ghana" in found[1].because
    assert not proposed(request, asking(topics=["k"]), cast.actor("amara"))
    mine = asking(countries=["SEN"])
    assert "amara" not in {str(one.post.authority) for one in proposed(request, mine, cast.actor("amara"))}
    assert request.post not in [one.post for one in proposed(request, mine, cast.actor("amara"))]


def test_nobody_asks_for_a_post_they_do_not_serve_on(cast):
    request = drafted(cast)
    with pytest.raises(Refusal) as refused:
        save(request, asking(), edition=1, by=cast.actor("chiara"))
    assert refused.value.status == 404


def test_two_who_save_over_each_other_are_told(cast):
    request = drafted(cast)
    save(request, asking(title="First"), edition=1, by=cast.actor("amara"))
    with pytest.raises(Refusal) as refused:
        save(request, asking(title="Second"), edition=1, by=cast.actor("amara"))
    assert refused.value.code == "edit.conflict"


@pytest.mark.parametrize(
    "lacking, field",
    [
        ({"questions": ["  "]}, "questions"),
        ({"topics": []}, "topics"),
        ({"countries": []}, "countries"),
        ({"due_on": None}, "due_on"),
        ({"wanted": []}, "wanted"),
    ],
)
def test_what_is_lacking_is_said_before_anything_goes(cast, lacking, field):
    request = drafted(cast, **{"wanted": ["authority:ITA"]} | lacking)
    with pytest.raises(Refusal) as refused:
        send(request, by=cast.actor("amara"))
    assert (refused.value.code, refused.value.field) == ("request.incomplete", field)


def test_a_question_about_one_person_is_stopped_with_the_lawful_channel(cast):
    said = ["Is the holder of passport number C01X00T47 known to you?"]
    request = drafted(cast, questions=said, wanted=["authority:ITA"])
    with pytest.raises(Refusal) as refused:
        send(request, by=cast.actor("amara"))
    assert refused.value.code == "gate.refused"
    assert "SIENA" in str(refused.value.hint)
    assert not sees(cast, "bruno", request)


def test_a_draft_is_given_up_and_a_sent_one_is_not(cast):
    request = drafted(cast)
    discard(request, by=cast.actor("amara"))
    assert not Request.objects.visible_to(cast.actor("amara")).filter(pk=request.pk)
    request = sent(cast)
    with pytest.raises(Refusal):
        discard(request, by=cast.actor("amara"))


def test_what_was_asked_already_is_told_to_whoever_may_know_it_and_to_nobody_else(cast):
    report = making.report(
        cast.bruno,
        audience=[cast.west.circle_id],
        title="New sea routes from Accra",
        text="The price of a crossing rose in August.",
        topics=["c"],
        countries=["GHA"],
    )
    with as_the_system(because=BECAUSE):
        index(report)
    sent(cast, "bruno", title="Sea routes used since August", audience=[cast.west.circle_id])
    mine = asking(title="Which sea routes are new?")
    amara = cast.actor("amara")
    assert [one.title for one in alike(mine, amara).requests] == ["Sea routes used since August"]
    assert [one.pk for one in alike(mine, amara).reports] == [report.pk]
    assert not alike(mine, cast.actor("chiara"))
    other = asking(title="Which visa rules are new?", questions=["Visa?"], topics=["c", "k"])
    assert not alike(other, cast.actor("amara"))


def test_a_hidden_request_changes_nothing_in_what_is_told(cast):
    mine = asking(title="Which sea routes are new?")
    before = alike(mine, cast.actor("elena"))
    sent(cast, "chiara", title="Sea routes used since August")
    assert alike(mine, cast.actor("elena")) == before


def test_a_reminder_once_a_day_until_nobody_is_left(cast):
    request = sent(cast, "bruno")
    assert remind(request, by=cast.actor("amara")) == 1
    with pytest.raises(Refusal) as refused:
        remind(request, by=cast.actor("amara"))
    assert refused.value.code == "request.reminded_lately"
    with pytest.raises(Refusal):
        remind(request, by=cast.actor("bruno"))


def test_withdrawn_it_is_the_askers_again(cast):
    request = sent(cast, "bruno", audience=[cast.west.circle_id])
    withdraw(request, because="Asked of the wrong posts.", by=cast.actor("amara"))
    assert [who for who in ("amara", "farid", "bruno", "elena") if sees(cast, who, request)] == ["amara", "farid"]
    assert not Addressee.objects.visible_to(cast.actor("bruno")).filter(request=request)


def test_closed_it_asks_nothing_more(cast):
    request = sent(cast, "bruno")
    close(request, by=cast.actor("amara"))
    with pytest.raises(Refusal):
        remind(request, by=cast.actor("amara"))
    assert not cast.actor("bruno").may("answer", addressee(cast, request, "bruno"))
