"""What does the register ask of a back office, and of an officer? (Art. 4; C.1)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ilonet.access.actor import Actor
from ilonet.deployments.models import ENDING_WITHIN, Deployment
from ilonet.places.models import country_name
from ilonet.site.home.task import SOON, Asked, Task, asked
from ilonet.site.places import address

NOTIFIED_LATE_FOR = timedelta(days=60)  # afterwards it is history, and stands in the activity report


def of_the_back_office(actor: Actor) -> list[Asked]:
    """Deployments of its authority: arrival not confirmed, ending, notified after the start."""
    if not actor.reviews_for:
        return []
    today = actor.today
    late = Q(notified_on__gt=F("from_on"), from_on__gte=today - NOTIFIED_LATE_FOR)
    found = list(
        Deployment.objects.which(actor, may="amend")
        .on(today)
        .filter(Q(arrived_on=None) | Q(until_on__lte=today + ENDING_WITHIN) | late)
        .select_related("post__authority")
        .order_by("until_on", "pk")
    )
    return [
        *asked(gettext_lazy("Confirm the arrival"), _unconfirmed(found), _register(actor, state="confirmed")),
        *asked(gettext_lazy("Deployments that end soon"), _ending(found, today), _register(actor, state="ending")),
        *asked(gettext_lazy("Notified after the start"), _notified_late(found), _register(actor, notice="late")),
    ]


def of_the_officer(serving: list[Deployment], today: date) -> list[Asked]:
    ending = [one for one in serving if one.until_on <= today + ENDING_WITHIN]
    return asked(gettext_lazy("Your deployment"), [_own_end(one, today) for one in ending])


def own(actor: Actor) -> list[Deployment]:
    """The deployments in which one acts today."""
    if not actor.deployment_ids:
        return []
    mine = Deployment.objects.visible_to(actor).filter(pk__in=actor.deployment_ids)
    return list(mine.select_related("post__authority").order_by("from_on", "pk"))


def _register(actor: Actor, **asked_for: str) -> str:
    """The list with nothing else in it; whoever is the back office of several authorities narrows it there."""
    codes = {hat.authority_code for hat in actor.hats if hat.authority_id in actor.reviews_for}
    authority = {"authority": codes.pop()} if len(codes) == 1 else {}
    return f"{address('deployments:index')}?{urlencode(authority | asked_for)}"


def _unconfirmed(found: list[Deployment]) -> Iterator[Task]:
    for one in sorted(found, key=lambda one: one.from_on):
        if one.arrived_on is None:
            yield Task(
                _place(one),
                _("Without it the officer is not on the map, in no network, and has no access."),
                _page(one),
                one.from_on,
                _("due since"),
                "late",
            )


def _ending(found: list[Deployment], today: date) -> Iterator[Task]:
    for one in found:
        if one.arrived_on is not None and one.until_on <= today + ENDING_WITHIN:
            soon = one.until_on <= today + SOON
            why = _("Extend it, or notify who comes next (Art. 4(1)).")
            yield Task(_place(one), why, _page(one), one.until_on, _("ends"), "late" if soon else "due")


def _notified_late(found: list[Deployment]) -> Iterator[Task]:
    for one in found:
        if one.notice_delay > 0:
            days = ngettext("%(n)s day after the start.", "%(n)s days after the start.", one.notice_delay)
            why = days % {"n": one.notice_delay} + " " + _("Plans are notified before they begin (Art. 4(1)).")
            yield Task(_place(one), why, _page(one), one.notified_on, _("notified"))


def _own_end(one: Deployment, today: date) -> Task:
    why = _("Hand over what your successor needs. Your access ends with that day.")
    return Task(
        _place(one), why, _page(one), one.until_on, _("ends"), "late" if one.until_on <= today + SOON else "due"
    )


def _place(one: Deployment) -> str:
    return f"{one.post.city}, {country_name(one.post.country_id)} · {one.post.authority.code}"


def _page(one: Deployment) -> str:
    return address("deployments:deployment", one.public_id)
