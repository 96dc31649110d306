"""Somebody sends a comment: is it said, or shown again with what is to mend? Typed words are never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import get_language

from ilonet.comments.forms import Saying
from ilonet.comments.passing import explained, heard, masked, screened
from ilonet.comments.wording import Said
from ilonet.lib.mending import status_of, try_with
from ilonet.lib.refusals import Refusal
from ilonet.reports.beside import Place, place


@dataclass(frozen=True)
class Beside:
    """A place that the gate found, with the reason that was given for it."""

    place: Place
    reason: str
    note: str


@dataclass(frozen=True)
class Attempt:
    form: Saying
    beside: list[Beside] = field(default_factory=list)
    made: Any = None

    @property
    def status(self) -> int:
        return status_of(self.form)


def attempt(
    request: HttpRequest, kind: type[Saying], verb: Callable[[Said], Any], thing: UUID | None = None
) -> Attempt:
    """`thing`: the comment that is edited."""
    said = heard(request.POST.get("text", ""), get_language() or "en")
    if "mask" in request.POST:
        return Attempt(kind(initial={"text": masked(said).text, "version": request.POST.get("version")}))
    form = kind(request.POST)
    made = try_with(form, lambda: verb(explained(said, request.POST)))
    return Attempt(form, _beside(said, request.POST, thing) if form.errors else [], made)


def _beside(said: Said, sent: Any, thing: UUID | None) -> list[Beside]:
    """What was explained stays beside its place, so that it is sent again with the rest."""
    try:
        found = screened(explained(said, sent), thing)
    except Refusal:  # a reason that is none is told at the top of the form
        found = screened(said, thing)
    places = [place(one, said.text) for one in (*found.open, *found.explained)]
    return [Beside(one, sent.get(f"reason-{one.key}", ""), sent.get(f"note-{one.key}", "")) for one in places]
