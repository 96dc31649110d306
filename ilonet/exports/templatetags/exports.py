"""The links by which a list or a document leaves, with its filters and its order."""

from typing import Any

from django import template

from ilonet.access.actor import actor_of
from ilonet.exports.taking_out import FORMATS
from ilonet.lib.printing.printing import DOCX, FORMS

register = template.Library()
LABELS = {DOCX: "Word (DOCX)"}
PASSING = ("after", "before", "page", "format")


@register.inclusion_tag("exports/take_out.html", takes_context=True)
def take_this_list_out(context: template.Context) -> dict[str, Any]:
    """Words in place of the links for whoever may take nothing out."""
    return _links(context, FORMATS)


@register.inclusion_tag("exports/take_paper_out.html", takes_context=True)
def take_this_paper_out(context: template.Context) -> dict[str, Any]:
    return _links(context, FORMS)


def _links(context: template.Context, forms: tuple[str, ...]) -> dict[str, Any]:
    restraint = actor_of(context["request"]).restraint
    if restraint:
        return {"instead": restraint.no_files}
    query = context["request"].GET.copy()
    for name in PASSING:
        query.pop(name, None)
    found = []
    for form in forms:
        query["format"] = form
        found.append({"label": LABELS.get(form, form.upper()), "address": f"?{query.urlencode()}"})
    return {"forms": found}
