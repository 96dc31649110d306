"""One's own duties, for machines: a calendar of one's own, or the task list of a back office."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from ilonet.access.actor import actor_of
from ilonet.duties.asking import asked_of_actor, narrowed_of
from ilonet.duties.duty import Asked

router = Router(tags=["duties"])


class DutyOut(Schema):
    rule: str
    article: str
    title: str
    about: str
    subject: str
    why: str
    holder: str
    due_on: date | None
    severity: str
    address: str
    act: str
    act_address: str


class DutiesOut(Schema):
    items: list[DutyOut]
    next: str | None = None


@router.get(
    "/duties", response=DutiesOut, summary="What is asked of you, first what is due first (?article=&rule=&severity=)"
)
def duties(request: HttpRequest) -> DutiesOut:
    narrowed = narrowed_of(request.GET)
    return DutiesOut(items=[_told(one) for one in narrowed.of(asked_of_actor(actor_of(request)))])


def _told(one: Asked) -> DutyOut:
    duty = one.duty
    return DutyOut(
        rule=one.rule.name,
        article=one.rule.article,
        title=str(one.rule.title),
        about=duty.about,
        subject=duty.subject,
        why=duty.why,
        holder=duty.holder,
        due_on=duty.due_on,
        severity=one.severity.value,
        address=duty.address,
        act=duty.act,
        act_address=duty.act_address,
    )
