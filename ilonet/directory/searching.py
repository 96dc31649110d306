"""Where is an officer listed? By post, country or authority first, at most twenty answers (security.md 4.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from ilonet.directory.models import ContactEntry
from ilonet.lib.asking import code, text
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ilonet.access.actor import Actor

MOST = 20  # answers; there is no way to page through the list (security.md 4.2)
SHORTEST_POST = 3  # letters
ASKED = {"post": text, "country": code, "authority": code}


def search(actor: Actor, asked: dict[str, Any]) -> QuerySet[ContactEntry]:
    """By post, country or authority; the answers say where somebody serves, and who only once they are opened.

    Raises Refusal when nothing is asked.
    """
    conditions = _conditions(asked)
    if not conditions:
        raise Refusal(
            "directory.nothing_asked",
            _("Say first of which post, country or authority you look for officers."),
            _("The contact list cannot be read as a whole (Art. 9(3))."),
            field="country",
        )
    return _in_order(ContactEntry.objects.visible_to(actor).filter(conditions))


def narrowed(entries: QuerySet[ContactEntry], asked: dict[str, Any]) -> QuerySet[ContactEntry]:
    """The same filters over rows that were opened for another act; nothing asked leaves them whole."""
    return _in_order(entries.filter(_conditions(asked)))


def _in_order(found: QuerySet[ContactEntry]) -> QuerySet[ContactEntry]:
    found = found.select_related("deployment__post__country", "deployment__post__authority")
    entries: QuerySet[ContactEntry] = found.order_by(
        "deployment__post__country", "deployment__post__city", "deployment__post__authority__code", "pk"
    )
    return entries


def _conditions(asked: dict[str, Any]) -> Q:
    way, conditions = "deployment__post__", Q()
    if asked.get("post"):
        if len(asked["post"]) < SHORTEST_POST:
            raise Refusal(
                "directory.post_too_short",
                _("The post is too short to look for."),
                _("Write at least three letters of the city."),
                field="post",
            )
        conditions &= Q(**{f"{way}city__istartswith": asked["post"]})
    if asked.get("country"):
        conditions &= Q(**{f"{way}country": asked["country"]}) | Q(
            **{f"{way}responsible_for__contains": [asked["country"]]}
        )
    if asked.get("authority"):
        conditions &= Q(**{f"{way}authority__code": asked["authority"]})
    return conditions
