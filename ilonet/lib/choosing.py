"""How does one choose several among many? Ticks in columns, the chosen ones first, with a way to find one by its name."""

from __future__ import annotations

from typing import Any

from django import forms


class AmongMany(forms.CheckboxSelectMultiple):
    template_name = "components/many.html"

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """Options without a heading of their own stand in one group, as Django's other lists have them."""
        groups: dict[Any, list[Any]] = {}
        for heading, options, _number in super().optgroups(name, value, attrs):
            groups.setdefault(heading, []).extend(options)
        return [
            (heading, sorted(options, key=lambda one: not one["selected"]), number)
            for number, (heading, options) in enumerate(groups.items())
        ]
