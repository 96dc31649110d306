"""Reports for machines: the same verbs, the same `visible_to`, the same refusals as on the pages (design.md 8)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Router, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.access.reach import Reach
from ilonet.deployments.models import Post
from ilonet.exports.views import sent
from ilonet.lib.asking import ask
from ilonet.lib.refusals import not_allowed
from ilonet.reports import audience, drafting
from ilonet.reports.accepting import said_of
from ilonet.reports.citing import speaking_of
from ilonet.reports.corroborated import corroborated
from ilonet.reports.covering import known
from ilonet.reports.discarding import discard
from ilonet.reports.exported import reports_file
from ilonet.reports.finding import find, post_of
from ilonet.reports.kinds.known import TEMPLATES
from ilonet.reports.kinds.template import Asked, Table, Template
from ilonet.reports.listing import asked_of, show
from ilonet.reports.looking import ask_about
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.particulars import finished
from ilonet.reports.reading import read
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.shapes import (
    ChoiceOut,
    ChoicesOut,
    CorroboratedOut,
    DraftIn,
    DraftOut,
    FieldOut,
    ListedOut,
    LookAskedOut,
    LookIn,
    ReachOut,
    ReasonIn,
    ReportOut,
    ReportsOut,
    SaveIn,
    SectionShape,
    TemplateOut,
    TemplatesOut,
)
from ilonet.reports.submission import return_, submit
from ilonet.reports.telling import told_to_machines
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import (
    Kind,
)
from ilonet.reports.withdrawal import withdraw

router = Router(tags=["reports"])
NAMED = ("covered_by", "refers_to", "made_from")


@router.get("/reports", response=ReportsOut, summary="Reports you can see, newest first")
def index(request: HttpRequest) -> ReportsOut | FileResponse:
    """Parameters: shelf, topic, country, authority, kind, language, level, vulnerable, grading, europol, since, until,
    order, after, format (csv, xlsx).
    """
    asked = asked_of(request.GET)
    if asked.form:
        return sent(reports_file(actor_of(request), asked))
    shown = show(actor_of(request), asked)
    return ReportsOut(items=[ListedOut(**_listed(one)) for one in shown.reports], next=shown.next)


@router.get("/reports/audiences", response=ChoicesOut, summary="Audiences open to you")
def audiences(request: HttpRequest) -> ChoicesOut:
    ask(request.GET)
    if not actor_of(request).post_ids:
        raise not_allowed("write")
    return ChoicesOut(
        items=[ChoiceOut(name=one.token, label=str(one.label)) for one in audience.offered(actor_of(request))]
    )


@router.get("/reports/templates", response=TemplatesOut, summary="What each kind of report asks for")
def templates(request: HttpRequest) -> TemplatesOut:
    """The newest template of every kind; a report keeps the version it was written with."""
    ask(request.GET)
    return TemplatesOut(items=[_template(one[-1]) for one in TEMPLATES.values()])


@router.post("/reports", response={201: DraftOut}, summary="Begin a draft")
def begin(request: HttpRequest, asked: DraftIn) -> Status[DraftOut]:
    actor = actor_of(request)
    posts = Post.objects.visible_to(actor).filter(pk__in=actor.post_ids).select_related("authority").order_by("pk")
    post = (posts.filter(public_id=asked.post) if asked.post else posts).first()
    if post is None:
        raise not_allowed("write")
    empty = Text(kind="", countries=[post.country_id])
    text = said_of(asked.model_copy(update={"kind": asked.kind or Kind.SITUATION}), empty, actor)
    report = drafting.start(post, text, by=actor)
    return Status(201, _draft(request, report))


@router.get("/reports/{public_id}", response=ReportOut, summary="Read a report; the reading is recorded")
def report(request: HttpRequest, public_id: UUID) -> ReportOut:
    return _report(request, find(public_id, actor_of(request)))


@router.get("/reports/{public_id}/draft", response=DraftOut, summary="The version being written")
def draft(request: HttpRequest, public_id: UUID) -> DraftOut:
    return _draft(request, find(public_id, actor_of(request), may="amend"))


@router.put("/reports/{public_id}/draft", response=DraftOut, summary="Save the version being written")
def save(request: HttpRequest, public_id: UUID, asked: SaveIn) -> DraftOut:
    """Answers 409 `edit.conflict` with both texts when somebody saved after the `version` you name."""
    actor = actor_of(request)
    found = find(public_id, actor, may="amend")
    held = found.being_written(actor).text
    insist_on_key(request, held)
    text = said_of(asked, held, actor)
    drafting.save(found, text, edition=asked.version, by=actor)
    return _draft(request, found)


@router.get("/reports/{public_id}/preview", response=ReachOut, summary="Who would be able to read it")
def preview(request: HttpRequest, public_id: UUID) -> ReachOut:
    actor = actor_of(request)
    found = find(public_id, actor)
    if not any(found.may[verb] for verb in ("amend", "release")):
        raise not_allowed("preview")
    return _reach(audience.preview(found, found.being_written(actor).text, actor))


@router.post(
    "/reports/{public_id}/looks", response={201: LookAskedOut}, summary="Ask for a second look at a held place"
)
def look(request: HttpRequest, public_id: UUID, asked: LookIn) -> Status[LookAskedOut]:
    found = find(public_id, actor_of(request), may="amend")
    insist_on_key(request, found.being_written(actor_of(request)).text)
    key = f"{asked.field}:{asked.start}:{asked.end}"
    made = ask_about(found, key, asked.reason, asked.note, by=actor_of(request))
    return Status(201, LookAskedOut(id=made.public_id, due_at=made.due_at))


@router.post("/reports/{public_id}/submission", response=ReportOut, summary="Hand in to the back office")
def submission(request: HttpRequest, public_id: UUID) -> ReportOut:
    found = find(public_id, actor_of(request), may="submit")
    submit(found, by=actor_of(request))
    return _again(request, public_id)


@router.post("/reports/{public_id}/release", response=ReachOut, summary="Release to the audience")
def release_(request: HttpRequest, public_id: UUID) -> ReachOut:
    found = find(public_id, actor_of(request), may="release")
    return _reach(release(found, by=actor_of(request)))


@router.post("/reports/{public_id}/return", response={204: None}, summary="Return to the author")
def give_back(request: HttpRequest, public_id: UUID, asked: ReasonIn) -> Status[None]:
    return_(find(public_id, actor_of(request), may="return"), because=asked.because, by=actor_of(request))
    return Status(204, None)


@router.post("/reports/{public_id}/revision", response=DraftOut, summary="Begin a new version")
def revision(request: HttpRequest, public_id: UUID) -> DraftOut:
    found = find(public_id, actor_of(request), may="revise")
    revise(found, by=actor_of(request))
    return _draft(request, found)


@router.post("/reports/{public_id}/discard", response={204: None}, summary="Give up what is being written")
def discarding(request: HttpRequest, public_id: UUID) -> Status[None]:
    """A draft is deleted; of a released report only the new version is."""
    discard(find(public_id, actor_of(request), may="discard"), by=actor_of(request))
    return Status(204, None)


@router.post("/reports/{public_id}/withdrawal", response=ReportOut, summary="Withdraw")
def withdrawal(request: HttpRequest, public_id: UUID, asked: ReasonIn) -> ReportOut:
    withdraw(find(public_id, actor_of(request), may="withdraw"), because=asked.because, by=actor_of(request))
    return _again(request, public_id)


def _again(request: HttpRequest, public_id: UUID) -> ReportOut:
    return _report(request, find(public_id, actor_of(request)))


def _template(one: Template) -> TemplateOut:
    return TemplateOut(
        kind=one.kind,
        version=one.version,
        label=str(Kind(one.kind).label),
        purpose=str(one.purpose),
        sections=[str(part.heading) for part in one.sections],
        fields=[_field(part) for part in one.fields],
        needs_rights_line=one.needs_rights,
        needs_source=one.needs_source,
        needs_gender=one.needs_gender,
    )


def _field(one: Asked) -> FieldOut:
    told: dict[str, Any] = {"name": one.name, "label": str(one.label), "required": one.required}
    if isinstance(one, Table):
        return FieldOut(**told, type="table", columns=[_field(column) for column in one.columns])
    return FieldOut(**told, type=one.type.value, choices=[value for value, _label in one.choices])


def _listed(one: Report) -> dict[str, Any]:
    return {
        "id": one.public_id,
        "title": one.title,
        "kind": one.kind,
        "authority": one.authority.code,
        "post": one.post_label,
        "topics": one.topics,
        "countries": one.countries,
        "level": one.level,
        "tlp": str(one.get_tlp_display()),
        "language": one.language,
        "released_at": one.released_at,
        "version": one.released_version,
        "expired": one.is_expired,
        "corroborated": CorroboratedOut.of(one.corroborated),
    }


def _report(request: HttpRequest, found: Report) -> ReportOut:
    """Whoever is answered with a text has read it, whatever they asked for."""
    actor = actor_of(request)
    text = found.text
    insist_on_key(request, text)
    read(found, by=actor)
    post = post_of(found, actor)
    found.post_label = post.city if post else ""
    found.corroborated = corroborated([found], actor).get(found.pk)
    return ReportOut(
        **_listed(found),
        sections=[SectionShape(**one) for one in text.sections],
        related_topics=found.related_topics,
        period_from=found.period_from,
        period_until=found.period_until,
        handling=found.handling,
        handling_note=found.handling_note,
        sensitive=found.sensitive,
        rights_line=found.rights_line,
        template_version=found.template_version,
        particulars=told_to_machines(text.template, text.particulars),
        vulnerable=found.vulnerable,
        gender=found.gender,
        source_code=found.source_code,
        information_code=found.information_code,
        europol=found.europol,
        crime_area=found.crime_area,
        **_named(text, actor),
        referred_to_by=[one.public_id for one in speaking_of(found, actor)] if found.released_version else [],
        valid_until=found.valid_until,
        withdrawn_at=found.withdrawn_at,
        why_you_see_it=audience.why(found, actor),
        may=sorted(verb for verb, open_ in found.may.items() if open_),
    )


def _named(text: Text, actor: Actor) -> dict[str, Any]:
    """The other reports that this reader may know, under each name."""
    ids = {name: getattr(text, name) for name in NAMED}
    seen = {one.public_id for one in known([one for named in ids.values() for one in named], actor)}
    return {name: [one for one in named if one in seen] for name, named in ids.items()}


def _draft(request: HttpRequest, found: Report) -> DraftOut:
    actor = actor_of(request)
    text = found.being_written(actor).text
    insist_on_key(request, text)
    hidden = {"audience", "reasons", *NAMED}
    return DraftOut(
        id=found.public_id,
        version=found.edition,
        title=text.title,
        sections=[SectionShape(**one) for one in text.sections],
        particulars=finished(text.template, text.particulars),
        facts={name: value for name, value in text.facts().items() if name not in hidden} | _named(text, actor),
        audience=[one.token for one in audience.named(text.audience, actor)],
        reads_like=text.reads_like,
    )


def _reach(reached: Reach) -> ReachOut:
    return ReachOut(readers=reached.people, authorities=list(reached.authorities))
