"""Whom does the register name for this country and this topic? Proposed by rule; the asker adds and takes out (C.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.deployments.serving import posts_served
from ilonet.lib.refusals import Refusal
from ilonet.places.models import country_name
from ilonet.requests.asking import Asking
from ilonet.requests.models import Request

PUBLIC_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOST = 120


@dataclass(frozen=True)
class Named:
    """A post or an authority that can be asked, and why it is proposed."""

    token: str  # post:<public id>, authority:<code>
    label: str
    authority: Authority
    post: Post | None = None
    because: str = ""

    @property
    def circles(self) -> list[int]:
        post = [self.post.circle_id] if self.post else []
        return [*post, self.authority.back_office_circle_id]


def proposed(request: Request, asking: Asking, by: Actor) -> list[Named]:
    """Posts with an officer at work, in these countries or responsible for them, whose duties name the topic."""
    if not asking.countries or not asking.topics:
        return []
    where = Q(country_id__in=asking.countries) | Q(responsible_for__overlap=asking.countries)
    rows = posts_served(by, None).filter(where, topics__overlap=asking.topics)
    if len(asking.topics) == 1:
        rows = rows.exclude(restricted_topics__contains=asking.topics)
    found = {one.pk: one for one in rows.select_related("authority", "country") if one.pk != request.post_id}
    return sorted((_named(one, asking) for one in found.values()), key=_order)[:MOST]


def chosen(tokens: Iterable[str], request: Request, by: Actor) -> list[Named]:
    """Those named, as far as the asker may know them; never the asker's own post."""
    wanted = list(dict.fromkeys(tokens))
    ids = [UUID(one[5:]) for one in wanted if one.startswith("post:") and PUBLIC_ID.fullmatch(one[5:])]
    codes = [one[10:] for one in wanted if one.startswith("authority:")]
    posts = Post.objects.visible_to(by).filter(public_id__in=ids).select_related("authority", "country")
    asked = [_named(one, request.asking) for one in posts if one.pk != request.post_id]
    asked += [_whole(one) for one in Authority.objects.filter(code__in=codes)]
    known = {one.token: one for one in asked}
    return sorted((known[one] for one in wanted if one in known), key=_order)


def insist_known(tokens: Iterable[str], request: Request, by: Actor) -> None:
    """Raises Refusal 422 for a name that cannot be asked, hidden or not there alike."""
    wanted = set(tokens)
    if len(wanted) > MOST or {one.token for one in chosen(wanted, request, by)} != wanted:
        raise Refusal(
            "request.unknown_addressee",
            _("Somebody in this list cannot be asked."),
            _("Choose posts and authorities from the page, at most %(most)s.") % {"most": MOST},
            status=422,
            field="wanted",
        )


def _named(post: Post, asking: Asking) -> Named:
    here = [one for one in asking.countries if one == post.country_id]
    beside = [one for one in asking.countries if one in post.responsible_for]
    because = ""
    if here:
        because = _("posted in %(country)s") % {"country": country_name(here[0])}
    elif beside:
        because = _("responsible for %(countries)s") % {"countries": ", ".join(country_name(one) for one in beside)}
    return Named(f"post:{post.public_id}", str(post), post.authority, post, because)


def _whole(authority: Authority) -> Named:
    return Named(f"authority:{authority.code}", authority.name, authority)


def _order(one: Named) -> tuple[bool, str, str]:
    """Posts by country and city, then authorities as such."""
    where = f"{country_name(one.post.country_id)} {one.post.city}" if one.post else ""
    return (one.post is None, where, one.authority.code)
