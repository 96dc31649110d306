"""Notify a plan or a deployment, on a new post or the next on one that exists; change what a post is for (Art. 4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Max
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ilonet.access.actor import Actor, actor_of
from ilonet.authorities.models import Authority
from ilonet.deployments.forms import ChangeForm, NoticeForm, PeriodForm
from ilonet.deployments.models import Deployment, Post
from ilonet.deployments.notice import announce, announce_on_new_post
from ilonet.deployments.rules import longest_years
from ilonet.lib import clock
from ilonet.lib.fragments import page
from ilonet.lib.mending import posted, status_of, try_with
from ilonet.lib.refusals import not_allowed
from ilonet.places.models import Country

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def notify(request: HttpRequest) -> HttpResponse:
    authorities = list(Authority.objects.filter(pk__in=actor_of(request).reviews_for))
    if not authorities:
        raise not_allowed("notify")
    form = NoticeForm(posted(request), authorities=authorities)
    if form.is_bound and (made := try_with(form, lambda: _announced(form, authorities, actor_of(request)))):
        return _told(request, made)
    return page(
        request,
        "deployments/notify.html",
        form=form,
        authorities=authorities,
        years=longest_years(),
        status=status_of(form),
    )


def _announced(form: NoticeForm, authorities: list[Authority], by: Actor) -> Deployment:
    told: dict[str, Any] = form.cleaned_data
    facts = form.facts() | {
        "host_type": told["host_type"],
        "country": Country.objects.get(pk=told["country"]),
    }
    [authority] = [one for one in authorities if one.code == told["authority"]]
    confirmed = told["associated_confirmed"]
    return announce_on_new_post(authority, facts, associated_confirmed=confirmed, by=by, **form.period())


@require_http_methods(["GET", "POST"])
def notify_on(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whoever comes next on a post."""
    post = _post(request, public_id)
    last = _taken_until(post, actor_of(request))
    form = PeriodForm(posted(request), initial={"from_on": last and last + timedelta(days=1)})
    if form.is_bound and (made := try_with(form, lambda: announce(post, by=actor_of(request), **form.period()))):
        return _told(request, made)
    return page(request, "deployments/notify_on.html", form=form, post=post, last=last, status=status_of(form))


def _taken_until(post: Post, actor: Actor) -> date | None:
    """The last day for which somebody serves or is due; nothing where the post is vacant."""
    due = Deployment.objects.visible_to(actor).filter(
        post=post, withdrawn_on=None, until_on__gte=clock.today(post.authority.zone)
    )
    last: date | None = due.aggregate(last=Max("until_on"))["last"]
    return last


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    post = _post(request, public_id)
    form = ChangeForm(request.POST) if request.method == "POST" else ChangeForm.of(post)
    if form.is_bound:
        try_with(form, lambda: _changed(form, post, actor_of(request)))
        if not form.errors:
            messages.success(request, _("The post is changed; what was known before is kept."))
            return redirect("deployments:authority", post.authority.code)
    return page(request, "deployments/change.html", form=form, post=post, status=status_of(form))


def _changed(form: ChangeForm, post: Post, by: Actor) -> None:
    told = form.cleaned_data
    post.change(form.facts(), holds_from=told["holds_from"], version=told["version"], by=by)


def _post(request: HttpRequest, public_id: UUID) -> Post:
    """The post, for its own back office; to other entitled ones not allowed, to the rest absent."""
    posts = Post.objects.visible_to(actor_of(request)).select_related("country", "authority")
    post: Post = get_object_or_404(posts, public_id=public_id)
    actor_of(request).insist("amend", post)
    return post


def _told(request: HttpRequest, made: Deployment) -> HttpResponse:
    late = made.notice_delay
    if made.from_on > made.today:
        said = _("The plan is notified and visible to all entitled users.")
    elif late > 0:
        said = _("The deployment is notified, %(days)s days after its start.") % {"days": late}
    else:
        said = _("The deployment is notified and visible to all entitled users.")
    messages.success(request, said)
    return redirect("deployments:deployment", made.public_id)
