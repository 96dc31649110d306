"""The button “Follow” where something stands that can be followed."""

from typing import Any

from django import template

from ilonet.access.actor import actor_of
from ilonet.access.circles import ENTITLED
from ilonet.deployments.vocabulary import Topic
from ilonet.notices.followed import LISTS
from ilonet.notices.models import Pace, Subscription
from ilonet.places.models import country_name

register = template.Library()


@register.inclusion_tag("notices/follow.html", takes_context=True)
def follow(context: template.Context, kind: str, key: Any, title: Any = "") -> dict[str, Any]:
    """Nothing for whoever is addressed by no report, or may write nothing."""
    request = context["request"]
    actor = actor_of(request)
    offered = bool(key) and ENTITLED in actor.circles and actor.restraint is None
    own = Subscription.objects.visible_to(actor).filter(kind=kind, key=str(key)) if offered else None
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "offered": offered,
        "followed": own.first() if own is not None else None,
        "kind": kind,
        "key": str(key),
        "title": title or _title(kind, str(key)),
        "paces": Pace.choices,
    }


@register.simple_tag(takes_context=True)
def followed_lists(context: template.Context) -> set[str]:
    """Public ids of the saved lists that the reader follows, in one question."""
    own = Subscription.objects.visible_to(actor_of(context["request"])).filter(kind=Subscription.Kind.SAVED)
    return set(own.values_list("key", flat=True))


@register.filter
def can_be_followed(saved: Any) -> bool:
    return saved.where in LISTS


@register.filter
def is_in(saved: Any, followed: set[str]) -> bool:
    return str(saved.public_id) in followed


def _title(kind: str, key: str) -> str:
    return str(Topic(key).label) if kind == Subscription.Kind.TOPIC else country_name(key)
