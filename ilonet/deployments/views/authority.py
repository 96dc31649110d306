"""One deploying authority: its posts and who is due there, its mailbox; its staff for its own back office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.functions import Collate, Left
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.authorities.exported import AUTHORITIES
from ilonet.authorities.models import Appointment, Authority
from ilonet.authorities.words import lines_of
from ilonet.deployments.access import insist_on_entry, sees_the_register
from ilonet.deployments.models import Deployment, Post, PostQuerySet
from ilonet.deployments.words import STATE_TONES, STATE_WORDS
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib import clock
from ilonet.lib.asking import ask, cursor, one_of
from ilonet.lib.fragments import page
from ilonet.lib.paging import page_of
from ilonet.places.models import in_name_order
from ilonet.saved.where import can_be_saved

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    from ilonet.access.actor import Actor

KEY_LENGTH = 100


COLUMNS = {"name": "name", "code": "code", "organisation": "organisation__name"}
BY_COLUMN = {"order": one_of([*COLUMNS, *(f"-{column}" for column in COLUMNS)])}
can_be_saved(
    "deployments:authorities",
    gettext_lazy("Deploying authorities"),
    reads=lambda parameters: ask(parameters, **BY_COLUMN),
    open_to=sees_the_register,
)


@require_GET
def authorities(request: HttpRequest) -> HttpResponseBase:
    insist_on_entry(actor_of(request))
    asked = ask(request.GET, **BY_COLUMN, **FORMAT)
    every = Authority.objects.select_related("organisation").order_by(*_in_order(asked["order"]))
    if asked["format"]:
        rows = every.iterator()
        return sent(take_out(AUTHORITIES, rows, by=actor_of(request), form=asked["format"], asked=asked))
    return page(request, "deployments/authorities.html", authorities=every, mine=actor_of(request).reviews_for)


@require_GET
def authority(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_of(request)
    insist_on_entry(actor)
    asked = ask(request.GET, after=cursor)
    of = get_object_or_404(Authority.objects.select_related("organisation"), code=code)
    found = page_of(_posts(actor, of), after=asked["after"])
    is_own = of.pk in actor.reviews_for
    staff = Appointment.objects.visible_to(actor).filter(authority=of).select_related("account")
    today = clock.today(of.zone)
    return page(
        request,
        "deployments/authority.html",
        authority=of,
        posts=_with_present(actor, of, found.rows),
        following=f"?after={found.next}" if found.next else "",
        is_own=is_own,
        staff=lines_of(staff.in_force(today), today, actor.account_id) if is_own else [],
    )


def _in_order(order: str | None) -> list[Any]:
    """Byte by byte, so that it is the same on every server; a few dozen rows need no pages."""
    column = Collate(COLUMNS[(order or "code").removeprefix("-")], "C")
    return [column.desc() if (order or "").startswith("-") else column.asc(), "code"]


def _posts(actor: Actor, of: Authority) -> PostQuerySet:
    posts: PostQuerySet = Post.objects.visible_to(actor).filter(authority=of).select_related("country")
    return posts.annotate(key=Left(in_name_order("country"), KEY_LENGTH))


def _with_present(actor: Actor, of: Authority, posts: list[Post]) -> list[dict[str, Any]]:
    """Each post with the deployment that is or comes next; a vacant one with none."""
    today = clock.today(of.zone)
    due = Deployment.objects.visible_to(actor).filter(post__in=posts, withdrawn_on=None, until_on__gte=today)
    first: dict[int, Deployment] = {}
    for one in due.order_by("from_on"):
        first.setdefault(one.post_id, one)
    return [
        {
            "post": post,
            "deployment": (present := first.get(post.pk)),
            "state": present and STATE_WORDS[present.state(today)],
            "tone": present and STATE_TONES[present.state(today)],
        }
        for post in posts
    ]
