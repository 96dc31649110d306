"""A list comes in: judged at once, read at once where it is small, else by the worker."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from ilonet.deployments.incoming.reading import has_more_rows, headings_of
from ilonet.deployments.reference import known_today
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.loads.looking import look
from ilonet.loads.models import Load, Stage
from ilonet.loads.models.load import KEPT
from ilonet.loads.remembering import remembered
from ilonet.work import queue

if TYPE_CHECKING:
    from uuid import UUID

    from ilonet.access.actor import Actor
    from ilonet.authorities.models import Authority

SMALL_BYTES = 150_000  # of plain text, about 1,000 rows: read while one waits
MARKS_TO_TEXT = 8  # how much longer the same table is as a sheet of a workbook
FEW_ROWS = 1_000
MOST_OPEN = 20
LONGEST_NAME = 120


def send(
    authority: Authority, content: bytes, *, filename: str, sheet: str | None = None, is_legacy: bool = False, by: Actor
) -> Load:
    """Raises Refusal for a file that cannot be a register, before anything of it is kept."""
    if authority.pk not in by.reviews_for:
        raise not_allowed("notify")
    forget_expired(authority, by=by)
    _insist_on_room(authority, by)
    filename = "".join(letter for letter in filename if letter.isprintable())[-LONGEST_NAME:]
    said = remembered(authority)
    at_once = _is_small(content) and not has_more_rows(FEW_ROWS, content, said, filename=filename, sheet=sheet)
    if not at_once:  # what needs no reading through is said while one waits
        headings_of(content, replace(known_today(), wordings=said), filename=filename, sheet=sheet)
    with transaction.atomic():  # refused is as if it had never come
        load = _taken(authority, content, {"filename": filename, "sheet": sheet}, is_legacy=is_legacy, by=by)
        if at_once:
            look(load, by=by)
        else:
            read_later(load)
    return load


def _taken(authority: Authority, content: bytes, about: dict[str, str | None], *, is_legacy: bool, by: Actor) -> Load:
    load = Load(
        authority=authority,
        readers=[authority.back_office_circle_id],
        sent_by_id=by.account_id or 0,
        expires_at=clock.now() + KEPT,
        is_legacy=is_legacy,
    )
    load.keep(content, about)
    load.save(force_insert=True)
    load.send(by=by)
    queue.defer("loads.expire", after=KEPT, load=str(load.public_id))
    return load


def look_again(load: Load, *, by: Actor) -> None:
    """After a word was explained."""
    if load.rows <= FEW_ROWS and _is_small(load.content):
        look(load, by=by)
    else:
        load.stage = Stage.READING
        load.version += 1
        load.save(update_fields=["stage", "version"])
        read_later(load)


def read_later(load: Load) -> None:
    queue.defer("loads.read", load=str(load.public_id))


def find(public_id: UUID | str, *, by: Actor) -> Load:
    """Raises Load.DoesNotExist."""
    rows = Load.objects.visible_to(by).select_related("authority", "sent_by", "confirmed_by")
    found: Load = rows.get(public_id=public_id)
    return found


def forget_expired(authority: Authority, *, by: Actor) -> None:
    """The worker does it on the hour; whoever has none is still not left with old files."""
    for load in Load.objects.visible_to(by).filter(authority=authority, expires_at__lte=clock.now()).open():
        load.forget(Stage.EXPIRED)


def _is_small(content: bytes) -> bool:
    """By what it unpacks to, which the directory of the archive says; what lies is refused when it is read."""
    if not content.startswith(b"PK"):
        return len(content) <= SMALL_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return sum(part.file_size for part in package.infolist()) <= SMALL_BYTES * MARKS_TO_TEXT
    except zipfile.BadZipFile:
        return True


def _insist_on_room(authority: Authority, by: Actor) -> None:
    if Load.objects.visible_to(by).filter(authority=authority).open().count() >= MOST_OPEN:
        raise Refusal(
            "quota.exceeded",
            _("%(count)d lists of your authority wait already.") % {"count": MOST_OPEN},
            _("Confirm or discard one of them, then send this one."),
            status=429,
        )
