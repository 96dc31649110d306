"""The links by which a list leaves, with its filters and its order."""

from typing import Any

from django import template

from ilonet.exports.taking_out import FORMATS

register = template.Library()
PASSING = ("after", "before", "page", "format")


@register.inclusion_tag("exports/take_out.html", takes_context=True)
def take_this_list_out(context: template.Context) -> dict[str, Any]:
    query = context["request"].GET.copy()
    for name in PASSING:
        query.pop(name, None)
    forms = []
    for form in FORMATS:
        query["format"] = form
        forms.append({"label": form.upper(), "address": f"?{query.urlencode()}"})
    return {"forms": forms}
