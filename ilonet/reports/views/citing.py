"""Of which other reports does this one speak? Found by title or address, named in the version being written, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.lib import asking
from ilonet.lib.fragments import page
from ilonet.lib.refusals import Refusal
from ilonet.reports import drafting
from ilonet.reports.citing import citable, citing, leaving_out, only_known
from ilonet.reports.covering import id_in, known
from ilonet.reports.finding import find
from ilonet.reports.opening import insist_on_key
from ilonet.reports.overreach import overreaches
from ilonet.reports.views.writing import edition_of

if TYPE_CHECKING:
    from ilonet.reports.models import Report
    from ilonet.reports.text import Text


@require_http_methods(["GET", "POST"])
def cited(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Each press names one or takes one out, and saves."""
    actor = actor_of(request)
    report = find(public_id, actor, may="amend")
    text = report.being_written(actor).text
    insist_on_key(request, text)
    words = (asking.ask(request.GET, q=asking.text)["q"] or "").strip()[:100]
    if request.method == "GET":
        return _shown(request, report, text, words)
    try:
        changed = _changed(request, text, actor)
        drafting.save(report, changed, edition=edition_of(request), by=actor)
    except Refusal as refused:
        if refused.status != 422:
            raise
        return _shown(request, report, text, words, refused)
    return redirect(f"{request.path}?{urlencode({'q': words})}" if words else request.path)


def _changed(request: HttpRequest, text: Text, actor: Actor) -> Text:
    """Raises Refusal 422 for an address without a report in it."""
    said = request.POST
    if said.get("next") == "only_known":
        return only_known(text, actor)
    if said.get("out"):
        return leaving_out(text, id_in(said["out"]))
    named = id_in(said.get("refer", "") or said.get("make", "") or said.get("address", ""))
    if not named:
        raise Refusal(
            "report.unknown_report",
            _("There is no report at this address."),
            _("Open the report that you mean, and copy its address."),
            status=422,
            field="address",
        )
    return citing(text, named, is_source=bool(said.get("make")) or said.get("as") == "made_from")


def _shown(
    request: HttpRequest, report: Report, text: Text, words: str, refused: Refusal | None = None
) -> HttpResponse:
    actor = actor_of(request)
    seen = {one.public_id: one for one in known([*text.refers_to, *text.made_from], actor)}
    found = citable(words, report, actor) if words else []
    return page(
        request,
        "reports/citing.html",
        report=report,
        made_from=[seen[one] for one in text.made_from if one in seen],
        refers_to=[seen[one] for one in text.refers_to if one in seen],
        beyond=overreaches(text, actor) if text.audience else [],
        words=words,
        found=[one for one in found if str(one.public_id) not in seen],
        refused=refused,
        address=request.POST.get("address", "")[:300],
        is_made_from=request.POST.get("as") == "made_from",
        status=refused.status if refused else 200,
    )
