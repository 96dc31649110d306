"""Whose authorisation ends soon: one's own, or of somebody whom one may authorise? (Art. 9(3); C.18)"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.admission.needed import Needed
from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder


def of_staff(holder: Holder) -> Iterator[Duty]:
    """Said by function and purpose; who it is stands on the page of the authority, for those who may open it."""
    for one in holder.terms:
        if one.may_renew and one.authority:
            yield Duty(
                about=str(one.public_id),
                subject=f"{capfirst(one.get_function_display())} · {one.authority.code}",
                why=_("%(purpose)s. Renew it if the purpose lasts; otherwise it ends by itself (Art. 9(3)).")
                % {"purpose": one.purpose.rstrip(".")},
                holder=one.authority.code,
                address=reverse("authorities:staff", args=[one.authority.code]),
                act=_("Renew"),
                act_address=reverse("authorities:renew", args=[one.public_id]),
                due_on=one.until_on,
            )


def own(holder: Holder) -> Iterator[Duty]:
    """Nobody renews their own."""
    for one in holder.terms:
        if one.account_id == holder.actor.account_id and one.function in holder.actor.functions:
            yield Duty(
                about=str(one.public_id),
                subject=f"{capfirst(one.get_function_display())} · {one.organisation.code}",
                why=_(
                    "Your access in this function ends with that day. Ask a colleague of your authority to renew it."
                ),
                holder=one.organisation.code,
                address=reverse("standing:me"),
                act="",
                act_address="",
                due_on=one.until_on,
            )


def still_needed(holder: Holder) -> Iterator[Duty]:
    """One line for each authority; who they are stands on its page."""
    due = [one for one in holder.needed if one.is_asked(holder.today(one.authority))]
    for code, of in groupby(sorted(due, key=lambda one: one.authority.code), key=lambda one: one.authority.code):
        asked = list(of)
        first, address = min(asked, key=lambda one: one.due_on), reverse("admission:needed", args=[code])
        yield Duty(
            about=code,
            subject=ngettext("%(n)s account · %(code)s", "%(n)s accounts · %(code)s", len(asked))
            % {"n": len(asked), "code": code},
            why=_why(asked),
            holder=code,
            address=address,
            act=_("Confirm"),
            act_address=address,
            due_on=first.due_on,
        )


def _why(asked: list[Needed]) -> str:
    """In a demonstration there may be none whose access silence ends."""
    days = [one.last_day for one in asked if one.last_day]
    if not days:
        return _("Say of each whether it is still needed (Art. 9(3)).")
    said = _("Say of each whether it is still needed. What nobody confirms ends after %(day)s (Art. 9(3)).")
    return said % {"day": min(days).isoformat()}


RULES = (
    Rule("still-needed", "9(3)", gettext_lazy("Accounts that are still needed"), still_needed),
    Rule("authorisation-ends", "9(3)", gettext_lazy("Authorisations that end soon"), of_staff),
    Rule("own-authorisation-ends", "9(3)", gettext_lazy("Your authorisation"), own),
)
