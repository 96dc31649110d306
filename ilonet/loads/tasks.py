"""What the worker does for a list: read it, store it, forget it; as the person who asked, as they stand by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

from ilonet.access.context import as_the_system
from ilonet.directory.loading import Overtaken
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.loads.looking import look, show_again, show_refusal
from ilonet.loads.models import Load, Stage
from ilonet.loads.sending import find
from ilonet.loads.storing import store
from ilonet.standing.acting import acting_as
from ilonet.work.queue import task

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.work.queue import Tell

BECAUSE = "the worker asks for whom a list is read"


@task("loads.read")
def read_list(*, tell: Tell, load: str) -> None:
    """For whoever sent it; nothing where they no longer stand in its back office."""
    found = _waiting(load, Stage.READING)
    if found is None:
        return
    with transaction.atomic(), translation.override(found.sent_by.language):
        actor = acting_as(found.sent_by_id)
        try:
            look(find(load, by=actor), by=actor, progress=tell)
        except Load.DoesNotExist:
            return
        except Refusal as refusal:
            show_refusal(find(load, by=actor), refusal)


@task("loads.store")
def store_list(*, tell: Tell, load: str) -> None:
    """By whoever confirmed it, in the hat they wore then; their standing is asked again."""
    found = _waiting(load, Stage.STORING)
    if found is None or found.confirmed_by is None:
        return
    with translation.override(found.confirmed_by.language):
        try:
            with transaction.atomic():
                _store(load, found, tell)
        except Overtaken as overtaken:
            _tell(load, found, overtaken)
        except Refusal as refusal:
            _tell(load, found, refusal)


@task("loads.expire")
def expire_list(*, tell: Tell, load: str) -> None:
    with as_the_system(because=BECAUSE):
        row = Load.objects.filter(public_id=load).open().unrestricted(because=BECAUSE).first()
        if row:
            row.forget(Stage.EXPIRED)


def _store(load: str, found: Load, tell: Tell) -> None:
    actor = _in_hat(acting_as(found.confirmed_by_id or 0), found.confirmed_as)
    try:
        mine = find(load, by=actor)
    except Load.DoesNotExist:
        raise not_allowed("notify") from None
    mine = Load.objects.visible_to(actor).select_for_update(of=("self",)).select_related("authority").get(pk=mine.pk)
    if mine.stage == Stage.STORING:  # nobody has done it meanwhile
        store(mine, by=actor, progress=tell)


def _in_hat(actor: Actor, label: str) -> Actor:
    return replace(actor, hats=tuple(sorted(actor.hats, key=lambda hat: hat.label[:160] != label)))


def _tell(load: str, found: Load, why: Overtaken | Refusal) -> None:
    with as_the_system(because=BECAUSE):
        row = Load.objects.select_related("authority").unrestricted(because=BECAUSE).get(public_id=load)
        if isinstance(why, Overtaken):
            show_again(row, why.seen)
        else:
            show_refusal(row, why)


def _waiting(load: str, stage: Stage) -> Load | None:
    """A job may come twice: done once is done."""
    with as_the_system(because=BECAUSE):
        rows = Load.objects.filter(public_id=load, stage=stage).select_related("sent_by", "confirmed_by")
        found: Load | None = rows.unrestricted(because=BECAUSE).first()
    return found
