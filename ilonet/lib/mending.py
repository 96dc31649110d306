"""A refusal of a verb, shown beside the field it is about; typed text is never lost (face.md)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from django.forms import Form
from django.utils.translation import gettext

from ilonet.lib.refusals import Refusal

Answer = TypeVar("Answer")


class Request(Protocol):
    method: str | None
    POST: Any


def posted(request: Request) -> Any:
    """What was sent, were it nothing at all: an empty form is told what is missing. None at a first look."""
    return request.POST if request.method == "POST" else None


def try_with(form: Form, verb: Callable[[], Answer]) -> Answer | None:
    """What the verb answers, or None with the form saying what to mend. A refusal by access (403, 404) goes on."""
    if not form.is_valid():
        return None
    try:
        return verb()
    except Refusal as refused:
        if refused.status in {403, 404}:
            raise
        _say(form, refused)
    return None


def status_of(form: Form) -> int:
    """409 when another change came between, else 400; 200 while nothing has been sent."""
    if not form.errors:
        return 200
    return 409 if getattr(form, "was_overtaken", False) else 400


def _say(form: Form, refused: Refusal) -> None:
    field = refused.field if refused.field in form.fields else None
    form.add_error(field, gettext("%(message)s %(hint)s") % {"message": _named(refused), "hint": refused.hint})
    form.was_overtaken = refused.code == "edit.conflict"  # type: ignore[attr-defined]
    if refused.more and "version" in refused.more and "version" in form.fields:
        sent = form.data.copy()  # type: ignore[attr-defined]
        sent["version"] = str(refused.more["version"])
        form.data = sent


def _named(refused: Refusal) -> str:
    """With each kind of place that the gate found: a line is typed again only by whoever knows what is wrong with it."""
    found = dict.fromkeys(str(one["message"]) for one in (refused.more or {}).get("findings", ()))
    return " ".join([str(refused.message), *found])
