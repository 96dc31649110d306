"""One post: when it was served, planned and vacant, as on a day, as known on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.bars import Window, bar
from ilonet.deployments.models import Post
from ilonet.deployments.questions import known_at
from ilonet.deployments.timeline import Row, of_post
from ilonet.deployments.views.deployment import duties_of
from ilonet.lib.asking import ask, day
from ilonet.lib.fragments import page
from ilonet.places.models import country_name

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

WHEN = {"on": day, "known": day}


@require_GET
def post(request: HttpRequest, public_id: UUID) -> HttpResponse:
    asked, actor = ask(request.GET, **WHEN), actor_of(request)
    found = get_object_or_404(
        Post.objects.visible_to(actor).select_related("country", "authority"), public_id=public_id
    )
    window = Window.around(asked["on"] or actor.today)
    row = of_post(actor, found, on=window.day, known=known_at(asked["known"], actor))
    shown = row.post if row else found
    return page(
        request,
        "deployments/post.html",
        post=shown,
        public_id=public_id,
        region=[country_name(code) for code in shown.responsible_for],
        duties=duties_of(shown),
        rows=drawn([row] if row else [], window),
        window=window,
        may_amend=actor.may("amend", found),
        **around(window, asked),
    )


def drawn(rows: list[Row], window: Window) -> list[dict[str, Any]]:
    """Each post with its bar and the spans that the window shows; whether one follows another the day after."""
    return [
        {"row": row, "bar": bar(row, window), "spans": [span for span in row.spans if window.shows(span)]}
        for row in rows
    ]


def around(window: Window, asked: dict[str, date | None]) -> dict[str, Any]:
    """The days of the address bar, and the addresses of the years before and after."""
    kept = {"known": asked["known"]} if asked["known"] else {}
    return {
        "on": asked["on"],
        "known": asked["known"],
        "earlier": f"?{urlencode({'on': window.earlier} | kept)}",
        "later": f"?{urlencode({'on': window.later} | kept)}",
    }
