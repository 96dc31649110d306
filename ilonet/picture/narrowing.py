"""Which filters are there, which hold, and what would each find? Links and a form over one address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from ilonet.deployments.vocabulary import HostType, PostKind, Topic
from ilonet.picture.who_is_where import WhoIsWhere

Label = Any  # words, or words to be translated
TITLES: dict[str, Label] = {
    "topic": _("Topic"),
    "host": _("Posted to"),
    "kind": _("Kind of post"),
    "authority": _("Authority"),
    "on": _("As on"),
}
LABELS: dict[str, Mapping[str, Label]] = {
    "topic": dict(Topic.choices),
    "host": dict(HostType.choices),
    "kind": dict(PostKind.choices),
}


@dataclass(frozen=True)
class Value:
    label: Label
    address: str
    count: int = 0
    is_current: bool = False


@dataclass(frozen=True)
class Facet:
    title: Label
    values: tuple[Value, ...]


class NarrowingForm(forms.Form):
    authority = forms.ChoiceField(label=TITLES["authority"], required=False)
    topic = forms.ChoiceField(label=TITLES["topic"], required=False)
    host = forms.ChoiceField(label=TITLES["host"], required=False)
    kind = forms.ChoiceField(label=TITLES["kind"], required=False)
    on = forms.DateField(
        label=TITLES["on"], required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    order = forms.CharField(required=False, widget=forms.HiddenInput)
    measure = forms.CharField(required=False, widget=forms.HiddenInput)


def narrowing_form(picture: WhoIsWhere, state: Mapping[str, str]) -> NarrowingForm:
    """The choices are what the filter would find; a value in force stays among them even at zero."""
    form = NarrowingForm(initial=dict(state))
    for name in ("authority", "topic", "host", "kind"):
        counts = picture.would_find(name)
        shown = sorted({*counts, *([state[name]] if name in state else [])})
        field = form.fields[name]
        field.choices = [("", _("all")), *((value, _counted(name, value, counts[value])) for value in shown)]  # type: ignore[attr-defined]
        field.widget.attrs = {"id": f"narrow-{name}"}
    return form


def facet(picture: WhoIsWhere, name: str, state: Mapping[str, str]) -> Facet:
    counts = picture.would_find(name)
    return Facet(
        TITLES[name],
        tuple(
            Value(label, address(state, **{name: value}), counts[value], state.get(name) == value)
            for value, label in LABELS[name].items()
            if counts[value] or state.get(name) == value
        ),
    )


def chips(state: Mapping[str, str]) -> list[Value]:
    """The filters in force, each with the address without it."""
    return [
        Value(f"{TITLES[name]}: {LABELS.get(name, {}).get(value, value)}", address(state, **{name: ""}))
        for name, value in state.items()
        if name in TITLES
    ]


def address(state: Mapping[str, str], **changes: str) -> str:
    asked = {name: value for name, value in {**state, **changes}.items() if value}
    return f"?{urlencode(asked)}" if asked else "?"


def _counted(name: str, value: str, count: int) -> str:
    return f"{LABELS.get(name, {}).get(value, value)} ({count})"
