"""How a hit names its countries, and how a register names its rows."""

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse

from ilonet.places.models import country_name

register = template.Library()
PAGES = {
    "countries": ("picture:country", "code"),
    "authorities": ("deployments:authority", "code"),
    "networks": ("networks:network", "public_id"),
    "posts": ("deployments:post", "public_id"),
    "deployments": ("deployments:deployment", "public_id"),
}


@register.filter
def country_of(code: str) -> str:
    return country_name(code)


@register.simple_tag
def page_of(one: Any, of: str) -> str:
    """Nothing where the page is not built."""
    name, key = PAGES[of]
    try:
        return reverse(name, args=[getattr(one, key)])
    except NoReverseMatch:
        return ""


@register.filter
def said_of(one: Any, of: str) -> str:
    if of == "deployments":
        return f"{one.post}, {one.from_on.isoformat()} – {one.until_on.isoformat()}"
    if of == "authorities":
        return f"{one.code} · {one.name}"
    return str(one)
