"""Files of a report: attached, explained, taken off by its author; looked at, and taken out where it may leave, by its readers."""

from __future__ import annotations

import base64
import binascii
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.documents import arriving
from ilonet.documents.explaining import explain, say_seen
from ilonet.documents.models import File, State
from ilonet.documents.quarantine import MOST
from ilonet.documents.reading import look_at, take_out
from ilonet.documents.showing import blocks
from ilonet.documents.taking import take, too_large
from ilonet.documents.views import announced, number, sent, shown
from ilonet.lib.asking import ask
from ilonet.lib.files import limits
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal, absent, not_allowed
from ilonet.reports.attaching import ask_again, belonging, files_of, find_file, may_take, take_off, texts_at_stake
from ilonet.reports.finding import find
from ilonet.reports.gating import insist_clear_words
from ilonet.reports.looking import answers_about, ask_about_file
from ilonet.reports.models import Report
from ilonet.reports.opening import insist_on_key
from ilonet.reports.showing import marking_of
from ilonet.screening.reasons import Reason

ENDINGS = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.txt,.csv,.tsv,.jpg,.jpeg,.png"


@require_http_methods(["GET", "POST"])
def files(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    insist_on_key(request, report.being_written(actor).text)
    if request.method == "GET":
        ask_again(report, actor)
        return _listed(request, report, actor)
    try:
        file = attach(request, report, actor)
    except Refusal as refused:
        if refused.status in {403, 404}:
            raise
        return _listed(request, report, actor, refused)
    messages.success(request, _attached(file))
    return redirect(reverse("reports:files", args=[public_id]) + f"#file-{file.public_id}")


@require_POST
def announce(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The beginning of an upload in pieces (tus 1.0, creation)."""
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    file = arriving.announce(
        _announced_name(request), number(request, "Upload-Length"), belonging(report, actor), by=actor
    )
    return announced(file, reverse("documents:upload", args=[file.public_id]))


@require_safe
def file(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found, report = opened(request, public_id)
    marking = marking_of(report.text)
    return page(
        request,
        "reports/file.html",
        file=found,
        report=report,
        blocks=blocks(look_at(found, by=actor)),
        is_picture=bool(found.sealed_preview),
        may_take=may_take(report, actor) and not actor.restraint,
        marking=marking,
        printed_marking=marking["printed"],
    )


@require_safe
def content(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The file itself. Where handling or marking keeps it in the house, its words can still be read here."""
    actor = actor_of(request)
    found, report = opened(request, public_id)
    ask(request.GET)
    if actor.restraint:
        raise actor.restraint.refusal("take_out")
    if not may_take(report, actor):
        raise Refusal(
            "not_allowed.export",
            _("The handling of this report keeps its files here (%(marking)s).") % {"marking": _handling(report)},
            _("Read it on its page, or ask the authority that wrote it."),
            status=403,
        )
    return sent(found, take_out(found, by=actor))


@require_safe
def preview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A smaller picture, for whoever has its page open."""
    found, _report = opened(request, public_id)
    ask(request.GET)
    if not found.sealed_preview:
        raise absent()
    return shown(found.preview)


@require_POST
def removal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found, report = opened(request, public_id, may="amend")
    name = found.name
    take_off(found, report, by=actor_of(request))
    messages.success(request, _("“%(name)s” was taken off.") % {"name": name})
    return redirect("reports:files", public_id=report.public_id)


@require_POST
def reason(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found, report = opened(request, public_id, may="amend")
    given, note = request.POST.get("reason", ""), request.POST.get("note", "")
    if asked := state_reason(found, report, given, note, by=actor_of(request)):
        said = ngettext(
            "Recorded. A second person looks at one place in “%(name)s” before it is released.",
            "Recorded. A second person looks at %(n)s places in “%(name)s” before it is released.",
            asked,
        )
    else:
        said = _("Recorded. “%(name)s” can be released with the report.")
    messages.success(request, said % {"name": found.name, "n": asked})
    return redirect("reports:files", public_id=report.public_id)


@require_POST
def sight(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Its author says that they have looked at its pictures."""
    found, report = opened(request, public_id, may="amend")
    state_seen(found, is_said=request.POST.get("seen") == "yes", by=actor_of(request))
    messages.success(request, _("Recorded: you have looked at “%(name)s”.") % {"name": found.name})
    return redirect(reverse("reports:files", args=[report.public_id]) + f"#file-{found.public_id}")


def opened(request: HttpRequest, public_id: UUID, *, may: str = "read") -> tuple[File, Report]:
    """Raises Refusal: absent, not allowed, or asking for the passkey."""
    actor = actor_of(request)
    found, report = find_file(public_id, actor)
    if may != "read" and not report.may[may]:
        raise not_allowed(may)
    insist_on_key(request, *texts_at_stake(found, report, actor))
    return found, report


def attach(request: HttpRequest, report: Report, actor: Actor) -> File:
    """What the form brings, or what has arrived in pieces. Raises Refusal."""
    to = belonging(report, actor)
    if said := request.POST.get("arrived"):
        on_its_way = _arrived(said, report, actor)
        name, source = on_its_way.name, arriving.whole(on_its_way)
        arriving.forget(on_its_way)
    elif brought := request.FILES.get("file"):
        name, source = brought.name or "", brought.file  # type: ignore[assignment]
    elif int(request.META.get("CONTENT_LENGTH") or 0) > MOST:
        raise too_large()
    else:
        raise Refusal(
            "file.missing", _("No file was chosen."), _("Choose a file and send it."), status=422, field="file"
        )
    with source:
        return take(source, name, to, by=actor)


def state_reason(found: File, report: Report, given: str, note: str, *, by: Actor) -> int:
    """How many of its places a second person has to look at."""
    note = note.strip()[:300]
    if given not in Reason.values or (given == Reason.OTHER and not note):
        raise Refusal(
            "gate.reason_missing",
            _("Choose why this is no personal data; “another reason” must be stated."),
            _("Choose one from the list, or take the file off."),
            status=422,
            field="reason",
        )
    insist_clear_words(note, field="note", language=report.language)
    explain(found, given, note, by=by)
    return ask_about_file(found, report, by=by)


def state_seen(found: File, *, is_said: bool, by: Actor) -> None:
    if not is_said:
        raise Refusal(
            "file.not_looked_at",
            _("Say that you have looked at each picture of the file."),
            _("Look at each picture and tick the box, or take the file off."),
            status=422,
            field="seen",
        )
    say_seen(found, by=by)


def _arrived(said: str, report: Report, actor: Actor) -> File:
    try:
        wanted = UUID(said)
    except ValueError:
        raise absent() from None
    rows = File.objects.which(actor, may="amend").of(report.public_id).filter(public_id=wanted, state=State.ARRIVING)
    found: File | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise absent()
    return found


def _announced_name(request: HttpRequest) -> str:
    """From `Upload-Metadata: filename <base64>,…`."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _space, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError):
                return ""
    return ""


def _listed(request: HttpRequest, report: Report, actor: Actor, refused: Refusal | None = None) -> HttpResponse:
    attached = files_of(report, report.version, actor)
    answers_about(attached, report, actor)
    return page(
        request,
        "reports/files.html",
        status=refused.status if refused else 200,
        report=report,
        files=attached,
        refused=refused,
        reads_words=bool(settings.ILONET_OCR),
        reasons=Reason.choices,
        endings=ENDINGS,
        most=limits.FILE_BYTES // 1024 // 1024,
        largest=limits.FILE_BYTES,
        piece=arriving.PIECE_BYTES // 4,
    )


def _attached(file: File) -> str:
    told: dict[str, Any] = {"name": file.name}
    match file.state:
        case _ if file.waits_for_a_word and file.asks_why:
            return _("“%(name)s” is attached. The gate asks about it below.") % told
        case _ if file.waits_for_a_word:
            return _("“%(name)s” is attached. Look at its pictures and say so below.") % told
        case State.WAITING:
            return _("“%(name)s” is attached. It waits for the search for malware; your text need not wait.") % told
    return _("“%(name)s” is attached.") % told


def _handling(report: Report) -> str:
    return str(report.get_handling_display() or report.get_tlp_display())
