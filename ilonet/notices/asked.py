"""Whose business is what is done to a request, to one of those it asks, to an answer, or said of it? (C.6; INV-5)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilonet.requests.models import Addressee
from ilonet.standing.circles import members

if TYPE_CHECKING:
    from ilonet.notices.heard import Heard

BECAUSE = "whom a request asks"


def addressees(heard: Heard) -> set[int]:
    """Everybody whom the request asks: the posts, and the back offices that decide."""
    rows = Addressee.objects.unrestricted(because=BECAUSE).filter(request=heard.row)
    return _of(rows.select_related("authority", "post"))


def owing(heard: Heard) -> set[int]:
    """Those of them who have neither answered nor declined; an officer only where the authority has given it to the post."""
    rows = Addressee.objects.unrestricted(because=BECAUSE).filter(request=heard.row, answered_at=None, declined_at=None)
    return _of(rows.select_related("authority", "post"), only_tasked=True)


def asker(heard: Heard) -> set[int]:
    """Of an addressee or an answer: whoever asked."""
    return members(heard.row.request.asker)


def asker_of_what_it_speaks_of(heard: Heard) -> set[int]:
    """Of a comment on a request: whoever asked."""
    request = heard.row.request
    return members(request.asker) if request else set()


def officer(heard: Heard) -> set[int]:
    """Whoever serves on the addressed post."""
    return members([heard.row.post.circle_id]) if heard.row.post else set()


def writer(heard: Heard) -> set[int]:
    return members(heard.row.writer)


def _of(rows: Any, *, only_tasked: bool = False) -> set[int]:
    circles = {one.authority.back_office_circle_id for one in rows}
    circles |= {one.post.circle_id for one in rows if one.post and (one.tasked_at or not only_tasked)}
    return members(circles) if circles else set()
