"""One deployment: what was told of it, how it stands, and what was known when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from ilonet.access.actor import actor_of
from ilonet.deployments.forms import ARTICLE_3_4, ARTICLE_3_6
from ilonet.deployments.history import history
from ilonet.deployments.models import Deployment, Post, PostRecord
from ilonet.deployments.open_acts import open_acts
from ilonet.deployments.register import shown_to
from ilonet.deployments.vocabulary import Assistance, Competence, Topic
from ilonet.deployments.words import STATE_TONES, STATE_WORDS
from ilonet.lib.fragments import page
from ilonet.places.models import country_name

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


def found(request: HttpRequest, public_id: UUID) -> Deployment:
    return get_object_or_404(shown_to(actor_of(request)), public_id=public_id)


@require_GET
def deployment(request: HttpRequest, public_id: UUID) -> HttpResponse:
    served = found(request, public_id)
    may_amend = actor_of(request).may("amend", served)
    state = served.state(served.today)
    return page(
        request,
        "deployments/deployment.html",
        deployment=served,
        post=served.post,
        state=STATE_WORDS[state],
        tone=STATE_TONES[state],
        days_late=max(served.notice_delay, 0),
        days_ahead=max(-served.notice_delay, 0),
        duties=duties_of(served.post),
        competences=[Competence(one).label for one in served.post.competences],
        region=[(code, country_name(code)) for code in served.post.responsible_for],
        written=history(served, actor_of(request)),
        others=[
            _beside(one) for one in shown_to(actor_of(request)).filter(post=served.post_id).exclude(pk=served.pk)[:20]
        ],
        steps=open_acts(served) if may_amend else (),
        may_amend=may_amend,
        contact=_address("directory:of", public_id) if served.is_in_force else "",
        networks=_address("networks:index"),
        country=_address("picture:country", served.post.country_id),
    )


def duties_of(post: Post | PostRecord) -> list[tuple[str, Any, str]]:
    """Letter, words and article of each coded duty."""
    return [(letter, Topic(letter).label, f"{ARTICLE_3_4}({letter})") for letter in post.topics] + [
        (letter, Assistance(letter).label, f"{ARTICLE_3_6}({letter})") for letter in post.assistance
    ]


def _beside(one: Deployment) -> dict[str, Any]:
    return {"deployment": one, "state": STATE_WORDS[one.state(one.today)]}


def _address(name: str, *arguments: Any) -> str:
    """The address of a page of another noun, or nothing while that noun has not come yet."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
