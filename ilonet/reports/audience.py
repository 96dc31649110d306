"""To whom may a report be addressed, and who would then be able to read it? (requirements C.5; design.md 4)"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.circles import ENTITLED
from ilonet.access.models import Circle
from ilonet.access.reach import Reach
from ilonet.authorities.models import Authority, Organisation
from ilonet.deployments.models import Post
from ilonet.lib.refusals import Refusal
from ilonet.networks.models import Network
from ilonet.reports.deriving import sources_of, within
from ilonet.reports.models import Report
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Tlp

PUBLIC_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Choice:
    """One circle that may be chosen, under a name that means something outside the database."""

    token: (
        str  # network:<public id>, neighbour:…, all, authority:<code>, agency:<code>, office:<code>, post:<public id>
    )
    label: str
    circle: int

    @property
    def group(self) -> str:
        return self.token.partition(":")[0]


def offered(by: Actor) -> list[Choice]:
    """My networks, their neighbours, all entitled, authorities, agencies; single posts apart (`posts`)."""
    return [*_networks(by), Choice("all", _("All entitled officers and Board members"), ENTITLED), *_authorities()]


def posts(by: Actor, countries: Iterable[str] = (), tokens: Iterable[str] = ()) -> list[Choice]:
    """The posts in these countries, and those already named."""
    named = [token.partition(":")[2] for token in tokens if token.startswith("post:")]
    rows = (
        Post.objects.visible_to(by)
        .select_related("authority", "country")
        .order_by("country_id", "city", "authority__code")
    )
    found = list(rows.filter(country_id__in=list(countries)) | rows.filter(public_id__in=_ids(named)))
    names = Counter(str(one) for one in found)
    return [Choice(f"post:{one.public_id}", told_apart(one, names), one.circle_id) for one in found]


def told_apart(post: Post, names: Counter[str]) -> str:
    """An authority may have several posts in one city; then the kind of post says which."""
    name = str(post)
    return name if names[name] == 1 else f"{name} ({post.get_kind_display()})"


def circles_of(tokens: Iterable[str], by: Actor) -> list[int]:
    """The circles behind the names.

    Raises Refusal 422 `audience.not_offered` for a name that this actor may not choose.
    """
    wanted = list(dict.fromkeys(tokens))
    known = {one.token: one.circle for one in [*offered(by), *posts(by, tokens=wanted)]}
    # A network may be both mine and a neighbour; either name will do.
    known |= {token.replace("neighbour:", "network:"): circle for token, circle in known.items()}
    if any(token not in known for token in wanted):
        raise Refusal(
            "audience.not_offered",
            _("Part of this audience is not open to you."),
            _("Choose from the list: your networks, their neighbours, authorities, agencies or single posts."),
            status=422,
            field="audience",
        )
    return sorted({known[token] for token in wanted})


def named(circles: Iterable[int], by: Actor) -> list[Choice]:
    """The chosen circles by name, whoever chose them; one that the reader may not know of stays unnamed."""
    asked = set(circles)
    networks = Network.objects.visible_to(by).filter(circle__in=asked).order_by("name")
    named_posts = (
        Post.objects.visible_to(by).filter(circle__in=asked).select_related("authority", "country").order_by("city")
    )
    everyone = [Choice("all", _("all entitled"), ENTITLED)] if ENTITLED in asked else []
    return [
        *everyone,
        *(Choice(f"network:{one.public_id}", one.name, one.circle_id) for one in networks),
        *(one for one in _authorities() if one.circle in asked),
        *(Choice(f"post:{one.public_id}", str(one), one.circle_id) for one in named_posts),
    ]


def readers_of(report: Report, text: Text) -> list[int]:
    """Once released: the post, its back office, and the chosen audience.

    TLP:RED goes to named posts only: no back office reads along, unless it released the report itself (R-SEC-3). What is
    made from other reports goes to nobody whom one of them does not reach.
    """
    return sorted({*originator_of(report, text.tlp), *within(text.audience, sources_of(text.made_from))})


def originator_of(report: Report, tlp: str) -> list[int]:
    """Who of the originator reads what carries this marking (R-SEC-3, R-SEC-7)."""
    if tlp == Tlp.RED and not report.authority.reviews_before_release:
        return [report.post.circle_id]
    return report.originator


def preview(report: Report, text: Text, by: Actor) -> Reach:
    """Who would be able to read it today, before it is released."""
    return by.reach_of(readers_of(report, text))


def insist_on_posts(text: Text) -> None:
    """Raises Refusal 422 when TLP:RED is addressed to anything but named posts (R-SEC-3)."""
    if text.tlp != Tlp.RED:
        return
    if set(text.audience) - _post_circles(text.audience):
        raise Refusal(
            "audience.red_to_posts_only",
            _("TLP:RED goes to named posts only, never to a network or an authority."),
            _("Name the posts that must know, or choose a lower marking."),
            status=422,
            field="audience",
        )


def why(report: Report, by: Actor) -> str:
    """Why this person can see it, in one sentence; the nearest reason first."""
    mine = by.circles & set(report.readers)
    if report.post_id in by.post_ids:
        return _("You can see this because your post wrote it.")
    if report.authority.back_office_circle_id in mine:
        return _("You can see this because you are the back office of the authority that wrote it.")
    if by.post_circles & mine:
        return _("You can see this because it was addressed to your post by name.")
    if network := Network.objects.visible_to(by).filter(circle__in=mine).order_by("name").first():
        return _("You can see this because it was addressed to %(network)s, where you are posted.") % {
            "network": network.name
        }
    if ENTITLED in mine:
        return _("You can see this because it was addressed to all entitled officers and Board members.")
    return _("You can see this because it was addressed to your authority.")


def _networks(by: Actor) -> list[Choice]:
    known = Network.objects.visible_to(by).on(by.today).order_by("name")
    mine = list(known.filter(pk__in=by.network_ids))
    beside = known.filter(neighbours__in=by.network_ids).exclude(pk__in=by.network_ids).distinct()
    return [
        *(Choice(f"network:{one.public_id}", one.name, one.circle_id) for one in mine),
        *(Choice(f"neighbour:{one.public_id}", one.name, one.circle_id) for one in beside),
    ]


def _authorities() -> list[Choice]:
    rows = Authority.objects.select_related("organisation").order_by("organisation__name", "name")
    agency = Organisation.Kind.AGENCY
    return [
        choice
        for one in rows
        for choice in (
            Choice(
                f"{'agency' if one.organisation.kind == agency else 'authority'}:{one.code}", one.name, one.circle_id
            ),
            Choice(
                f"office:{one.code}",
                _("%(authority)s, back office") % {"authority": one.name},
                one.back_office_circle_id,
            ),
        )
    ]


def _post_circles(circles: Iterable[int]) -> set[int]:
    """Circles of posts have a kind of their own."""
    return set(Circle.objects.filter(pk__in=list(circles), kind="post").values_list("pk", flat=True))


def _ids(given: Iterable[str]) -> list[UUID]:
    """Those that are ids at all; a name that is none is simply not found."""
    return [UUID(one) for one in given if PUBLIC_ID.fullmatch(one)]
