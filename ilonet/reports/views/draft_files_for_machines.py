"""Files of shared drafts for machines: the same verbs and refusals as on the pages."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router

from ilonet.access.actor import actor_of
from ilonet.documents.reading import look_at
from ilonet.lib.asking import ask
from ilonet.reports.file_shapes import DraftFileShape, file_told
from ilonet.reports.files_along import may_take
from ilonet.reports.views.draft_files import content, opened
from ilonet.reports.views.files_for_machines import PassageOut

router = Router(tags=["reports"])


class ReadDraftFileOut(DraftFileShape):
    draft: UUID
    passages: list[PassageOut]


@router.get(
    "/drafts/files/{uuid:public_id}",
    response=ReadDraftFileOut,
    summary="What a file says that went along with a shared draft; the reading is recorded",
)
def file(request: HttpRequest, public_id: UUID) -> ReadDraftFileOut:
    actor = actor_of(request)
    ask(request.GET)
    found, draft = opened(request, public_id)
    told = file_told(found, is_open=may_take(draft, actor) and not actor.restraint)
    passages = [PassageOut(where=str(one["where"]), text=one["text"]) for one in look_at(found, by=actor)]
    return ReadDraftFileOut(**dict(told), draft=draft.public_id, passages=passages)


@router.get(
    "/drafts/files/{uuid:public_id}/content", summary="The file itself; recorded", url_name="draft_file_content"
)
def content_(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    return content(request, public_id)
