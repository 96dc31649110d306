"""Early warnings for machines: sent whole or not at all, seen, followed, closed (design.md 8)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.deployments.models import Post
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.reports import audience, drafting
from ilonet.reports.accepting import said_of as accepted
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.reading import read
from ilonet.reports.shapes import ReasonIn, SectionShape, TextIn
from ilonet.reports.telling import told_to_machines
from ilonet.reports.text import Text
from ilonet.warnings import composing
from ilonet.warnings.acknowledging import acknowledge
from ilonet.warnings.audience import Offer, offers
from ilonet.warnings.closing import close, reopen
from ilonet.warnings.finding import find
from ilonet.warnings.following import follow
from ilonet.warnings.listing import asked_of, show
from ilonet.warnings.models import EarlyWarning
from ilonet.warnings.sending import send
from ilonet.warnings.shapes import (
    AcknowledgedOut,
    BegunOut,
    ClosingOut,
    EndIn,
    ListedOut,
    NoteIn,
    SentOut,
    WarningIn,
    WarningOut,
    WarningsOut,
)
from ilonet.warnings.telling import Said, said_of

router = Router(tags=["early warnings"])


@router.get("/warnings", response=WarningsOut, summary="Early warnings you can see, newest first")
def index(request: HttpRequest) -> WarningsOut:
    """Parameters: state (open, closed), network, country, after."""
    shown = show(actor_of(request), asked_of(request.GET))
    return WarningsOut(items=[_listed(one) for one in shown.warnings], next=shown.next)


@router.post("/warnings", response={201: SentOut}, summary="Send an early warning, or hand it to the back office")
def begin(request: HttpRequest, asked: WarningIn) -> Status[SentOut]:
    """Nothing is kept of one that is refused: mend it and send it again."""
    actor = actor_of(request)
    post = _post(actor, asked.post)
    to_whom = offers(actor, [])
    report = drafting.start(post, _text(asked, post, to_whom, actor), by=actor)
    reached = send(report, by=actor)
    told = reached or audience.preview(report, report.text, actor)
    state = "sent" if reached else "with_back_office"
    return Status(
        201, SentOut(id=report.public_id, state=state, readers=told.people, authorities=list(told.authorities))
    )


@router.get("/warnings/{public_id}", response=WarningOut, summary="Read an early warning; the reading is recorded")
def warning(request: HttpRequest, public_id: UUID) -> WarningOut:
    return _told(request, find(public_id, actor_of(request)))


@router.post("/warnings/{public_id}/acknowledge", response=WarningOut, summary="Your authority has seen it")
def seen(request: HttpRequest, public_id: UUID, asked: NoteIn) -> WarningOut:
    actor = actor_of(request)
    acknowledge(find(public_id, actor, may="acknowledge"), note=asked.note, by=actor)
    return _told(request, find(public_id, actor))


@router.post("/warnings/{public_id}/close", response=WarningOut, summary="Close it: confirmed, not_confirmed, merged")
def ended(request: HttpRequest, public_id: UUID, asked: EndIn) -> WarningOut:
    actor = actor_of(request)
    close(find(public_id, actor, may="close"), outcome=asked.outcome, into=asked.into, note=asked.note, by=actor)
    return _told(request, find(public_id, actor))


@router.post("/warnings/{public_id}/reopen", response=WarningOut, summary="It has not ended: open again, with a reason")
def again(request: HttpRequest, public_id: UUID, asked: ReasonIn) -> WarningOut:
    actor = actor_of(request)
    reopen(find(public_id, actor, may="reopen"), because=asked.because, by=actor)
    return _told(request, find(public_id, actor))


@router.post("/warnings/{public_id}/follow", response={201: BegunOut}, summary="Begin a report that follows it")
def followed(request: HttpRequest, public_id: UUID) -> Status[BegunOut]:
    actor = actor_of(request)
    return Status(201, BegunOut(id=follow(find(public_id, actor, may="follow"), by=actor).public_id))


def _post(actor: Actor, named: UUID | None) -> Post:
    rows = Post.objects.visible_to(actor).filter(pk__in=actor.post_ids).select_related("authority").order_by("pk")
    found: Post | None = (rows.filter(public_id=named) if named else rows).first()
    if found is None:
        raise not_allowed("write")
    return found


def _text(asked: WarningIn, post: Post, to_whom: list[Offer], actor: Actor) -> Text:
    """Raises Refusal 422 for what no warning knows: closed lists are closed here too."""
    if asked.to and asked.to not in {one.name for one in to_whom}:
        raise _unknown("to")
    blank = composing.begun(post, asked.language, to_whom, actor.today)
    said = {name: value for name, value in asked.dict(exclude={"audience", "post"}).items() if value is not None}
    text = composing.written(said, blank, to_whom, post.restricted_topics)
    closed: dict[str, Any] = {
        name: getattr(text, name) for name in ("language", "tlp", "europol", "crime_area", "countries")
    }
    closed["particulars"] = {name: value for name, value in text.particulars.items() if value}
    if asked.audience is not None:
        closed["audience"] = asked.audience
    return accepted(TextIn(**closed), text, actor)


def _unknown(field: str) -> Refusal:
    return Refusal(
        "report.unknown_value",
        _("“%(field)s” has a value that reports do not know.") % {"field": field},
        _(
            "Take one of: network, offices, authorities, neighbours, all; which of them you have follows from where you serve."
        ),
        status=422,
        field=field,
    )


def _listed(one: Any) -> ListedOut:
    return ListedOut(
        id=one.public_id,
        title=one.title,
        sign=one.sign or "",
        urgency=one.urgency or "",
        authority=one.authority.code,
        post=one.post_label,
        countries=one.countries,
        tlp=str(one.get_tlp_display()),
        language=one.language,
        released_at=one.released_at,
        acknowledged=one.is_seen,
    )


def _closing(said: Said) -> ClosingOut | None:
    if said.closing is None:
        return None
    into = said.into.public_id if said.into else None
    one = said.closing
    return ClosingOut(
        outcome=one.outcome,
        into=into,
        note=one.note,
        at=one.at,
        reopened_at=one.reopened_at,
        reopened_because=one.reopened_because,
    )


def _told(request: HttpRequest, found: EarlyWarning) -> WarningOut:
    """Whoever is answered with a text has read it, whatever they asked for."""
    actor, text = actor_of(request), found.text
    insist_on_key(request, text)
    read(Report.objects.visible_to(actor).get(pk=found.pk), by=actor)
    said = said_of(found, actor)
    return WarningOut(
        id=found.public_id,
        title=text.title,
        authority=found.authority.code,
        countries=text.countries,
        topics=text.topics,
        tlp=str(found.get_tlp_display()),
        language=text.language,
        released_at=found.released_at,
        version=found.released_version,
        sections=[SectionShape(**one) for one in text.sections],
        particulars=told_to_machines(text.template, text.particulars),
        rights_line=text.rights_line,
        acknowledged=[
            AcknowledgedOut(
                authority=one.authority.code, place=one.place, note=one.note, version=one.version, at=one.at
            )
            for one in said.acknowledged
        ],
        closing=_closing(said),
        follow_ups=[one.public_id for one in said.followed],
        may=sorted(verb for verb, open_ in found.may.items() if open_),
    )
