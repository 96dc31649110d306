"""In what function does one act, in the reader's language? The audit keeps the same label in every language."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ilonet.authorities.models import Appointment

WORDS = {
    "officer": _("officer"),
    "facilitator": _("facilitator"),
    "system": _("the system"),
    "none": _("no function"),
} | dict(Appointment.Function.choices)
AT_A_POST = {"officer", "facilitator"}
BETWEEN = " · "


def in_words(label: str) -> str:
    """`Hat.label`, whose first part is the code of the function: Officer, Dakar · FRA. Back office · FRA."""
    kind, *rest = label.split(BETWEEN)
    words = capfirst(str(WORDS.get(kind, kind)))
    named = list(dict.fromkeys(rest))  # an authority whose organisation bears the same code is named once
    if kind in AT_A_POST and named:
        words = f"{words}, {named.pop(0)}"
    return BETWEEN.join([words, *named])
