"""For which forms are words kept while somebody types, and is the form still open to whoever asks for them?

Beside the view of the form, and asked by it too:

    @keeps_unsent("comments:index")
    def commented(request: HttpRequest, public_id: UUID) -> Report: ...

It gets what stands in the address, and raises Refusal for whoever may not write there, or not any more.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from django.http import Http404
from django.urls import ResolverMatch, resolve
from django.utils.translation import gettext as _

from ilonet.access.actor import actor_of
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest

Door = TypeVar("Door", bound=Callable[..., object])
LONGEST_PATH = 200
DOORS: dict[str, Callable[..., object]] = {}


def keeps_unsent(name: str) -> Callable[[Door], Door]:
    """`name`: of the address that the form is sent to."""
    if name in DOORS:
        raise ValueError(f"{name} is declared twice")

    def declare(door: Door) -> Door:
        DOORS[name] = door
        return door

    return declare


def insist_open(request: HttpRequest, form: str) -> None:
    """Raises Refusal for what is no such form, and as the form itself does for whoever may not write there today."""
    match = _resolved(form)
    if match is None or match.view_name not in DOORS:
        raise Refusal(
            "unsent.form",
            _("This is no form that words are kept for."),
            _("Go on writing; send it before you leave the page."),
            field="unsent",
        )
    if restraint := actor_of(request).restraint:
        raise restraint.refusal()
    DOORS[match.view_name](request, **match.kwargs)


def is_open(request: HttpRequest, form: str) -> bool:
    with suppress(Refusal):
        insist_open(request, form)
        return True
    return False


def _resolved(form: str) -> ResolverMatch | None:
    if len(form) > LONGEST_PATH:
        return None
    with suppress(Http404):
        return resolve(form)
    return None
