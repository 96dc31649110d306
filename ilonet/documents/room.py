"""Is there room for one more file, here and today (H41)?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from ilonet.documents.models import File
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

MOST_FILES = 10
MOST_BYTES = 60 * 1024 * 1024
MOST_A_DAY = 100  # of one post
MEGABYTE = 1024 * 1024


def insist_on_room(file: File, *, by: Actor) -> None:
    """Raises Refusal `quota.exceeded`, with what remains."""
    here = File.objects.visible_to(by).of(file.item).in_version(file.since)
    count, size = here.order_by().aggregate(count=Count("pk"), size=Sum("size")).values()
    if count >= MOST_FILES:
        raise _exceeded(
            _("%(count)d files are attached already; there is no room for another.") % {"count": count}, 413
        )
    if (size or 0) >= MOST_BYTES:
        raise _exceeded(
            _("The files attached already have %(size)d MB of %(most)d.")
            % {"size": size // MEGABYTE, "most": MOST_BYTES // MEGABYTE},
            413,
        )
    since = clock.now() - timedelta(days=1)
    today = File.objects.visible_to(by).filter(holder=file.holder, sent_at__gte=since).count()
    if today >= MOST_A_DAY:
        raise _exceeded(
            _("Your post has sent %(count)d files within a day; none remain for today.") % {"count": today}, 429
        )


def _exceeded(message: str, status: int) -> Refusal:
    return Refusal(
        "quota.exceeded",
        message,
        _("Take a file off, or send the rest with another report."),
        status=status,
        field="file",
    )
