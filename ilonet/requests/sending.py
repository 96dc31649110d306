"""Sent: to whom, who reads along, and what must be there before it can go (C.6; INV-5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.reach import Reach
from ilonet.lib import sql
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.words import found_by
from ilonet.requests.asking import Asking
from ilonet.requests.gating import insist_clear
from ilonet.requests.looking import owe_looks
from ilonet.requests.models import Addressee, Request
from ilonet.requests.routing import Named, chosen

LATEST = timedelta(days=92)
WRITE = "UPDATE requests_request SET words = ilonet_words(%s, %s, %s, %s) WHERE id = %s"
FORGET = "UPDATE requests_request SET words = NULL WHERE id = %s"


@dataclass(frozen=True)
class Lack:
    field: str
    message: str


def lacks(asking: Asking, to: list[Named], today: date) -> list[Lack]:
    """What is missing before it can be sent, in the order of the page."""
    return [*_unsaid(asking), *_untimely(asking, today)] + (
        [] if to else [Lack("wanted", _("Choose whom to ask."))]
    )  # fmt: skip


def _unsaid(asking: Asking) -> list[Lack]:
    wanted = {
        "title": (asking.title.strip(), _("Give the request a title.")),
        "questions": (asking.asked, _("Ask at least one question.")),
        "topics": (asking.topics, _("Choose at least one topic of Article 3(4).")),
        "countries": (asking.countries, _("Choose the country or countries it is about.")),
    }
    return [Lack(field, message) for field, (there, message) in wanted.items() if not there]


def _untimely(asking: Asking, today: date) -> list[Lack]:
    if asking.due_on is None:
        return [Lack("due_on", _("Say by when you need answers."))]
    if not today < asking.due_on <= today + LATEST:
        return [Lack("due_on", _("The day by which you need answers is after today and within three months."))]
    if asking.period_from and asking.period_until and asking.period_until < asking.period_from:
        return [Lack("period_until", _("The period ends before it starts."))]
    return []


def readers_of(request: Request, to: list[Named]) -> list[int]:
    """Whoever asks and its back office; whom it asks, with their back offices; and whom the asker lets read along."""
    asker = [request.authority.back_office_circle_id, *([request.post.circle_id] if request.post else [])]
    return sorted({*asker, *request.audience, *(circle for one in to for circle in one.circles)})


def preview(request: Request, to: list[Named], by: Actor) -> Reach:
    return by.reach_of(readers_of(request, to))


@act("request.sent", needs="amend")
def send(request: Request, *, by: Actor) -> Reach:
    """To those named, on the gate's verdict on exactly these words; answers who can read it now.

    Raises Refusal 422 for what is lacking, and `gate.refused` for what the gate found.
    """
    asking = request.asking
    to = chosen(asking.wanted, request, by)
    if missing := lacks(asking, to, by.today):
        raise Refusal(
            "request.incomplete",
            missing[0].message,
            _("Complete the request, then send it."),
            status=422,
            field=missing[0].field,
            more={"missing": [{"field": one.field, "message": one.message} for one in missing]},
        )
    insist_clear(asking)
    request.sent_at, request.readers, request.wanted = now(), readers_of(request, to), []
    request.save()
    asker = request.asker
    for one in to:
        row = Addressee(request=request, authority=one.authority, post=one.post)
        row.readers = sorted({*asker, *row.circles})
        row.save(force_insert=True)
    index(request)
    owe_looks(request, asking, by=by)
    reached = by.reach_of(request.readers)
    request.noted = {
        "addressees": len(to),
        "questions": len(asking.asked),
        "readers": reached.people,
        "authorities": len(reached.authorities),
        "reasons": len(asking.reasons),
    }
    return reached


def index(request: Request) -> None:
    """By which words the next who asks the same is told of it."""
    if request.sent_at is None or request.withdrawn_at is not None:
        sql.run(FORGET, [request.pk])
        return
    asking = request.asking
    said = [{"heading": "", "text": one} for one in [*asking.asked, asking.background]]
    sql.run(WRITE, [*found_by(asking.title, said, asking.language), request.pk])
