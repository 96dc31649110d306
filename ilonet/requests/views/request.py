"""One request as its readers see it: what is asked, what is asked of them, how far it is; and what its asker does with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.reports.covering import known
from ilonet.reports.views.report import named_reach
from ilonet.requests.closing import close, remind, withdraw
from ilonet.requests.finding import find
from ilonet.requests.forms.deciding import Withdrawing
from ilonet.requests.listing import of_us, state_of
from ilonet.requests.models import Addressee, Answer, Compilation, Request
from ilonet.requests.reading import read
from ilonet.requests.showing import asker_of, by_country, facts_of, marking_of
from ilonet.requests.views.beneath import beneath


@require_safe
def request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor)
    read(found, by=actor)
    ours = found.post_id in actor.post_ids or found.authority_id in actor.reviews_for
    return page(
        request,
        "requests/request.html",
        **_shown(found),
        state=state_of(found, actor),
        progress=by_country(_addressees(found, actor)) if ours and found.sent_at else None,
        mine=_mine(found, actor),
        answers=Answer.objects.visible_to(actor).standing().filter(request=found).count(),
        compilation=Compilation.objects.visible_to(actor).filter(request=found).first(),
        reach=named_reach(actor, found.readers),
        comes_from=known([str(found.report)], actor) if found.report else [],
        beneath=beneath(request, found),
    )


@require_POST
def reminder(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="remind")
    number = remind(found, by=actor)
    says = ngettext("Reminded %(n)s addressee.", "Reminded %(n)s addressees.", number)
    messages.success(request, says % {"n": number})
    return redirect("requests:request", public_id=public_id)


@require_POST
def closing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="remind")
    close(found, by=actor)
    messages.success(request, _("Closed. Nothing more is asked of anybody; what was answered stays."))
    return redirect("requests:request", public_id=public_id)


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="follow")
    form = Withdrawing(posted(request))
    try_with(form, lambda: withdraw(found, because=form.cleaned_data["because"], by=actor))
    if form.is_bound and not form.errors:
        messages.success(request, _("Withdrawn. Nobody outside your authority can read it any more."))
        return redirect("requests:request", public_id=public_id)
    reach = named_reach(actor, found.readers)
    return page(request, "requests/withdraw.html", this=found, reach=reach, form=form, status=status_of(form))


def _shown(found: Request) -> dict[str, Any]:
    marking = marking_of(found)
    return {
        "this": found,
        "asking": found.asking,
        "facts": facts_of(found),
        "marking": marking,
        "printed_marking": marking["printed"],
        "asker": asker_of(found),
    }


def _addressees(found: Request, actor: Actor) -> list[Addressee]:
    rows = Addressee.objects.visible_to(actor).filter(request=found)
    return list(rows.select_related("authority__organisation", "post__country", "post__authority"))


def _mine(found: Request, actor: Actor) -> list[Addressee]:
    """Of whom this person owes the answer, or the word who gives it."""
    rows = Addressee.objects.visible_to(actor).filter(of_us(actor), request=found)
    return list(rows.select_related("authority", "post__country", "post__authority").order_by("authority__code", "pk"))
