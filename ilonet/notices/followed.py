"""What can be followed, how is it called, and where does one find it? Named for a reader who may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.deployments.vocabulary import Topic
from ilonet.lib.refusals import Refusal
from ilonet.networks.models import Network
from ilonet.notices.models import Subscription
from ilonet.places.models import Country, country_name
from ilonet.saved.models import SavedSearch

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

KIND = Subscription.Kind
LISTS = ("reports:index", "search:search")  # saved lists of which it can be said that a report is new in them


@dataclass(frozen=True)
class Line:
    """One's own subscription, in words."""

    subscription: Subscription
    title: str
    address: str  # empty where it leads nowhere any more


def lines(actor: Actor, among: Iterable[Subscription] | None = None) -> list[Line]:
    """In three questions at most, however many there are."""
    own = Subscription.objects.visible_to(actor).order_by("kind", "key") if among is None else among
    rows = list(own)
    networks = _networks(actor, [one.key for one in rows if one.kind == KIND.NETWORK])
    saved = _saved(actor, [one.key for one in rows if one.kind == KIND.SAVED])
    return [_line(one, networks, saved) for one in rows]


def insist_known(kind: str, key: str, actor: Actor) -> str:
    """The key as it is kept. Raises Refusal: what one may not see is nothing to follow."""
    known = {
        KIND.COUNTRY: lambda: key.upper() if Country.objects.filter(pk=key.upper()).exists() else "",
        KIND.TOPIC: lambda: key if key in Topic.values else "",
        KIND.NETWORK: lambda: next(iter(_networks(actor, [key])), ""),
        KIND.SAVED: lambda: next((one for one, saved in _saved(actor, [key]).items() if saved.where in LISTS), ""),
    }
    found = known[Subscription.Kind(kind)]() if kind in KIND.values else ""
    if not found:
        raise Refusal(
            "subscription.nothing_to_follow",
            _("There is nothing here that you can follow."),
            _(
                "Open a country, a network, a list of reports on one topic, or a saved list of reports, and follow it there."
            ),
            field="key",
        )
    return found


def _line(one: Subscription, networks: dict[str, Any], saved: dict[str, Any]) -> Line:
    if one.kind == KIND.COUNTRY:
        return Line(one, country_name(one.key), reverse("picture:country", args=[one.key]))
    if one.kind == KIND.TOPIC:
        return Line(one, f"{one.key} – {Topic(one.key).label}", f"{reverse('reports:index')}?topic={one.key}")
    if one.kind == KIND.NETWORK:
        network = networks.get(one.key)
        if network is None:
            return Line(one, _("a network that you do not see today"), "")
        return Line(one, str(network), reverse("networks:network", args=[one.key]))
    kept = saved.get(one.key)
    return (
        Line(one, kept.name, reverse("saved:opened", args=[one.key]))
        if kept
        else Line(one, _("a list that is gone"), "")
    )


def _networks(actor: Actor, keys: list[str]) -> dict[str, Any]:
    ids = _ids(keys)
    return (
        {str(one.public_id): one for one in Network.objects.visible_to(actor).filter(public_id__in=ids)} if ids else {}
    )


def _saved(actor: Actor, keys: list[str]) -> dict[str, Any]:
    ids = _ids(keys)
    mine = SavedSearch.objects.visible_to(actor)
    return {str(one.public_id): one for one in mine.filter(public_id__in=ids)} if ids else {}


def _ids(keys: list[str]) -> list[UUID]:
    found = []
    for key in keys:
        try:
            found.append(UUID(key))
        except ValueError:
            continue
    return found
