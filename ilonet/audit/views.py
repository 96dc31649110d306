"""What was done, in which hat, when; never what it said. Looking is recorded too."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from ilonet.audit.access import SEES_ALL, read
from ilonet.audit.models import Checkpoint, Event, Link
from ilonet.audit.recording import record
from ilonet.lib.asking import after, ask, code, cursor, day, place, public_id, text
from ilonet.lib.fragments import page
from ilonet.lib.refusals import absent

PAGE = 50


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """The auditor's page: every event, filtered; for everybody else it is absent."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.functions & SEES_ALL:
        raise absent()
    asked = ask(request.GET, act=text, authority=code, row=public_id, since=day, until=day, after=cursor)
    found = _asked_for(Event.objects.filter(read(actor)), asked)
    events = list(found[: PAGE + 1])
    record(
        "audit.viewed", by=actor, noun="audit.event", public_id=asked["row"], noted={"shown": min(len(events), PAGE)}
    )
    return page(
        request,
        "audit/index.html",
        events=events[:PAGE],
        asked=asked,
        acts=sorted(Event.objects.order_by("act").values_list("act", flat=True).distinct()),
        older=_older(request, events),
        length=Link.objects.order_by("-position").values_list("position", flat=True).first() or 0,
        checkpoint=Checkpoint.objects.order_by("-position").first(),
    )


def _asked_for(events: Any, asked: dict[str, Any]) -> Any:
    if asked["act"]:
        events = events.filter(act=asked["act"])
    if asked["authority"]:
        events = events.filter(authority=asked["authority"])
    if asked["row"]:
        events = events.filter(public_id=asked["row"])
    if asked["since"]:
        events = events.filter(at__date__gte=asked["since"])
    if asked["until"]:
        events = events.filter(at__date__lte=asked["until"])
    if asked["after"]:
        at, last = place(asked["after"])
        events = events.filter(Q(at__lt=at) | Q(at=at, id__lt=last))
    return events.order_by("-at", "-id")


def _older(request: HttpRequest, events: list[Event]) -> str:
    if len(events) <= PAGE:
        return ""
    last = events[PAGE - 1]
    kept = {name: value for name, value in request.GET.dict().items() if name != "after"}
    return f"{reverse('audit:index')}?{urlencode(kept | {'after': after(last.at.isoformat(), last.id)})}"
