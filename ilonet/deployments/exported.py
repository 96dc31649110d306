"""How does the list of postings look when it leaves? Posts and authorities, never who serves (R-9.3-a)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ilonet.deployments.posts import Line as PostLine
from ilonet.deployments.posts import lines as post_lines
from ilonet.deployments.register import Line, Register
from ilonet.exports.exported import exported
from ilonet.lib.paging import batches

if TYPE_CHECKING:
    from ilonet.deployments.models import Post, PostQuerySet, PostRecord

ID, COUNTRY, IN_WORDS, CITY = _("Id"), _("Country"), _("Country in words"), _("City")
AUTHORITY, KIND, POSTED_TO = _("Authority"), _("Kind of post"), _("Posted to")
RESPONSIBLE, TOPICS, ASSISTANCE = _("Also responsible for"), _("Topics, Art. 3(4)"), _("Assistance, Art. 3(6)")
FROM, UNTIL, NOTIFIED, STATE = _("From"), _("Until"), _("Notified on"), _("State")

POSTINGS = exported(
    "postings",
    _("Postings"),
    id=(ID, lambda line: str(line.public_id)),
    country=(COUNTRY, lambda line: line.post.country_id),
    country_name=(IN_WORDS, lambda line: str(line.post.country)),
    city=(CITY, lambda line: line.post.city),
    authority=(AUTHORITY, lambda line: line.post.authority.code),
    kind=(KIND, lambda line: kind_of(line.post)),
    host=(POSTED_TO, lambda line: str(line.host)),
    responsible_for=(RESPONSIBLE, lambda line: listed(line.post.responsible_for)),
    topics=(TOPICS, lambda line: listed(line.post.topics)),
    assistance=(ASSISTANCE, lambda line: listed(line.post.assistance)),
    from_on=(FROM, lambda line: line.deployment.from_on),
    until_on=(UNTIL, lambda line: line.deployment.until_on),
    notified_on=(NOTIFIED, lambda line: line.deployment.notified_on),
    state=(STATE, lambda line: str(line.word)),
)


POSTS = exported(
    "posts",
    _("Posts"),
    id=(ID, lambda line: str(line.post.public_id)),
    country=(COUNTRY, lambda line: line.post.country_id),
    country_name=(IN_WORDS, lambda line: str(line.post.country)),
    city=(CITY, lambda line: line.post.city),
    authority=(AUTHORITY, lambda line: line.post.authority.code),
    kind=(KIND, lambda line: kind_of(line.post)),
    host=(POSTED_TO, lambda line: str(line.host)),
    responsible_for=(RESPONSIBLE, lambda line: listed(line.post.responsible_for)),
    topics=(TOPICS, lambda line: listed(line.post.topics)),
    assistance=(ASSISTANCE, lambda line: listed(line.post.assistance)),
    state=(_("Today"), lambda line: str(line.word)),
    from_on=(FROM, lambda line: line.from_on),
    until_on=(UNTIL, lambda line: line.until_on),
)


def all_posts(rows: PostQuerySet, order: str) -> Iterator[PostLine]:
    for some in batches(rows, falling=order.startswith("-")):
        yield from post_lines(some)


def postings(register: Register, order: str) -> Iterator[Line]:
    """All that the page would show, page after page."""
    for rows in batches(register.ordered(order.removeprefix("-")), falling=order.startswith("-")):
        yield from register.lines(rows)


def kind_of(post: Post | PostRecord) -> str:
    return str(post.get_kind_display())


def listed(codes: list[str]) -> str:
    return ", ".join(codes)
