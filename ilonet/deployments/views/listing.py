"""Who is where: the list of deployments, its filters and its order (R-4.2-a)."""

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
from ilonet.deployments.exported import POSTINGS, postings
from ilonet.deployments.forms import DayInput, lettered, third_countries
from ilonet.deployments.questions import FILTERS, IN_ORDER, question_of
from ilonet.deployments.register import STATES, Register
from ilonet.deployments.vocabulary import Assistance, HostType, Topic
from ilonet.deployments.words import STATE_WORDS
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask
from ilonet.lib.fragments import page
from ilonet.lib.paging import page_of
from ilonet.saved.where import can_be_saved

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


OFTEN = ("authority", "country", "topic", "state")  # the others wait under “More filters”


class FilterForm(forms.Form):
    """What narrows the list; filled from the address bar, never judged here."""

    authority = forms.ChoiceField(label=gettext_lazy("Authority"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country covered"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    assistance = forms.ChoiceField(label=gettext_lazy("Assistance"), required=False)
    host_type = forms.ChoiceField(label=gettext_lazy("Posted to"), required=False)
    notice = forms.ChoiceField(label=gettext_lazy("Notified"), required=False)
    notified_since = forms.DateField(label=gettext_lazy("Notified since"), required=False, widget=DayInput())
    on = forms.DateField(label=gettext_lazy("As on"), required=False, widget=DayInput())
    known = forms.DateField(label=gettext_lazy("As known on"), required=False, widget=DayInput())

    def __init__(self, asked: dict[str, Any]) -> None:
        super().__init__(initial=asked)
        every = [("", _("all"))]
        authorities = [(one.code, f"{one.code} · {one.name}") for one in Authority.objects.order_by("code")]
        offered = {
            "authority": every + authorities,
            "country": every + third_countries(),
            "topic": every + lettered(Topic.choices, "3(4)"),
            "assistance": every + lettered(Assistance.choices, "3(6)"),
            "host_type": [*every, *HostType.choices],
            "notice": [*every, ("late", _("after the start"))],
            "state": [
                ("", _("planned and present")),
                *((state, str(STATE_WORDS[state])) for state in STATES),
                ("all", _("all")),
            ],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def often(self) -> list[forms.BoundField]:
        return [self[name] for name in OFTEN]

    def seldom(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in OFTEN]

    def asks_seldom(self) -> bool:
        return any(self.initial.get(field.name) for field in self.seldom())


@require_GET
def index(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    insist_on_entry(actor)
    asked = ask(request.GET, **FILTERS, **IN_ORDER, **FORMAT)
    register = Register(actor, question_of(asked, actor))
    order = asked["order"] or "country"
    by = order.removeprefix("-")
    form = FilterForm(asked)
    chips = _chips(asked, form)
    if asked["format"]:
        said = [one["label"] for one in chips]
        return sent(
            take_out(POSTINGS, postings(register, order), by=actor, form=asked["format"], asked=asked, said=said)
        )
    found = page_of(
        register.ordered(by), after=asked["after"], falling=order.startswith("-"), days=by in {"from", "until"}
    )
    counts = register.counts()
    total = sum(counts[state] for state in register.states)
    return page(
        request,
        "deployments/index.html",
        lines=register.lines(found.rows),
        total=total,
        states=_states(asked, counts),
        form=form,
        chips=chips,
        following=_address(asked, after=found.next) if found.next else "",
        first=_address(asked) if asked["after"] else "",
        question=register.question,
        may_notify=bool(actor.reviews_for),
    )


can_be_saved(
    "deployments:index",
    gettext_lazy("Postings"),
    reads=lambda parameters: ask(parameters, **FILTERS, **IN_ORDER),
    open_to=sees_the_register,
)


def _address(asked: dict[str, Any], **other: Any) -> str:
    kept = {name: value for name, value in (asked | {"after": None, "format": None} | other).items() if value}
    return f"?{urlencode(kept)}" if kept else "?"


def _states(asked: dict[str, Any], counts: dict[str, int]) -> list[dict[str, Any]]:
    """How many of each state; a state of which the reader sees none is not listed (security.md 4.2)."""
    return [
        {
            "label": STATE_WORDS[state],
            "address": _address(asked, state=state),
            "count": counts[state],
            "is_current": asked["state"] == state,
        }
        for state in STATES
        if counts[state]
    ]


def _chips(asked: dict[str, Any], form: FilterForm) -> list[dict[str, Any]]:
    return [
        {
            "label": f"{form.fields[name].label}: {_said(form.fields[name], asked[name])}",
            "address": _address(asked, **{name: None}),
        }
        for name in FILTERS
        if asked[name]
    ]


def _said(field: forms.Field, value: Any) -> str:
    return str(dict(getattr(field, "choices", ())).get(value, value))
