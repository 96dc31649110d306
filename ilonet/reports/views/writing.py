"""Write: begin, type, save, mend what the gate found. Every button of the form saves what was typed first."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import Actor, actor_of
from ilonet.deployments.models import Post
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, try_with
from ilonet.lib.refusals import Refusal, absent, not_allowed
from ilonet.phrases.keeping import phrases_of
from ilonet.places.languages import LANGUAGES
from ilonet.reports import drafting, gating
from ilonet.reports.attaching import files_of
from ilonet.reports.beside import beside
from ilonet.reports.completeness import needs_rights_line
from ilonet.reports.covering import id_in, known
from ilonet.reports.fields import hint_under, laid_out
from ilonet.reports.finding import find, post_of
from ilonet.reports.forms.beginning import Beginning
from ilonet.reports.forms.choices import countries
from ilonet.reports.forms.writing import Writing
from ilonet.reports.kinds.known import TEMPLATES, newest, template_of
from ilonet.reports.kinds.template import Table
from ilonet.reports.looking import key_of, looks_at, nothing_there
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.particulars import rows_of
from ilonet.reports.soundness import faults
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Kind
from ilonet.screening.reasons import Reason

EMPTY = {"heading": "", "text": ""}
Change = Callable[[Text], Text]
ON_TO_READERS = "reports:audience"  # nobody is asked who should read what cannot be released yet


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    posts = list(
        Post.objects.visible_to(actor)
        .filter(pk__in=actor.post_ids)
        .select_related("authority", "country")
        .order_by("pk")
    )
    if not posts:
        raise not_allowed("write")
    form = Beginning(posted(request), posts=[(str(one.public_id), str(one)) for one in posts])
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data.get("post", str(posts[0].public_id))
        post = next(one for one in posts if str(one.public_id) == chosen)
        begun = Text(
            title=form.cleaned_data["title"],
            language=form.cleaned_data["language"],
            countries=[post.country_id],
        ).becoming(form.cleaned_data["kind"])
        report = drafting.start(post, begun, by=actor)
        return redirect("reports:edit", public_id=report.public_id)
    kinds = [(Kind(one).label, template_of(one, newest(one)).purpose) for one in TEMPLATES]
    return page(request, "reports/new.html", status=422 if form.errors else 200, form=form, posts=posts, kinds=kinds)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    if request.method == "POST":
        if request.POST.get("next") == "files":
            return save_typed(request, public_id, "reports:files")
        if request.POST.get("next") == "citing":
            return save_typed(request, public_id, "reports:citing")
        stays = request.POST.get("next") == "stay"
        return save_typed(request, public_id, "reports:edit" if stays else ON_TO_READERS, at="#saved" if stays else "")
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    text = report.being_written(actor).text
    insist_on_key(request, text)
    return _write(request, report, text, _form(None, report, text, actor))


@require_POST
def draft(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Saves in the background; a field that cannot be read yet waits for the next time."""
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    stored = report.being_written(actor).text
    insist_on_key(request, stored)
    form = _form(request.POST, report, stored, actor)
    form.is_valid()
    typed = form.text()
    if typed != stored or edition_of(request) != report.edition:
        drafting.save(report, typed, edition=edition_of(request), by=actor)
    at = date_format(localtime(report.saved_at), "H:i T")
    return JsonResponse({"version": report.edition, "saved_at": at})


@require_POST
def sections(request: HttpRequest, public_id: UUID) -> HttpResponse:
    def one_more(text: Text) -> Text:
        return _with(text, [*text.sections, EMPTY])

    return save_typed(request, public_id, "reports:edit", one_more, at="#another")


@require_POST
def removal(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    def one_less(text: Text) -> Text:
        return _with(text, [one for place, one in enumerate(text.sections) if place != number] or [EMPTY])

    return save_typed(request, public_id, "reports:edit", one_less, at="#another")


@require_POST
def rows(request: HttpRequest, public_id: UUID, table: str) -> HttpResponse:
    def one_more(text: Text) -> Text:
        return _with_rows(text, table, [*_rows(text, table), {}])

    return save_typed(request, public_id, "reports:edit", one_more, at=f"#particulars.{table}")


@require_POST
def row_removal(request: HttpRequest, public_id: UUID, table: str, number: int) -> HttpResponse:
    def one_less(text: Text) -> Text:
        return _with_rows(text, table, [one for place, one in enumerate(_rows(text, table)) if place != number])

    return save_typed(request, public_id, "reports:edit", one_less, at=f"#particulars.{table}")


@require_POST
def template(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """From the template that it was written with to the present one of its kind."""
    return save_typed(request, public_id, "reports:edit", lambda text: text.becoming(text.kind))


@require_POST
def masking(request: HttpRequest, public_id: UUID) -> HttpResponse:
    field = request.POST.get("field", "")

    def without_what_was_found(text: Text) -> Text:
        if field and field not in gating.fields_of(text):
            raise absent()
        return gating.masked(text, field or None)

    return save_typed(request, public_id, "reports:edit", without_what_was_found, at=f"#{field or 'saved'}")


@require_POST
def reasons(request: HttpRequest, public_id: UUID) -> HttpResponse:
    key = request.POST.get("finding", "")

    def with_the_reason(text: Text) -> Text:
        for one in gating.screened(text).unexplained:
            if key_of(one) == key:
                return gating.explained(text, one, *said_about(request, key))
        raise nothing_there()

    return save_typed(request, public_id, "reports:edit", with_the_reason, at=f"#{key.partition(':')[0]}")


@require_POST
def language(request: HttpRequest, public_id: UUID) -> HttpResponse:
    def marked_so(text: Text) -> Text:
        becomes = request.POST.get("becomes", "")
        if becomes not in LANGUAGES:
            raise Refusal(
                "report.unknown_value",
                _("“%(field)s” has a value that reports do not know.") % {"field": "becomes"},
                _("Choose one of the languages on the page."),
                status=422,
                field="becomes",
            )
        return replace(text, language=becomes)

    return save_typed(request, public_id, "reports:edit", marked_so, at="#id_language")


def said_about(request: HttpRequest, key: str) -> tuple[str, str]:
    """The reason chosen beside a place, and what was added to it."""
    return request.POST.get(f"reason-{key}", ""), request.POST.get(f"note-{key}", "")


def save_typed(
    request: HttpRequest,
    public_id: UUID,
    to: str,
    change: Change | None = None,
    at: str = "",
    then: Callable[[Report], Any] | None = None,
) -> HttpResponse:
    """`change` what was typed before it is saved; `then` do what is about the saved text."""
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    stored = report.being_written(actor).text
    insist_on_key(request, stored)
    form = _form(request.POST, report, stored, actor)
    if not form.is_valid():
        return _write(request, report, form.text(), form, status=422)
    typed = form.text()
    written = change(typed) if change else typed
    try_with(form, lambda: drafting.insist_storable(written))
    if form.errors:
        return _write(request, report, typed, form, status=422)
    drafting.save(report, written, edition=edition_of(request), by=actor)
    if then:
        then(report)
    if to == ON_TO_READERS and gating.screened(written, public_id).open:
        return redirect(reverse("reports:edit", args=[public_id]) + "#gate-says")
    return redirect(reverse(to, args=[public_id]) + at)


def _write(request: HttpRequest, report: Report, text: Text, form: Writing, status: int = 200) -> HttpResponse:
    actor = actor_of(request)
    found = gating.screened(text, report.public_id)
    places = beside(text, found, looks_at(report, actor) if found.refused else {})
    return page(
        request,
        "reports/write.html",
        status=status,
        report=report,
        post=post_of(report, actor),
        form=form,
        sections=[_section(number, one, places, text) for number, one in enumerate(text.sections or [EMPTY])],
        attached=len(files_of(report, report.version, actor)),
        cited=known([*text.made_from, *text.refers_to], actor),
        fields=laid_out(text, faults(text.template, text.particulars, actor.today), places),
        purpose=text.template.purpose,
        is_behind=text.template_version < newest(text.kind),
        kind_name=Kind(text.kind).label,
        beside=places,
        found=found,
        reasons=Reason.choices,
        country_names=[name for _code, name in countries()],
        needs_rights_line=needs_rights_line(text),
        reviewed=report.authority.reviews_before_release,
        language_name=LANGUAGES.get(text.language, ""),
        reads_like=text.reads_like,
        reads_like_name=LANGUAGES.get(text.reads_like, ""),
        phrases=phrases_of(actor),
    )


def _section(number: int, section: dict[str, str], beside: dict[str, Any], text: Text) -> dict[str, Any]:
    name = f"sections.{number}"
    return section | {
        "number": number,
        "shown_number": number + 1,
        "name": name,
        "hint": hint_under(section["heading"], text),
        "heading_places": beside.get(f"{name}.heading", []),
        "text_places": beside.get(f"{name}.text", []),
    }


def _form(typed: Any, report: Report, text: Text, actor: Actor) -> Writing:
    """What can be named as covering the same is what this author may know, the report named just now with it."""
    named = [*text.covered_by, *filter(None, [id_in(typed.get("another_report", ""))] if typed is not None else [])]
    return Writing(typed, text=text, near=_near(report, actor), covering=known(named, actor))


def _rows(text: Text, table: str) -> list[dict[str, Any]]:
    """Raises Refusal for a table that reports of this kind do not have."""
    asked = text.template.by_name.get(table)
    if not isinstance(asked, Table):
        raise absent()
    return rows_of(asked, text.particulars) or [{}]


def _with_rows(text: Text, table: str, changed: list[dict[str, Any]]) -> Text:
    return replace(text, particulars=text.particulars | {table: changed})


def _with(text: Text, changed: list[dict[str, str]]) -> Text:
    return replace(text, sections=changed)


def _near(report: Report, actor: Any) -> list[str]:
    post = post_of(report, actor)
    return post.covers if post else []


def edition_of(request: HttpRequest) -> int:
    try:
        return int(request.POST.get("version", ""))
    except ValueError as error:
        raise Refusal(
            "edit.version_missing",
            _("The form does not say which version of the report it changes."),
            _("Open the report again and change it there."),
            field="version",
        ) from error
