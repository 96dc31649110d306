"""The notice to the Board: a plan or a deployment, on a new post or one that exists (Art. 4(1))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from ilonet.access.models import Circle
from ilonet.deployments import rules
from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.models.single import one_officer_at_a_time
from ilonet.lib import clock
from ilonet.lib.refusals import absent, not_allowed

if TYPE_CHECKING:
    from datetime import date

    from ilonet.access.actor import Actor
    from ilonet.authorities.models import Authority


def announce_on_new_post(
    authority: Authority,
    facts: dict[str, Any],
    *,
    from_on: date,
    until_on: date,
    by: Actor,
    associated_confirmed: bool = False,
    **period: Any,
) -> Deployment:
    """Raises Refusal for whoever is not this authority's back office, and for what `rules` does not allow."""
    if authority.pk not in by.reviews_for:
        raise not_allowed("notify")
    with transaction.atomic():
        post = Post(authority=authority, holds_from=min(from_on, clock.today(authority.zone)), **facts)
        rules.insist_on_post(post, associated_confirmed=associated_confirmed)
        post.circle = Circle.objects.create(kind="post")
        post.save(force_insert=True)
        post.open(by=by)
        return announce(post, from_on=from_on, until_on=until_on, by=by, **period)


def announce(post: Post, *, from_on: date, until_on: date, by: Actor, **period: Any) -> Deployment:
    """Whoever comes next on a post; the days of two officers never overlap."""
    if not by.may("read", post):
        raise absent()
    if post.authority_id not in by.reviews_for:
        raise not_allowed("notify")
    deployment = Deployment(
        post=post, from_on=from_on, until_on=until_on, notified_on=clock.today(post.authority.zone), **period
    )
    rules.insist_on_period(deployment)
    with transaction.atomic():
        with one_officer_at_a_time():
            deployment.save(force_insert=True)
        deployment.announce(by=by)
    return deployment
