"""Is our quick way of writing a list of choices the same as the framework's?"""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from ilonet.site.rendering import Rendering

EVIL = '"><script>alert(1)</script>'
CHOICES = {
    "plain": [("a", "A"), ("b", "B & Ø")],
    "with an empty one": [("", "any"), (1, "one")],
    "grouped": [("", "any"), ("Group <1>", [("a", "A"), ("b", "B")])],
    "hostile": [(EVIL, EVIL), (EVIL * 2, [("a", EVIL)])],
}


@pytest.mark.parametrize("kind", CHOICES)
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
@pytest.mark.parametrize("chosen", ["", "a", ["a", "b"], 1])
def test_a_select_says_what_the_framework_would_say(kind, widget, chosen):
    ours = _written(Rendering(), widget, CHOICES[kind], chosen)
    assert parse_html(ours) == parse_html(_written(DjangoTemplates(), widget, CHOICES[kind], chosen))
    assert "<script" not in ours


def _written(renderer, widget, choices, chosen):
    given = {"required": True, "disabled": False, "data-x": EVIL, "id": "id_x"}
    return widget(choices=choices, attrs=given).render("x", chosen, renderer=renderer)
