"""Opened and read: recorded with the hat, once per opening."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.requests.models import Answer, Request


@act("request.read", needs="read", reads=True)
def read(request: Request, *, by: Actor) -> None:
    """The questions were shown."""


@act("answer.read", needs="read", reads=True)
def read_answer(answer: Answer, *, by: Actor) -> None:
    answer.noted = {"number": answer.number}
