"""The form under a list that saves it as it stands in the address bar."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from ilonet.saved.where import WHERE, lasting

register = template.Library()


@register.inclusion_tag("saved/keep.html", takes_context=True)
def save_this_list(context: template.Context) -> dict[str, Any]:
    """Nothing on a page that is no list of its own."""
    request = context["request"]
    match = request.resolver_match
    where = WHERE.get(match.view_name) if match else None
    return {
        "request": request,
        "where": where,
        "asked": urlencode(lasting(request.GET.items())),
        "address": reverse("saved:index"),
        "csrf_token": context.get("csrf_token"),
    }
