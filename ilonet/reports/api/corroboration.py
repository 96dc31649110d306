"""Confirm, contradict, or say that it is out of date, for machines (features 10)."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Status

from ilonet.access.actor import actor_of
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import Refusal
from ilonet.reports.corroborating import corroborate, take_back
from ilonet.reports.finding import find
from ilonet.reports.models import Says

router = Router(tags=["reports"])


class SaysIn(Body):
    """`says`: confirmed, contradicted or outdated, of the `version` that you have read; with `alone`, for the originator only."""

    says: str
    version: int
    line: str = ""
    alone: bool = False


@router.post("/reports/{public_id}/corroboration", response={204: None}, summary="Confirm or contradict")
def say(request: HttpRequest, public_id: UUID, asked: SaysIn) -> Status[None]:
    """Said again, it replaces what your post said before; 409 `corroboration.overtaken` when another version was released."""
    actor = actor_of(request)
    found = find(public_id, actor, may="corroborate")
    if asked.says not in Says.values:
        raise Refusal(
            "report.unknown_value",
            _("“%(field)s” has a value that reports do not know.") % {"field": "says"},
            _("Take one of the closed list in /api/v1/openapi.json or on the page."),
            status=422,
            field="says",
        )
    corroborate(found, Says(asked.says), version=asked.version, line=asked.line, is_open=not asked.alone, by=actor)
    return Status(204, None)


@router.post("/reports/{public_id}/corroboration/remove", response={204: None}, summary="Take back what your post said")
def unsay(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    take_back(find(public_id, actor, may="corroborate"), by=actor)
    return Status(204, None)
