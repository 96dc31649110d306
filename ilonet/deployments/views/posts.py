"""The list of posts: where an authority serves or could, filled or vacant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.authorities.models import Authority
from ilonet.deployments.access import insist_on_entry, sees_the_register
from ilonet.deployments.exported import POSTS, all_posts
from ilonet.deployments.forms import lettered, third_countries
from ilonet.deployments.posts import FILTERS, IN_ORDER, SERVICES, lines, posts
from ilonet.deployments.vocabulary import HostType, Topic
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.paging import page_of
from ilonet.saved.where import can_be_saved

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

can_be_saved(
    "deployments:posts",
    gettext_lazy("Posts"),
    reads=lambda parameters: ask(parameters, **FILTERS, **IN_ORDER),
    open_to=sees_the_register,
)


class FilterForm(forms.Form):
    """What narrows the list; filled from the address bar, never judged here."""

    authority = forms.ChoiceField(label=gettext_lazy("Authority"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country covered"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    host_type = forms.ChoiceField(label=gettext_lazy("Posted to"), required=False)
    service = forms.ChoiceField(label=gettext_lazy("Today"), required=False)

    def __init__(self, asked: dict[str, Any]) -> None:
        super().__init__(initial=asked)
        every = [("", _("all"))]
        offered = {
            "authority": every + [(one.code, f"{one.code} · {one.name}") for one in Authority.objects.order_by("code")],
            "country": every + third_countries(),
            "topic": every + lettered(Topic.choices, "3(4)"),
            "host_type": [*every, *HostType.choices],
            "service": [*every, *((service, str(word)) for service, word in SERVICES.items())],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


@require_GET
def index(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    insist_on_entry(actor)
    asked = ask(request.GET, **FILTERS, **IN_ORDER, **FORMAT)
    order = asked["order"] or "country"
    form = FilterForm(asked)
    chips = _chips(asked, form)
    rows = posts(actor, asked)
    if asked["format"]:
        said = [chip["label"] for chip in chips]
        return sent(take_out(POSTS, all_posts(rows, order), by=actor, form=asked["format"], asked=asked, said=said))
    found = page_of(rows, after=asked["after"], falling=order.startswith("-"), days=order.endswith("until"))
    return page(
        request,
        "deployments/posts.html",
        lines=list(lines(found.rows)),
        total=rows.count(),
        form=form,
        chips=chips,
        following=_address(asked, after=found.next) if found.next else "",
        first=_address(asked) if asked["after"] else "",
    )


def _address(asked: dict[str, Any], **other: Any) -> str:
    kept = {name: value for name, value in (asked | {"after": None, "format": None} | other).items() if value}
    return f"?{urlencode(kept)}" if kept else "?"


def _chips(asked: dict[str, Any], form: FilterForm) -> list[dict[str, Any]]:
    said = {name: dict(form.fields[name].choices) for name in FILTERS}  # type: ignore[attr-defined]
    return [
        {
            "label": f"{form.fields[name].label}: {said[name].get(asked[name], asked[name])}",
            "address": _address(asked, **{name: None}),
        }
        for name in FILTERS
        if asked[name]
    ]
