"""Whom to ask: what the register proposes, what the asker adds or takes out; and who may read along."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.authorities.models import Authority
from ilonet.lib import asking as address_bar
from ilonet.lib.fragments import page
from ilonet.places.names import resolve
from ilonet.reports.audience import circles_of, offered
from ilonet.reports.audience import posts as posts_in
from ilonet.reports.forms.choices import countries
from ilonet.reports.views.report import named_reach
from ilonet.requests import drafting
from ilonet.requests.finding import find
from ilonet.requests.models import Request
from ilonet.requests.routing import Named, chosen, insist_known, proposed
from ilonet.requests.sending import readers_of
from ilonet.requests.views.writing import edition_of

ALONG = ("network", "neighbour", "all")


@require_http_methods(["GET", "POST"])
def addressees(request: HttpRequest, public_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = find(Request, public_id, actor, may="amend")
    if request.method == "POST":
        wanted = list(dict.fromkeys(request.POST.getlist("wanted")))
        insist_known(wanted, found, actor)
        audience = circles_of(request.POST.getlist("to"), actor)
        written = replace(found.asking, wanted=wanted, audience=audience)
        drafting.save(found, written, edition=edition_of(request), by=actor)
        if request.POST.get("next") != "stay":
            return redirect("requests:sending", public_id=public_id)
        near = request.POST.get("near", "").strip()[:60]
        return redirect(f"{request.path}?{urlencode({'near': near})}" if near else request.path)
    near = address_bar.ask(request.GET, near=address_bar.text)["near"] or ""
    return page(request, "requests/addressees.html", **_offered(found, actor, near))


def _offered(found: Request, actor: Actor, near: str) -> dict[str, Any]:
    """Nobody chosen yet: the proposal is ticked. Once the asker has chosen, the choice is."""
    asking = found.asking
    by_rule = proposed(found, asking, actor)
    ticked = asking.wanted or [one.token for one in by_rule]
    named = chosen(asking.wanted, found, actor)
    code = resolve(near).code if near else None
    beside = [one.token for one in posts_in(actor, [code])] if code else []
    known = {one.token: one for one in [*by_rule, *named, *chosen(beside, found, actor)]}
    posts = [one for one in known.values() if one.post]
    to = [known[token] for token in ticked if token in known]
    return {
        "this": found,
        "posts": [(one, one.token in ticked) for one in posts],
        "authorities": [
            (one, f"authority:{one.code}" in ticked) for one in Authority.objects.order_by("organisation__name", "name")
        ],
        "along": [(one, one.circle in asking.audience) for one in offered(actor) if one.group in ALONG],
        "is_proposal": not asking.wanted and bool(by_rule),
        "reach": _reach(found, to, actor),
        "to": to,
        "near": near,
        "near_unknown": bool(near and not code),
        "country_names": [name for _code, name in countries()],
    }


def _reach(found: Request, to: list[Named], actor: Actor) -> dict[str, Any] | None:
    return named_reach(actor, readers_of(found, to)) if to else None
