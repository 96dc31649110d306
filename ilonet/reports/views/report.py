"""One report as its readers see it, an earlier version, and the posts that can read it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib.fragments import page
from ilonet.lib.refusals import absent
from ilonet.places.models import in_name_order
from ilonet.reports import audience
from ilonet.reports.attaching import files_of
from ilonet.reports.citing import speaking_of
from ilonet.reports.corroborated import corroborated
from ilonet.reports.deriving import is_held_back
from ilonet.reports.finding import find, post_of
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.opening import insist_on_key
from ilonet.reports.passing_on import own_receipt, received_by
from ilonet.reports.reading import read, read_by
from ilonet.reports.sharing_drafts import shared_of
from ilonet.reports.showing import facts_of, marking_of, paragraphs
from ilonet.reports.views.beneath import beneath
from ilonet.reports.vocabulary import Kind


@require_safe
def report(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(public_id, actor)
    insist_on_key(request, found.text)
    read(found, by=actor)
    return page(
        request,
        "reports/report.html",
        **_shown(found, actor),
        reach=named_reach(actor, found.readers),
        why=audience.why(found, actor),
        shared=shared_of(found, actor) if found.is_draft and found.post_id in actor.post_ids else None,
        asks=bool(actor.post_ids | actor.reviews_for) and not actor.restraint,
        corroborated=corroborated([found], actor).get(found.pk),
        product=_product(found, actor) if found.kind == Kind.AGENCY_ANALYSIS and found.is_released else None,
        versions=_versions(found, actor),
        cited_by=speaking_of(found, actor) if found.released_version else [],
        is_held_back=_is_originator(found, actor) and is_held_back(found),
        files=files_of(found, found.released_version or found.version, actor),
        read_by=_names(read_by(found, actor)) if _is_originator(found, actor) else None,
        beneath=beneath(request, found),
    )


@require_safe
def version(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """An earlier version; or the one being written, for its author and, once handed in, the back office."""
    actor = actor_of(request)
    found = find(public_id, actor)
    row = ReportVersion.objects.visible_to(actor).filter(report=found, number=number).first()
    if row is None:
        raise absent()
    insist_on_key(request, row.text)
    read(found, by=actor, version=number)
    context = _shown(found, actor) | {
        "text": row.text,
        "sections": paragraphs(row.text),
        "facts": facts_of(row.text, actor),
    }
    marking = marking_of(row.text)
    return page(
        request,
        "reports/version.html",
        **context | {"marking": marking, "printed_marking": marking["printed"]},
        row=row,
        files=files_of(found, number, actor),
    )


@require_safe
def readers(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(public_id, actor)
    reached = actor.reach_of(found.readers)
    posts = Post.objects.visible_to(actor).filter(pk__in=reached.posts).select_related("authority", "country")
    return page(
        request,
        "reports/readers.html",
        report=found,
        reach=reached,
        posts=posts.order_by(in_name_order("country_id"), "city", "authority__code"),
    )


def named_reach(actor: Actor, circles: list[int]) -> dict[str, Any]:
    """Numbers, and the names of the authorities behind the codes."""
    reached = actor.reach_of(circles)
    return {"people": reached.people, "authorities": _names(reached.authorities)}


def _names(codes: Any) -> list[str]:
    known = dict(Authority.objects.filter(code__in=list(codes)).values_list("code", "name"))
    return [known.get(code, code) for code in codes]


def _shown(found: Report, actor: Actor) -> dict[str, Any]:
    text, marking = found.text, marking_of(found.text)
    return {
        "report": found,
        "text": text,
        "sections": paragraphs(text),
        "facts": facts_of(text, actor),
        "marking": marking,
        "printed_marking": marking["printed"],
        "post": post_of(found, actor),
        "writes": found.post_id in actor.post_ids and not actor.restraint,
    }


def _versions(found: Report, actor: Actor) -> list[ReportVersion]:
    if found.version == 1 or (found.released_version == 1 and not _is_originator(found, actor)):
        return []
    rows = ReportVersion.objects.visible_to(actor).filter(report=found).defer("sealed", "facts")
    return list(rows.order_by("-number"))


def _product(found: Report, actor: Actor) -> dict[str, Any]:
    return {
        "own": own_receipt(found, actor) if found.may["receive"] else None,
        "received": received_by(found, actor) if _is_originator(found, actor) else None,
    }


def _is_originator(found: Report, actor: Actor) -> bool:
    return found.post_id in actor.post_ids or found.authority_id in actor.reviews_for
