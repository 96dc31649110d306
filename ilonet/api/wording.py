"""What is wrong with the fields of a call? In the reader's language, without repeating what was sent."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.lib.refusals import Refusal

MOST = 10
KINDS = {
    "missing": gettext_lazy("is missing"),
    "extra_forbidden": gettext_lazy("is not known here"),
    "string_type": gettext_lazy("must be a text"),
    "string_too_long": gettext_lazy("is too long"),
    "string_too_short": gettext_lazy("is too short"),
    "string_pattern_mismatch": gettext_lazy("does not have the form it must have"),
    "literal_error": gettext_lazy("is none of the values it may have"),
    "enum": gettext_lazy("is none of the values it may have"),
    "bool_type": gettext_lazy("must be true or false"),
    "bool_parsing": gettext_lazy("must be true or false"),
    "int_type": gettext_lazy("must be a whole number"),
    "int_parsing": gettext_lazy("must be a whole number"),
    "int_from_float": gettext_lazy("must be a whole number"),
    "list_type": gettext_lazy("must be a list"),
    "dict_type": gettext_lazy("must be an object"),
    "model_type": gettext_lazy("must be an object"),
    "model_attributes_type": gettext_lazy("must be an object"),
    "too_long": gettext_lazy("has too many entries"),
    "too_short": gettext_lazy("has too few entries"),
    "date_type": gettext_lazy("must be a day, as in 2026-09-03"),
    "date_parsing": gettext_lazy("must be a day, as in 2026-09-03"),
    "date_from_datetime_parsing": gettext_lazy("must be a day, as in 2026-09-03"),
    "uuid_type": gettext_lazy("must be an id"),
    "uuid_parsing": gettext_lazy("must be an id"),
}


def not_of_the_form(errors: list[dict[str, Any]]) -> Refusal:
    told = "; ".join(_one(error) for error in errors[:MOST])
    hidden = len(errors) - MOST
    if hidden > 0:
        told += "; " + ngettext("and %(n)d more", "and %(n)d more", hidden) % {"n": hidden}
    return Refusal(
        "request.invalid",
        _("The request does not have the form that this door takes: %(places)s.") % {"places": told},
        _("Compare it with /api/v1/openapi.json."),
        status=422,
    )


def _one(error: dict[str, Any]) -> str:
    kind = str(error.get("type", ""))
    says = KINDS.get(kind) or _("does not fit (%(kind)s)") % {"kind": kind.replace("_", " ")}
    return f"{_place(error)} {says}"


def _place(error: dict[str, Any]) -> str:
    """Names of fields are ours; one that is not known was sent, and is shown as at most 40 escaped characters."""
    parts = [str(part)[:40].encode("unicode_escape").decode()[:40] for part in error.get("loc", ())]
    return ".".join(parts[-4:])
