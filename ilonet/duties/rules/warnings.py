"""Which early warnings wait for me: to be seen by my authority, or to be closed by those who sent them? (Art. 3(4)(e); C.5b)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.duties.periods import WARNING_SEEN_WITHIN
from ilonet.lib import clock
from ilonet.reports.listing import HEAVY
from ilonet.warnings.access import unseen_by
from ilonet.warnings.models import EarlyWarning

SEEN = "early-warning"


def seen(holder: Holder) -> Iterator[Duty]:
    """Of back offices: an officer on the spot may say it for them, and it is asked no more."""
    actor = holder.actor
    if not actor.reviews_for:
        return
    known = EarlyWarning.objects.visible_to(actor).filter(unseen_by(actor.reviews_for, actor))
    for one in _light(known):
        yield Duty(
            about=str(one.public_id),
            subject=one.title,
            why=_("%(authority)s has sent this early warning. Say that your authority has seen it.")
            % {"authority": one.authority.code},
            holder=", ".join(sorted(holder.authority_codes - {one.authority.code})),
            address=reverse("warnings:warning", args=[one.public_id]),
            act=_("Acknowledge"),
            act_address=reverse("warnings:warning", args=[one.public_id]) + "#seen",
            due_on=clock.day_of(one.released_at, one.authority.zone) + WARNING_SEEN_WITHIN,
        )


def left_open(holder: Holder) -> Iterator[Duty]:
    """Nobody learns from a warning of which nobody says how it ended."""
    left = [one for one in holder.written if one.is_left_open]
    for one in sorted(left, key=lambda one: (one.released_at, one.pk)):
        yield Duty(
            about=str(one.public_id),
            subject=one.title,
            why=_("Sent more than a month ago. Say whether it was confirmed, or write what followed."),
            holder=one.authority.code,
            address=reverse("warnings:warning", args=[one.public_id]),
            act=_("Close"),
            act_address=reverse("warnings:close", args=[one.public_id]),
        )


def _light(rows: Any) -> Iterator[Any]:
    yield from rows.select_related("authority").defer(*HEAVY).order_by("released_at", "pk")


RULES = (
    Rule(SEEN, "3(4)", gettext_lazy("Early warnings to acknowledge"), seen),
    Rule("warning-left", "3(4)", gettext_lazy("Early warnings to close"), left_open),
)
