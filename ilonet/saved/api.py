"""One's own saved lists and searches, for machines."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from ilonet.access.actor import Actor, actor_of
from ilonet.lib.asking import ask
from ilonet.lib.bodies import Body
from ilonet.lib.refusals import absent
from ilonet.saved.keeping import LONGEST_NAME, keep, rename
from ilonet.saved.lines import Line, line_of, lines, with_news
from ilonet.saved.models import SavedSearch

router = Router(tags=["saved searches"])


class SavedOut(Schema):
    id: UUID
    name: str
    where: str
    asked: dict[str, str]
    address: str
    leads: bool
    created_at: datetime
    opened_at: datetime | None
    new: int | None = None  # came since then, at most 101; none where nobody counts


class SavedListOut(Schema):
    items: list[SavedOut]
    next: str | None = None


class SavedIn(Body):
    name: str = Field(max_length=LONGEST_NAME)
    where: str = Field(max_length=60)
    asked: dict[str, str] = Field(default_factory=dict, max_length=20)


class NameIn(Body):
    name: str = Field(max_length=LONGEST_NAME)


@router.get("/me/lists", response=SavedListOut, summary="Your saved lists and searches, by name")
def saved_lists(request: HttpRequest) -> SavedListOut:
    ask(request.GET)
    return SavedListOut(items=[_told(one) for one in lines(actor_of(request))])


@router.post("/me/lists", response={201: SavedOut}, summary="Save a list or a search under a name")
def save(request: HttpRequest, told: SavedIn) -> Status[SavedOut]:
    actor = actor_of(request)
    asked = {name: value for name, value in told.asked.items() if value.strip()}
    kept = keep(told.name, told.where, asked, by=actor)
    return Status(201, _told(line_of(_mine(actor, kept.public_id), actor)))


@router.post("/me/lists/{uuid:public_id}/rename", response=SavedOut, summary="Give a saved list another name")
def give_a_name(request: HttpRequest, public_id: UUID, told: NameIn) -> SavedOut:
    actor = actor_of(request)
    saved = _mine(actor, public_id)
    rename(saved, told.name, by=actor)
    return _told(line_of(saved, actor))


@router.post("/me/lists/{uuid:public_id}/open", response=SavedOut, summary="Say that you have seen what is new")
def seen(request: HttpRequest, public_id: UUID) -> SavedOut:
    actor = actor_of(request)
    saved = _mine(actor, public_id)
    saved.open()
    [line] = with_news([line_of(saved, actor)], actor)
    return _told(line)


@router.post("/me/lists/{uuid:public_id}/remove", response={204: None}, summary="Remove a saved list")
def remove(request: HttpRequest, public_id: UUID) -> Status[None]:
    actor = actor_of(request)
    _mine(actor, public_id).remove(by=actor)
    return Status(204, None)


def _mine(actor: Actor, public_id: UUID) -> SavedSearch:
    found: SavedSearch | None = SavedSearch.objects.visible_to(actor).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    return found


def _told(line: Line) -> SavedOut:
    saved = line.saved
    return SavedOut(
        id=saved.public_id,
        name=saved.name,
        where=saved.where,
        asked={name: str(value) for name, value in saved.asked.items()},
        address=saved.address if line.title else "",
        leads=line.leads,
        created_at=saved.created_at,
        opened_at=saved.opened_at,
        new=line.new,
    )
