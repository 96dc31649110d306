"""How a hit names its countries."""

from django import template

from ilonet.places.models import country_name

register = template.Library()


@register.filter
def country_of(code: str) -> str:
    return country_name(code)
