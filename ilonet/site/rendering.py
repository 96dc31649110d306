"""How does Django write a form? With our field, for every form of the product."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ilonet.site.unfilled import NamedField

SELECT = "django/forms/widgets/select.html"
OF_SEVERAL = ("django/forms/widgets/radio.html", "django/forms/widgets/checkbox_select.html")


class Rendering(DjangoTemplates):
    """The setting FORM_RENDERER."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = NamedField

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> Any:
        """A list of countries has 250 options, and Django's own way takes three templates for each.

        A label stands above every field: the library's placeholders would only say it twice. The fieldset around several
        choices has the name that leads to them; the library would give it to the box within as well.
        """
        if "widget" in context:
            context["widget"]["attrs"].pop("placeholder", None)
        if template_name in OF_SEVERAL:
            context["widget"]["attrs"].pop("id", None)
        if template_name == SELECT:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _select(widget: dict[str, Any]) -> SafeString:
    groups = _together(_group(name, options) for name, options, _number in widget["optgroups"])
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), groups)


def _group(name: str | None, options: list[dict[str, Any]]) -> SafeString:
    written = _together(_option_of(one) for one in options)
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


def _together(written: Iterable[SafeString]) -> SafeString:
    """Each is escaped already; asking each once more took longer than writing it."""
    return SafeString("\n".join(written))


def _option_of(one: dict[str, Any]) -> SafeString:
    attributes = one["attrs"]
    return _option(str(one["value"]), str(one["label"]), flatatt(attributes) if attributes else "")


@lru_cache(maxsize=20_000)
def _option(value: str, label: str, attributes: str) -> SafeString:
    """The same few thousand options on every page, in each language: written once."""
    return format_html('<option value="{}"{}>{}</option>', value, attributes, label)
