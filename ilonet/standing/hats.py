"""In what function does one act, in the reader's language? The audit keeps the same label in every language."""

from django.utils.translation import gettext_lazy as _

from ilonet.authorities.models import Appointment

WORDS = {"officer": _("officer"), "facilitator": _("facilitator")} | dict(Appointment.Function.choices)
BETWEEN = " · "


def in_words(label: str) -> str:
    """`Hat.label`, whose first part is the code of the function."""
    kind, *where = label.split(BETWEEN)
    words = str(WORDS.get(kind, kind))
    return BETWEEN.join([words[:1].upper() + words[1:], *where])
