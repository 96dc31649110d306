"""Whose authorisation ends soon: one's own, or of somebody whom one may authorise? (Art. 9(3); C.18)"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


RULES = (
    Rule("authorisation-ends", "9(3)", gettext_lazy("Authorisations that end soon"), of_staff),
    Rule("own-authorisation-ends", "9(3)", gettext_lazy("Your authorisation"), own),
)
