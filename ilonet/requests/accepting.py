"""What does a machine say when it asks or answers? Taken over value by value; what is unknown is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.refusals import Refusal
from ilonet.places.languages import LANGUAGES
from ilonet.places.names import names
from ilonet.reports.audience import circles_of
from ilonet.requests.asking import Asking, due_after
from ilonet.requests.models import Request
from ilonet.requests.replies import Replies, Reply
from ilonet.requests.routing import insist_known
from ilonet.requests.shapes import AnswerIn, AskIn
from ilonet.requests.vocabulary import MARKINGS, Allows, Urgency

LISTS: dict[str, Any] = {
    "language": LANGUAGES,
    "tlp": [value for value, _label in MARKINGS],
    "urgency": Urgency.values,
    "allows": Allows.values,
}


def said_of(asked: AskIn, found: Request, actor: Actor) -> Asking:
    """Raises Refusal 422 for a value that requests do not know."""
    given = asked.model_dump(exclude_unset=True, exclude={"version", "addressees", "audience"})
    given = {name: value for name, value in given.items() if value is not None}
    for name in ("language", "tlp", "urgency"):
        if name in given:
            insist_value(name, given[name])
    for name, known in (("topics", set(Topic.values)), ("countries", set(names("en")))):
        if set(given.get(name, ())) - known:
            raise _unknown(name)
    if "urgency" in given and "due_on" not in given:
        given["due_on"] = due_after(given["urgency"], actor.today)
    if asked.addressees is not None:
        insist_known(asked.addressees, found, actor)
        given["wanted"] = asked.addressees
    if asked.audience is not None:
        given["audience"] = circles_of(asked.audience, actor)
    return replace(found.asking, **given)


def answered_of(asked: AnswerIn) -> Replies:
    for name in ("language", "allows"):
        insist_value(name, getattr(asked, name))
    replies = [Reply(one.said, one.nothing) for one in asked.replies]
    return Replies(replies, asked.note, asked.language, asked.allows)


def insist_value(name: str, value: str) -> None:
    if value not in LISTS[name]:
        raise _unknown(name)


def _unknown(name: str) -> Refusal:
    return Refusal(
        "request.unknown_value",
        _("“%(field)s” has a value that requests do not know.") % {"field": name},
        _("Compare it with /api/v1/openapi.json and with the page."),
        status=422,
        field=name,
    )
