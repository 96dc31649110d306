"""What had the invented people asked each other before one enters as them? One compiled, one half answered, one on a desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from ilonet.access.actor import Actor
from ilonet.access.context import as_the_system
from ilonet.authorities.models import Appointment
from ilonet.demo.chance import dice
from ilonet.deployments.models import Deployment, Post
from ilonet.networks.models import Network
from ilonet.requests.answering import begin, release, submit
from ilonet.requests.asking import Asking
from ilonet.requests.desk import decline, task
from ilonet.requests.drafting import save, start
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.requests.publishing import answers_for, publish
from ilonet.requests.replies import Replies, Reply
from ilonet.requests.routing import proposed
from ilonet.requests.sending import send
from ilonet.standing.acting import acting_as

BECAUSE = "the demonstration network has asked and answered"
MOST_ASKED = 9
LEAVE_OPEN, DECLINE, NOTHING, PARTLY, REVIEW = "open", "decline", "nothing", "partly", "review"
REVIEWS = "DEU"  # Tove's authority, which reviews before release: one answer waits for her
OF_BOATS = (
    (
        "Two beaches south of the capital are new since June. The harbour itself is watched and hardly used any more.",
        "Boats now leave from the mouth of the river, at night and in smaller groups than last year.",
        "No new place. What has changed is the hour: departures have moved from evening to early morning.",
    ),
    (
        "It rose by about a third; part of it is paid only on arrival.",
        "Stable. Whoever cannot pay works on the boat instead.",
        "It fell in August, because two groups compete for the same passengers.",
    ),
    (
        "Unaccompanied minors, more than a year ago; they were handed to the child protection service.",
        "Women with small children, and people who had been held on the way. We passed on where help is offered.",
        "Few. Some asked for asylum and were referred to the national authority.",
    ),
)
OF_OFFERS = (
    (
        "Yes: at the coach station and in two markets. The flyers name a country and a wage, and no firm.",
        "Yes, and in messages that people pass on. The text is the same everywhere; only the town differs.",
        "Once, near the coach station. Traders say that they are paid for every week that a flyer hangs.",
    ),
    (
        "The labour office keeps a list of licensed agencies; none of those on the flyers stands on it.",
        "They take the flyers down. Nobody has looked for the printer so far.",
        "A campaign on the radio warns of offers without a contract; the ministry asked us for a text.",
    ),
)
OF_BUSES = (
    (
        "The night lines, since the beginning of the month. Seats are sold out two days ahead.",
        "The two early lines. Whoever finds no seat waits for the next day and does not turn back.",
        "None more than last year, except before the holidays.",
    ),
    (
        "Only at the larger stations, and only for the longest distance.",
        "No. Since the new timetable they count how many travel, and do not ask who.",
        "Some do, where the police check the coach a second time before the border.",
    ),
)


@dataclass(frozen=True)
class Question:
    """`course` says what comes back, one addressee after the other; the rest answers in full, by one of what is `said` to each question."""

    persona: str
    asking: Asking
    said: tuple[tuple[str, ...], ...]
    course: tuple[str, ...]
    is_published: bool = False


QUESTIONS = (
    Question(
        "viktor",
        Asking(
            title="Routes by sea from West Africa: what changed this summer",
            background="For the meeting of the network. We see fewer departures near Dakar and more further south.",
            questions=[
                "Which places of departure are new, and which are used no more?",
                "How did the price of a crossing change?",
                "Which protection needs did you see among those who were stopped?",
            ],
            topics=["c"],
            countries=["SEN", "GHA", "CIV"],
        ),
        OF_BOATS,
        (NOTHING, PARTLY),
        is_published=True,
    ),
    Question(
        "amara",
        Asking(
            title="Flyers that offer work abroad: seen in your country too?",
            background="Flyers with offers of work in the Gulf hang in markets here. Nobody can check the agencies.",
            questions=["Have you seen such offers, and where?", "What do your authorities do about them?"],
            topics=["b", "c"],
            countries=["GHA", "CIV"],
        ),
        OF_OFFERS,
        (PARTLY, DECLINE, NOTHING, LEAVE_OPEN, LEAVE_OPEN),
    ),
    Question(
        "bruno",
        Asking(
            title="Bus lines to the coast since the new timetable",
            questions=["Which lines are full again?", "Do carriers ask for documents before departure?"],
            topics=["c"],
            countries=["SEN"],
        ),
        OF_BUSES,
        (REVIEW,) * MOST_ASKED,
    ),
)
FOREWORD = (
    "Departures have moved south and into the early morning. Prices differ from place to place. Several of us met"
    " unaccompanied minors: the network takes this up at its next meeting."
)


def ask_around(accounts: dict[str, int], seed: int) -> None:
    for number, question in enumerate(QUESTIONS):
        with transaction.atomic():
            request = _send(question, accounts[question.persona])
            for place, (asked, course) in enumerate(_courses(request, question)):
                _answer(asked, question.said, course, dice(seed, "answers", number, place).randrange(3))
            if question.is_published:
                by = acting_as(accounts[question.persona])
                row = Request.objects.visible_to(by).select_related("post", "authority").get(pk=request.pk)
                publish(row, answers_for(row, by), foreword=FOREWORD, language="en", by=by)


def _send(question: Question, account_id: int) -> Request:
    by = acting_as(account_id)
    post = Post.objects.visible_to(by).select_related("authority").get(pk=min(by.post_ids))
    west = Network.objects.visible_to(by).filter(pk__in=by.network_ids).values_list("circle_id", flat=True)
    asking = question.asking
    request = start(post, asking, by=by)
    wanted = [one.token for one in proposed(request, asking, by)][:MOST_ASKED]
    told = {"wanted": wanted, "audience": sorted(west), "due_on": by.today + timedelta(days=12)}
    save(request, Asking(**{**vars(asking), **told}), edition=1, by=by)
    send(request, by=by)
    return request


def _courses(request: Request, question: Question) -> list[tuple[Addressee, str]]:
    with as_the_system(because=BECAUSE):
        rows = Addressee.objects.unrestricted(because=BECAUSE).filter(request=request).order_by("pk")
        asked = list(rows.select_related("authority"))
    return [(one, question.course[n] if n < len(question.course) else "") for n, one in enumerate(asked)]


def _answer(asked: Addressee, said: tuple[tuple[str, ...], ...], course: str, turn: int) -> None:
    """By the people who would do it: the back office decides, the officer answers, the back office reviews."""
    office, officer = _back_office(asked), _officer(asked)
    if course == LEAVE_OPEN or office is None or (course == REVIEW and asked.authority.code != REVIEWS):
        return
    if course == DECLINE:
        decline(_row(asked, office), because="Nobody on this post covers the question.", by=office)
        return
    if officer is None:
        return
    office = acting_as(_id(office))
    task(_row(asked, office), by=office)
    officer = acting_as(_id(officer))
    row = _row(asked, officer)
    answer = begin(row, _replies(said, course, turn), by=officer)
    if not answer.authority.reviews_before_release:
        release(answer, by=officer)
        return
    submit(answer, by=officer)
    if course == REVIEW:
        return
    office = acting_as(_id(office))
    release(_again(answer, office), by=office)


def _replies(said: tuple[tuple[str, ...], ...], course: str, turn: int) -> Replies:
    if course == NOTHING:
        return Replies([Reply(is_nothing=True)] * len(said))
    replies = [Reply(words[(turn + n) % len(words)]) for n, words in enumerate(said)]
    return Replies([*replies[:-1], Reply()] if course == PARTLY else replies)


def _row(asked: Addressee, by: Actor) -> Addressee:
    rows = Addressee.objects.visible_to(by).select_related(
        "request__authority", "request__post", "authority", "post"
    )  # fmt: skip
    found: Addressee = rows.get(pk=asked.pk)
    return found


def _again(answer: Answer, by: Actor) -> Answer:
    beside = ("request__authority", "request__post", "addressee__authority", "addressee__post", "authority", "post")
    found: Answer = Answer.objects.visible_to(by).select_related(*beside).get(pk=answer.pk)
    return found


def _back_office(asked: Addressee) -> Actor | None:
    with as_the_system(because=BECAUSE):
        rows = Appointment.objects.unrestricted(because=BECAUSE).filter(
            authority_id=asked.authority_id, function="back_office"
        )
        found = rows.order_by("pk").values_list("account", flat=True).first()
    actor = acting_as(found) if found else None
    return actor if actor and asked.authority_id in actor.reviews_for else None


def _officer(asked: Addressee) -> Actor | None:
    with as_the_system(because=BECAUSE):
        rows = Deployment.objects.unrestricted(because=BECAUSE).filter(post_id=asked.post_id, account__isnull=False)
        people = list(rows.order_by("-from_on").values_list("account", flat=True))
    actors = (acting_as(one) for one in people)
    return next((one for one in actors if asked.post_id in one.post_ids), None)


def _id(actor: Actor) -> int:
    return actor.account_id or 0
