"""What is asked: all of one's own duties, narrowed by the address bar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.duties.asking import (
    Narrowed,
    asked_of_actor,
    by_article,
    by_severity,
    kinds,
    narrowed_of,
)
from ilonet.lib.fragments import page
from ilonet.saved.where import can_be_saved

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    narrowed, actor = narrowed_of(request.GET), actor_of(request)
    every = asked_of_actor(actor)
    facets = _facets(narrowed, every)
    return page(
        request,
        "duties/index.html",
        asked=narrowed.of(every),
        every=every,
        facets=facets,
        chips=[
            {"label": f"{title}: {value['label']}", "address": _address(narrowed, **{name: None})}
            for name, title, values in facets
            for value in values
            if value["is_current"]
        ],
        today=actor.today,
    )


can_be_saved("duties:index", gettext_lazy("What is asked"), reads=narrowed_of)


def _facets(narrowed: Narrowed, every: list[Any]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Each counted with the other filters left in force."""
    severities = by_severity(narrowed.without("severity").of(every))
    articles = by_article(narrowed.without("article").of(every))
    rules = kinds(narrowed.without("rule").of(every))
    return [
        (
            "severity",
            _("By urgency"),
            _values(narrowed, "severity", ((one.value, one.label, n) for one, n in severities.items())),
        ),
        (
            "rule",
            _("By kind"),
            _values(narrowed, "rule", ((one.rule.name, one.rule.title, one.total) for one in rules)),
        ),
        (
            "article",
            _("By article"),
            _values(
                narrowed, "article", ((one, _("Art. %(article)s") % {"article": one}, n) for one, n in articles.items())
            ),
        ),
    ]


def _values(narrowed: Narrowed, name: str, counted: Iterable[tuple[str, Any, int]]) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "address": _address(narrowed, **{name: value}),
            "count": n,
            "is_current": getattr(narrowed, name) == value,
        }
        for value, label, n in counted
    ]


def _address(narrowed: Narrowed, **other: str | None) -> str:
    asked = {name: value for name, value in (vars(narrowed) | other).items() if value}
    return f"{reverse('duties:index')}?{urlencode(asked)}" if asked else reverse("duties:index")
