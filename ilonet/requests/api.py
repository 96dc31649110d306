"""Requests for machines: the same verbs, the same `visible_to`, the same refusals as on the pages (design.md 8)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Router, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.access.reach import Reach
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.exports.views import PAPER_FORMAT, sent
from ilonet.lib.asking import ask
from ilonet.lib.refusals import not_allowed
from ilonet.requests import answering, closing, desk, drafting, publishing, sending
from ilonet.requests.accepting import answered_of, insist_value, said_of
from ilonet.requests.asking import Asking
from ilonet.requests.compiling import Sentence, compiled, read
from ilonet.requests.finding import find
from ilonet.requests.likeness import alike
from ilonet.requests.listing import asked_of, show, state_of
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.requests.paper import compilation_file
from ilonet.requests.reading import read as read_request
from ilonet.requests.reading import read_answer
from ilonet.requests.replies import Replies
from ilonet.requests.routing import proposed
from ilonet.requests.shapes import (
    AddresseeOut,
    AnswerIn,
    AnswerOut,
    AskIn,
    BecauseIn,
    CitedOut,
    CompilationOut,
    LikeOut,
    ListedOut,
    PartOut,
    PublishIn,
    ReachOut,
    ReplyShape,
    RequestOut,
    RequestsOut,
    SaveIn,
    SentenceOut,
)

router = Router(tags=["requests"])


@router.get("/requests", response=RequestsOut, summary="Requests you can see, newest first")
def index(request: HttpRequest) -> RequestsOut:
    """Parameters: shelf (desk, ours, drafts), topic, country, state (open, late, closed), after."""
    actor = actor_of(request)
    shown = show(actor, asked_of(request.GET))
    return RequestsOut(items=[ListedOut(**_listed(one.request, actor)) for one in shown.rows], next=shown.next)


@router.post("/requests", response={201: RequestOut}, summary="Begin a request at your post, or in your back office")
def begin(request: HttpRequest, asked: AskIn) -> Status[RequestOut]:
    actor = actor_of(request)
    posts = Post.objects.visible_to(actor).filter(pk__in=actor.post_ids).select_related("authority").order_by("pk")
    of = posts.first() or Authority.objects.filter(pk__in=actor.reviews_for).order_by("pk").first()
    if of is None:
        raise not_allowed("ask")
    made = drafting.start(of, Asking(), by=actor)
    drafting.save(made, said_of(asked, made, actor), edition=1, by=actor)
    return Status(201, _request(made.public_id, actor))


@router.get("/requests/{public_id}", response=RequestOut, summary="Read a request; the reading is recorded")
def request_(request: HttpRequest, public_id: UUID) -> RequestOut:
    return _request(public_id, actor_of(request))


@router.put("/requests/{public_id}", response=RequestOut, summary="Save a draft")
def save(request: HttpRequest, public_id: UUID, asked: SaveIn) -> RequestOut:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="amend")
    drafting.save(found, said_of(asked, found, actor), edition=asked.version, by=actor)
    return _request(public_id, actor)


@router.get("/requests/{public_id}/alike", response=LikeOut, summary="Asked or answered already, as far as you can see")
def likes(request: HttpRequest, public_id: UUID) -> LikeOut:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="amend")
    told = alike(found.asking, actor, but=found)
    return LikeOut(requests=[one.public_id for one in told.requests], reports=[one.public_id for one in told.reports])


@router.post("/requests/{public_id}/send", response=ReachOut, summary="Send to those it names")
def send(request: HttpRequest, public_id: UUID) -> ReachOut:
    actor = actor_of(request)
    return _reach(sending.send(find(Request, public_id, actor, may="amend"), by=actor))


@router.post("/requests/{public_id}/remind", response={204: None}, summary="Remind whoever still owes an answer")
def remind(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    closing.remind(find(Request, public_id, actor, may="remind"), by=actor)
    return Status(204, None)


@router.post("/requests/{public_id}/close", response={204: None}, summary="Close")
def close(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    closing.close(find(Request, public_id, actor, may="remind"), by=actor)
    return Status(204, None)


@router.post("/requests/{public_id}/withdrawal", response={204: None}, summary="Withdraw")
def withdrawal(request: HttpRequest, public_id: UUID, asked: BecauseIn) -> Status[None]:
    actor = actor_of(request)
    closing.withdraw(find(Request, public_id, actor, may="follow"), because=asked.because, by=actor)
    return Status(204, None)


@router.get("/requests/{public_id}/compilation", response=CompilationOut, summary="What the answers you can see say")
def compilation(request: HttpRequest, public_id: UUID) -> CompilationOut | FileResponse:
    """With `format=pdf` or `format=docx` as a marked document."""
    actor = actor_of(request)
    form = ask(request.GET, **PAPER_FORMAT)["format"]
    found = find(Request, public_id, actor)
    kept = Compilation.objects.visible_to(actor).filter(request=found).first()
    told = compiled(found, actor, only=kept.answers if kept and not found.may["follow"] else None)
    read(found, told, by=actor, form=form or "json")
    if form:
        return sent(compilation_file(told, kept, by=actor, form=form))
    return CompilationOut(
        foreword=kept.foreword if kept else "",
        overview=[_sentence(one) for one in told.overview],
        questions=[
            PartOut(question=one.question, sentences=[_sentence(each) for each in one.sentences]) for one in told.parts
        ],
        answers=[
            CitedOut(
                id=one.cited.answer.public_id,
                who=one.cited.label,
                language=one.cited.replies.language,
                replies=_replies(one.cited.replies),
                note=one.cited.replies.note,
            )
            for one in told.lines
        ],
    )


@router.post("/requests/{public_id}/publish", response=ReachOut, summary="Publish the compilation to the circle")
def publish(request: HttpRequest, public_id: UUID, asked: PublishIn) -> ReachOut:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="follow")
    insist_value("language", asked.language)
    chosen = [one for one in publishing.answers_for(found, actor) if one.public_id in asked.answers]
    return _reach(publishing.publish(found, chosen, foreword=asked.foreword, language=asked.language, by=actor))


@router.post("/addressees/{public_id}/task", response={204: None}, summary="Make it the task of your officer")
def task(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    desk.task(find(Addressee, public_id, actor, may="task"), by=actor)
    return Status(204, None)


@router.post("/addressees/{public_id}/decline", response={204: None}, summary="Decline; a reason is welcome")
def decline(request: HttpRequest, public_id: UUID, asked: BecauseIn) -> Status[None]:
    actor = actor_of(request)
    desk.decline(find(Addressee, public_id, actor, may="decline"), because=asked.because, by=actor)
    return Status(204, None)


@router.post("/addressees/{public_id}/answers", response={201: AnswerOut}, summary="Begin an answer")
def answer(request: HttpRequest, public_id: UUID, asked: AnswerIn) -> Status[AnswerOut]:
    actor = actor_of(request)
    made = answering.begin(find(Addressee, public_id, actor, may="answer"), answered_of(asked), by=actor)
    return Status(201, _answer(made.public_id, actor))


@router.get("/answers/{public_id}", response=AnswerOut, summary="Read an answer; the reading is recorded")
def answer_(request: HttpRequest, public_id: UUID) -> AnswerOut:
    return _answer(public_id, actor_of(request))


@router.post("/answers/{public_id}/submission", response={204: None}, summary="Hand in to the back office")
def submission(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    answering.submit(find(Answer, public_id, actor, may="submit"), by=actor)
    return Status(204, None)


@router.post("/answers/{public_id}/release", response={204: None}, summary="Release to whoever asked")
def release(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    answering.release(find(Answer, public_id, actor, may="release"), by=actor)
    return Status(204, None)


@router.post("/answers/{public_id}/withdrawal", response={204: None}, summary="Withdraw an answer")
def answer_withdrawal(request: HttpRequest, public_id: UUID, asked: BecauseIn) -> Status[None]:
    actor = actor_of(request)
    answering.withdraw(find(Answer, public_id, actor, may="withdraw"), because=asked.because, by=actor)
    return Status(204, None)


def _listed(one: Request, actor: Actor) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "title": one.title,
        "authority": one.authority.code,
        "countries": one.countries,
        "topics": one.topics,
        "tlp": str(one.get_tlp_display()),
        "state": state_of(one, actor),
        "due_on": one.due_on,
        "sent_at": one.sent_at,
    }


def _request(public_id: UUID, actor: Actor) -> RequestOut:
    found = find(Request, public_id, actor)
    read_request(found, by=actor)
    asking = found.asking
    rows = Addressee.objects.visible_to(actor).filter(request=found).select_related("authority", "post__authority")
    return RequestOut(
        **_listed(found, actor),
        version=found.edition,
        background=asking.background,
        questions=asking.asked,
        language=asking.language,
        proposed=[one.token for one in proposed(found, asking, actor)] if found.may["amend"] else [],
        addressees=[
            AddresseeOut(
                id=one.public_id,
                authority=one.authority.code,
                post=one.post.city if one.post else "",
                outcome=one.outcome,
                tasked=one.tasked_at is not None,
            )
            for one in rows.order_by("authority__code", "pk")
        ],
        may=sorted(verb for verb, open_ in found.may.items() if open_),
    )


def _answer(public_id: UUID, actor: Actor) -> AnswerOut:
    found = find(Answer, public_id, actor)
    read_answer(found, by=actor)
    replies = found.replies
    return AnswerOut(
        id=found.public_id,
        version=found.edition,
        replies=_replies(replies),
        note=replies.note,
        language=replies.language,
        allows=replies.allows,
        outcome=found.outcome,
        released_at=found.released_at,
        may=sorted(verb for verb, open_ in found.may.items() if open_),
    )


def _replies(replies: Replies) -> list[ReplyShape]:
    return [ReplyShape(said=one.said, nothing=one.is_nothing) for one in replies.replies]


def _sentence(one: Sentence) -> SentenceOut:
    return SentenceOut(text=one.text, quote=one.quote, cites=[each.answer.public_id for each in one.cites])


def _reach(reached: Reach) -> ReachOut:
    return ReachOut(people=reached.people, authorities=list(reached.authorities))
