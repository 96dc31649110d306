"""How does a page write a date, a function, an act, a key, the head of a column?"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import template
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime
from django.utils.translation import pgettext

from ilonet.audit.words import act_in_words, noted_in_words
from ilonet.deployments.vocabulary import Topic
from ilonet.standing.hats import in_words

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """3 Sep 2026: a month in letters cannot be misread on the other side of a border."""
    if not value:
        return ""
    here = _local(value)
    pattern = pgettext("a day; letters of Django's date filter", "j M Y")
    return format_html('<time datetime="{}">{}</time>', here.strftime("%Y-%m-%d"), date_format(here, pattern))


@register.filter
def iso(value: date | None) -> str:
    """2026-09-03, for tables, where days are compared down a column."""
    if not value:
        return ""
    written = _local(value).strftime("%Y-%m-%d")
    return format_html('<time datetime="{}">{}</time>', written, written)


@register.filter
def clock(value: datetime | None) -> str:
    """14:05 CET: never without the zone, readers sit in a hundred countries."""
    if not value:
        return ""
    here = _local(value)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), date_format(here, "H:i T"))


@register.filter
def moment(value: datetime | None) -> str:
    """3 Sep 2026, 14:05 CET."""
    if not value:
        return ""
    here = _local(value)
    pattern = pgettext("a day and time; letters of Django's date filter", "j M Y, H:i T")
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), date_format(here, pattern))


@register.filter
def act(value: str) -> str:
    """Report released: what the audit calls report.released."""
    return act_in_words(value)


@register.filter
def noted(value: dict[str, Any]) -> list[tuple[str, str]]:
    """At rest since, 2026-09-03: what the audit keeps besides an act."""
    return noted_in_words(value)


@register.filter
def topics(letters: Iterable[str]) -> str:
    """routes; document fraud: the letters of Article 3(4) as words, where there is no legend beside."""
    return "; ".join(str(Topic(one).label) for one in letters)


def _local(value: date) -> date:
    return localtime(value) if isinstance(value, datetime) and is_aware(value) else value


@register.filter
def hat(label: str) -> str:
    """In which function something was done, in the reader's language."""
    return in_words(label)


@register.simple_tag
def once() -> SafeString:
    """A key that makes the second press of a button do nothing."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid4())


@register.inclusion_tag("components/column.html", takes_context=True)
def column(context: template.Context, label: str, *, by: str = "", number: bool = False) -> dict[str, object]:
    """The head of a column; `by` names the value of `order` in the address bar, "-" before it turns it round."""
    if not by:
        return {"label": label, "number": number}
    request: HttpRequest = context["request"]
    order = request.GET.get("order", "")
    direction = {by: "ascending", f"-{by}": "descending"}.get(order)
    query = request.GET.copy()
    query["order"] = f"-{by}" if order == by else by
    for place in ("before", "after"):
        query.pop(place, None)
    return {"label": label, "number": number, "direction": direction, "address": f"?{query.urlencode()}"}
