"""Ask: begin, write, save, mend what the gate found. Every button of the form saves what was typed first."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ilonet.access.actor import Actor, actor_of
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.lib import asking as address_bar
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted
from ilonet.lib.refusals import Refusal, absent, not_allowed
from ilonet.reports.beside import place
from ilonet.reports.forms.choices import countries
from ilonet.reports.models import Report
from ilonet.requests import drafting, gating
from ilonet.requests.asking import Asking
from ilonet.requests.finding import find
from ilonet.requests.forms.asking import AskingForm, Beginning, boxes
from ilonet.requests.gating import Written
from ilonet.requests.models import Request
from ilonet.requests.replies import Replies
from ilonet.saved.views.doors import keeps_unsent
from ilonet.screening.reasons import Reason

Change = Callable[[Asking], Asking]


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """From nothing, or from a report that raises the question: its countries and topics come along."""
    actor = actor_of(request)
    askers = _askers(request)
    about = _report(request, actor)
    form = Beginning(posted(request), askers=[(key, str(one)) for key, one in askers.items()], title=_title(about))
    if request.method == "POST" and form.is_valid():
        of = askers[form.cleaned_data.get("asker", next(iter(askers)))]
        near = about.countries if about else [of.country_id] if isinstance(of, Post) else []
        begun = Asking(
            title=form.cleaned_data["title"],
            language=form.cleaned_data["language"],
            countries=list(near),
            topics=list(about.topics) if about else [],
        )
        made = drafting.start(of, begun, by=actor, report=about.public_id if about else None)
        return redirect("requests:edit", public_id=made.public_id)
    return page(request, "requests/new.html", status=422 if form.errors else 200, form=form, about=about)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    if request.method == "POST":
        stays = request.POST.get("next") == "stay"
        return _save(
            request, public_id, "requests:edit" if stays else "requests:addressees", at="#saved" if stays else ""
        )
    actor = actor_of(request)
    found = _one_to_write(request, public_id)
    return _write(request, found, found.asking, _form(None, found, actor))


@require_POST
def masking(request: HttpRequest, public_id: UUID) -> HttpResponse:
    field = request.POST.get("field", "")
    return _save(request, public_id, "requests:edit", lambda asking: without_findings(asking, field), at=f"#{field}")


@require_POST
def reasons(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return _save(request, public_id, "requests:edit", lambda asking: with_reason(asking, request.POST), at="#gate-says")


def askers_of(actor: Actor) -> dict[str, Post | Authority]:
    """As whom one may ask: one's posts, and the back offices one works in."""
    posts = Post.objects.visible_to(actor).filter(pk__in=actor.post_ids).select_related("authority", "country")
    offices = Authority.objects.filter(pk__in=actor.reviews_for).order_by("code")
    found: dict[str, Post | Authority] = {f"post:{one.public_id}": one for one in posts.order_by("pk")}
    return found | {f"authority:{one.code}": one for one in offices}


def without_findings(written: Written, field: str) -> Written:
    if field and field not in written.words():
        raise absent()
    return gating.masked(written, field)


def with_reason(written: Written, typed: Any) -> Written:
    """The reason that was typed beside the place whose button was pressed."""
    key, told = typed.get("finding", ""), written.words()
    for one in gating.screened(written).unexplained:
        if place(one, told[one.field]).key == key:
            return gating.explained(written, one, typed.get(f"reason-{key}", ""), typed.get(f"note-{key}", ""))
    raise Refusal(
        "gate.nothing_there",
        _("The gate does not ask about this place any more."),
        _("Look at it again; what you typed is saved."),
        status=409,
    )


def beside(written: Asking | Replies, found: Any) -> dict[str, list[Any]]:
    """What the gate found, by the field beside which it is shown."""
    return {name: [place(one, said) for one in found.within(name)] for name, said in written.words().items()}


def edition_of(request: HttpRequest) -> int:
    try:
        return int(request.POST.get("version", ""))
    except ValueError as error:
        raise Refusal(
            "edit.version_missing",
            _("The form does not say which version it changes."),
            _("Open the page again and change it there."),
            field="version",
        ) from error


@keeps_unsent("requests:new")
def _askers(request: HttpRequest) -> dict[str, Post | Authority]:
    askers = askers_of(actor_of(request))
    if not askers:
        raise not_allowed("ask")
    return askers


@keeps_unsent("requests:edit")
def _one_to_write(request: HttpRequest, public_id: UUID) -> Request:
    return find(Request, public_id, actor_of(request), may="amend")


def _save(request: HttpRequest, public_id: UUID, to: str, change: Change | None = None, at: str = "") -> HttpResponse:
    actor = actor_of(request)
    found = _one_to_write(request, public_id)
    form = _form(request.POST, found, actor)
    if not form.is_valid():
        return _write(request, found, form.asking(), form, status=422)
    typed = form.asking()
    drafting.insist_may_be_kept(typed)
    written = change(typed) if change else typed
    drafting.save(found, written, edition=edition_of(request), by=actor)
    if to != "requests:edit" and gating.screened(written).open:
        return redirect(reverse("requests:edit", args=[public_id]) + "#gate-says")
    return redirect(reverse(to, args=[public_id]) + at)


def _write(request: HttpRequest, found: Request, asking: Asking, form: AskingForm, status: int = 200) -> HttpResponse:
    verdict = gating.screened(asking)
    places = beside(asking, verdict)
    return page(
        request,
        "requests/write.html",
        status=status,
        this=found,
        form=form,
        found=verdict,
        beside=places,
        boxes=[
            {
                "number": n,
                "shown": n + 1,
                "name": f"questions.{n}",
                "said": said,
                "places": places.get(f"questions.{n}", []),
            }
            for n, said in enumerate(boxes(asking.questions))
        ],
        reasons=Reason.choices,
        country_names=[name for _code, name in countries()],
    )


def _form(typed: Any, found: Request, actor: Actor) -> AskingForm:
    near = found.post.covers if found.post else []
    return AskingForm(typed, asking=found.asking, near=near, today=actor.today)


def _report(request: HttpRequest, actor: Actor) -> Report | None:
    """The report that it comes from; one that the asker cannot see is not there."""
    given = address_bar.ask(request.GET, report=address_bar.public_id)["report"]
    if given is None:
        return None
    found: Report | None = (
        Report.objects.visible_to(actor).released().filter(public_id=given).defer("words", "sections", "sealed").first()
    )
    if found is None:
        raise absent()
    return found


def _title(about: Report | None) -> str:
    return _("More about: %(title)s") % {"title": about.title} if about else ""
