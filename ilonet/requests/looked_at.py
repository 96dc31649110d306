"""A reviewer does not agree with a reason: a short word stands in each place that passed on it, at once, in every compilation (7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.looks.asking import end_owed, is_about
from ilonet.looks.hosts import takes_back
from ilonet.requests.gating import masked
from ilonet.requests.looking import ANSWER, REQUEST
from ilonet.requests.models import Answer, Request
from ilonet.requests.sending import index

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.looks.models import Look

BECAUSE = "a reviewer masks what they may not read: the passage was all they saw"


@takes_back(REQUEST, _("Mask it: a short word stands in its place at once, for everybody who can read the request"))
def mask_request(look: Look, because: str, *, by: Actor) -> None:
    """Nothing where the words are gone already."""
    with as_the_system(because=BECAUSE):
        request = _locked(Request, look)
        if request is None or not is_about(look, request.asking.words().get(look.field, "")):
            return
        request.take(masked(request.asking))
        request.save(update_fields=["title", "sealed", "reasons"])
        index(request)
        end_owed(look.thing)
    record("request.masked", by=by, noun=REQUEST, public_id=look.thing)


@takes_back(ANSWER, _("Mask it: a short word stands in its place at once, for everybody who can read the answer"))
def mask_answer(look: Look, because: str, *, by: Actor) -> None:
    with as_the_system(because=BECAUSE):
        answer = _locked(Answer, look)
        if answer is None or not is_about(look, answer.replies.words().get(look.field, "")):
            return
        answer.take(masked(answer.replies))
        answer.save(update_fields=["sealed", "reasons"])
        end_owed(look.thing)
    record("answer.masked", by=by, noun=ANSWER, public_id=look.thing)


def _locked(model: Any, look: Look) -> Any:
    """A withdrawn one as well: its originator still reads it."""
    known = model.objects.unrestricted(because=BECAUSE).filter(public_id=look.thing)
    return known.select_for_update(of=("self",)).first()
