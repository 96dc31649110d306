"""New reports on what one follows, for a reader of feeds: kind, country and topic, never a title (ADR 0024)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from ilonet.notices.inbox import known_to
from ilonet.places.models import country_name
from ilonet.reports.models import Report

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.notices.models import Notice

TYPE = "application/atom+xml; charset=utf-8"
MOST = 50


def atom(actor: Actor, language: str, absolute: Callable[[str], str]) -> str:
    """Over what one may see at this moment; TLP:RED opens with a passkey alone, so it is not here."""
    followed = known_to(actor, ["reports.report"]).filter(role="follower", act="report.released")
    notices: list[Notice] = list(followed.order_by("-at", "-public_id")[:MOST])
    known = Report.objects.visible_to(actor).filter(public_id__in=[one.thing for one in notices]).exclude(tlp="red")
    reports = {one.public_id: one for one in known.only("public_id", "kind", "countries", "topics")}
    address = absolute(reverse("notices:index"))
    feed = Atom1Feed(title=_("ilonet: what you follow"), link=address, description="", language=language, feed_url=None)
    for one in notices:
        if report := reports.get(one.thing):
            feed.add_item(
                title=_said(report),
                link=absolute(reverse("notices:opened", args=[one.public_id])),
                description="",
                unique_id=f"urn:uuid:{one.public_id}",
                pubdate=one.at,
                updateddate=one.at,
            )
    return str(feed.writeString("utf-8"))


def _said(report: Report) -> str:
    countries = ", ".join(country_name(code) for code in report.countries)
    return " · ".join(part for part in (str(report.get_kind_display()), countries, ", ".join(report.topics)) if part)
