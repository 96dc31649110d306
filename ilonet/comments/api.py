"""What is said about a report, a shared draft or a request, for machines: the same verbs, within the same readers."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.comments import saying
from ilonet.comments.models import Comment, Subject
from ilonet.comments.opening import insist_on_key_of
from ilonet.comments.passing import explained, heard
from ilonet.comments.showing import Thread, find, show, thread_of
from ilonet.comments.wording import Said
from ilonet.lib.asking import ask, cursor
from ilonet.lib.bodies import Body
from ilonet.places.languages import LANGUAGES
from ilonet.reports import finding
from ilonet.reports.shared_drafts import find_shared
from ilonet.requests.finding import find as find_request
from ilonet.requests.models import Request

router = Router(tags=["comments"])


class ReplyOut(Schema):
    id: UUID
    version: int  # of the report, about which it was said; a request has one
    authority: str
    post: str
    language: str
    text: str  # nothing once it is taken back
    said_at: datetime
    edited_at: datetime | None
    taken_back_at: datetime | None
    may: list[str]


class CommentOut(ReplyOut):
    replies: list[ReplyOut]


class CommentsOut(Schema):
    items: list[CommentOut]
    next: str | None = None


class SaidIn(Body):
    """`reasons` and notes by the place that the gate named: `reason-<field>:<start>:<end>`."""

    text: str
    language: str | None = None
    reasons: dict[str, str] = {}


class CommentIn(SaidIn):
    version: int


@router.get("/reports/{uuid:public_id}/comments", response=CommentsOut, summary="Comments on a report, newest first")
def index(request: HttpRequest, public_id: UUID) -> CommentsOut:
    """The parameter `after` goes on where the last page ended."""
    actor = actor_of(request)
    report = finding.find(public_id, actor)
    insist_on_key_of(request, report)
    return _page(request, report, actor)


@router.post("/reports/{uuid:public_id}/comments", response={201: CommentOut}, summary="Comment on a report")
def comment(request: HttpRequest, public_id: UUID, asked: CommentIn) -> Status[CommentOut]:
    """`version` is the one that you have read; 409 `comment.overtaken` when another was released meanwhile."""
    actor = actor_of(request)
    report = finding.find(public_id, actor, may="comment")
    insist_on_key_of(request, report)
    made = saying.comment(report, _said(asked), version=asked.version, by=actor)
    return Status(201, _again(made.public_id, actor))


@router.get("/drafts/{uuid:public_id}/comments", response=CommentsOut, summary="Comments on a shared draft")
def on_draft(request: HttpRequest, public_id: UUID) -> CommentsOut:
    """The parameter `after` goes on where the last page ended."""
    actor = actor_of(request)
    draft = find_shared(public_id, actor)
    insist_on_key_of(request, draft)
    return _page(request, draft, actor)


@router.post("/drafts/{uuid:public_id}/comments", response={201: CommentOut}, summary="Comment on a shared draft")
def comment_on_draft(request: HttpRequest, public_id: UUID, asked: SaidIn) -> Status[CommentOut]:
    actor = actor_of(request)
    draft = find_shared(public_id, actor, may="comment")
    insist_on_key_of(request, draft)
    return Status(201, _again(saying.comment_on_draft(draft, _said(asked), by=actor).public_id, actor))


@router.get("/requests/{uuid:public_id}/comments", response=CommentsOut, summary="Comments on a request, newest first")
def on_request(request: HttpRequest, public_id: UUID) -> CommentsOut:
    """The parameter `after` goes on where the last page ended."""
    actor = actor_of(request)
    asked = find_request(Request, public_id, actor)
    insist_on_key_of(request, asked)
    return _page(request, asked, actor)


@router.post("/requests/{uuid:public_id}/comments", response={201: CommentOut}, summary="Comment on a request")
def comment_on_request(request: HttpRequest, public_id: UUID, asked: SaidIn) -> Status[CommentOut]:
    """While answers may come."""
    actor = actor_of(request)
    about = find_request(Request, public_id, actor, may="comment")
    insist_on_key_of(request, about)
    return Status(201, _again(saying.comment_on_request(about, _said(asked), by=actor).public_id, actor))


@router.post("/comments/{uuid:public_id}/replies", response={201: CommentOut}, summary="Answer a comment")
def answer(request: HttpRequest, public_id: UUID, asked: SaidIn) -> Status[CommentOut]:
    """Answers with the comment and all its replies."""
    actor = actor_of(request)
    parent = find(public_id, actor, may="reply")
    insist_on_key_of(request, parent.about)
    saying.answer(parent, _said(asked), by=actor)
    return Status(201, _again(public_id, actor))


@router.put("/comments/{uuid:public_id}", response=CommentOut, summary="Edit your comment")
def edit(request: HttpRequest, public_id: UUID, asked: SaidIn) -> CommentOut:
    """For a quarter of an hour, or until somebody answers."""
    actor = actor_of(request)
    found = find(public_id, actor, may="edit")
    insist_on_key_of(request, found.about)
    saying.edit(found, _said(asked), by=actor)
    return _again(public_id, actor)


@router.post("/comments/{uuid:public_id}/removal", response={204: None}, summary="Take back your comment")
def take_back(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    saying.take_back(find(public_id, actor, may="take_back"), by=actor)
    return Status(204, None)


def _page(request: HttpRequest, about: Subject, actor: Actor) -> CommentsOut:
    shown = show(about, actor, ask(request.GET, after=cursor)["after"])
    saying.shown(about, by=actor, comments=len(shown.comments))
    return CommentsOut(items=[_thread(one) for one in shown.threads], next=shown.next)


def _said(asked: SaidIn) -> Said:
    language = asked.language if asked.language in LANGUAGES else "en"
    return explained(heard(asked.text, language), asked.reasons)


def _again(public_id: UUID, actor: Actor) -> CommentOut:
    return _thread(thread_of(find(public_id, actor), actor))


def _thread(one: Thread) -> CommentOut:
    return CommentOut(**_told(one.comment), replies=[ReplyOut(**_told(each)) for each in one.replies])


def _told(one: Comment) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "version": one.version,
        "authority": one.authority.code,
        "post": one.post_label,
        "language": one.language,
        "text": one.text,
        "said_at": one.said_at,
        "edited_at": one.edited_at,
        "taken_back_at": one.taken_back_at,
        "may": sorted(verb for verb, open_ in one.may.items() if open_),
    }
