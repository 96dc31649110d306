"""What does the register of postings ask of a back office, and of an officer? (Art. 4; C.1)"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.deployments.models import ENDING_WITHIN, Deployment
from ilonet.duties.duty import Duty, Rule
from ilonet.duties.holder import Holder
from ilonet.duties.periods import LATE_NOTICE_TOLD_FOR
from ilonet.places.models import country_name


def arrivals(holder: Holder) -> Iterator[Duty]:
    for one in holder.run:
        if one.arrived_on is None and not _is_over(one, holder):
            yield _about(
                one,
                why=_("Without it the officer is not on the map, in no network, and has no access."),
                act=_("Confirm the arrival"),
                act_address=_at("arrival", one),
                due_on=one.from_on,
            )


def ends(holder: Holder) -> Iterator[Duty]:
    """Discharged by a later end, or by notifying who comes next."""
    for one in holder.run:
        if one.arrived_on is not None and not _is_over(one, holder) and not one.is_followed and _ends_soon(one, holder):
            yield _about(
                one,
                why=_("Nobody is notified to follow. Extend it, or notify who comes next (Art. 4(1))."),
                act=_("Extend"),
                act_address=_at("extend", one),
                due_on=one.until_on,
            )


def vacancies(holder: Holder) -> Iterator[Duty]:
    for one in holder.run:
        if _is_over(one, holder) and not one.is_followed:
            yield _about(
                one,
                why=_("The post has been empty since then. Notify who comes next, as a plan if need be (Art. 4(1))."),
                act=_("Notify a deployment to this post"),
                act_address=reverse("deployments:notify_on", args=[one.post.public_id]),
                due_on=one.until_on,
            )


def late_notices(holder: Holder) -> Iterator[Duty]:
    """Nothing can be mended; told for a while, because it will be counted."""
    for one in holder.run:
        told_from = holder.today(one.post.authority) - LATE_NOTICE_TOLD_FOR
        if one.notice_delay > 0 and not _is_over(one, holder) and one.from_on >= told_from:
            days = ngettext("%(n)s day after the start.", "%(n)s days after the start.", one.notice_delay)
            yield _about(
                one,
                why=days % {"n": one.notice_delay} + " " + _("Plans are notified before they begin (Art. 4(1))."),
                act="",
                act_address="",
                due_on=one.from_on,
                is_note=True,
            )


def own_ends(holder: Holder) -> Iterator[Duty]:
    for one in holder.serving:
        if _ends_soon(one, holder):
            yield _about(
                one,
                why=_("Hand over what your successor needs. Your access ends with that day."),
                act=_("See your deployment"),
                act_address=_at("deployment", one),
                due_on=one.until_on,
                holder=one.post.city,
            )


RULES = (
    Rule("arrival", "4(1)", gettext_lazy("Confirm the arrival"), arrivals),
    Rule("deployment-ends", "4(1)", gettext_lazy("Deployments that end soon"), ends),
    Rule("post-empty", "4(1)", gettext_lazy("Posts without a successor"), vacancies),
    Rule("notice-late", "4(1)", gettext_lazy("Notified after the start"), late_notices),
    Rule("own-deployment-ends", "4(1)", gettext_lazy("Your deployment"), own_ends),
)


def _is_over(one: Deployment, holder: Holder) -> bool:
    return one.until_on < holder.today(one.post.authority)


def _ends_soon(one: Deployment, holder: Holder) -> bool:
    return one.until_on <= holder.today(one.post.authority) + ENDING_WITHIN


def _about(one: Deployment, **told: object) -> Duty:
    known = {
        "about": str(one.public_id),
        "subject": f"{one.post.city}, {country_name(one.post.country_id)} · {one.post.authority.code}",
        "holder": one.post.authority.code,
        "address": _at("deployment", one),
    }
    return Duty(**(known | told))  # type: ignore[arg-type]


def _at(page: str, one: Deployment) -> str:
    return reverse(f"deployments:{page}", args=[one.public_id])
