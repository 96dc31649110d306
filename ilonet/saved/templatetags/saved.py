"""The form under a list that saves it as it stands in the address bar."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from ilonet.access.actor import actor_of
from ilonet.saved.where import WHERE, lasting

register = template.Library()


@register.inclusion_tag("saved/keep.html", takes_context=True)
def save_this_list(context: template.Context) -> dict[str, Any]:
    """Nothing on a page that is no list of its own, nor for whoever may write nothing."""
    request = context["request"]
    match = request.resolver_match
    where = WHERE.get(match.view_name) if match and not actor_of(request).restraint else None
    return {
        "request": request,
        "where": where,
        "asked": urlencode(lasting(request.GET.items())),
        "address": reverse("saved:index"),
        "csrf_token": context.get("csrf_token"),
    }
