"""The links by which a list leaves, with its filters and its order."""

from typing import Any

from django import template

from ilonet.access.actor import actor_of
from ilonet.exports.taking_out import FORMATS

register = template.Library()
PASSING = ("after", "before", "page", "format")


@register.inclusion_tag("exports/take_out.html", takes_context=True)
def take_this_list_out(context: template.Context) -> dict[str, Any]:
    """Words in place of the links for whoever may take nothing out."""
    restraint = actor_of(context["request"]).restraint
    if restraint:
        return {"instead": restraint.no_files}
    query = context["request"].GET.copy()
    for name in PASSING:
        query.pop(name, None)
    forms = []
    for form in FORMATS:
        query["format"] = form
        forms.append({"label": form.upper(), "address": f"?{query.urlencode()}"})
    return {"forms": forms}
