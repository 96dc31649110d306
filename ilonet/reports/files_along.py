"""Which files go along with a draft that is shared before its release, and which does a guest have now?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from ilonet.documents.models import File, State
from ilonet.lib.refusals import Refusal, absent
from ilonet.reports.attaching import settling
from ilonet.reports.models import SharedDraft
from ilonet.reports.vocabulary import Tlp

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.reports.models import Report

KEPT_HERE = frozenset({"H2", "H3"})  # as of lists (R-SEC-4)


@dataclass(frozen=True)
class Staying:
    """A file that stays with its post."""

    file: File
    why: Refusal


def weighed(report: Report, by: Actor) -> tuple[list[File], list[Staying]]:
    """What goes along now of the version being written, and what does not; that holds nothing else up."""
    asked = [(file, why or _not_there_yet(file)) for file, why in settling(report, by)]
    return [file for file, why in asked if why is None], [Staying(file, why) for file, why in asked if why]


def held_still(report: Report, by: Actor) -> None:
    """Until the sharing is done: what the gate asks about in the same second either stays, or is taken out again."""
    rows = File.objects.known_with_its_thing(by).of(report.public_id).in_version(report.version)
    list(rows.select_for_update(of=("self",)).values_list("pk"))


def _not_there_yet(file: File) -> Refusal | None:
    if file.state == State.CLEAR:
        return None
    if file.state == State.WAITING:
        return Refusal(
            "file.waits",
            _("“%(name)s” waits for the search for malware.") % {"name": file.name},
            _("Share the draft anew when it is clear, and it goes along."),
        )
    return Refusal(
        "file.refused",
        _("“%(name)s” was refused; nothing of it is kept.") % {"name": file.name},
        _("Open “Files” of the draft, and take it off."),
    )


def files_shown(draft: SharedDraft, by: Actor) -> list[File]:
    """What its guests have; once it has ended, what of it is left, for the post that shared it."""
    if not draft.files:
        return []
    rows = File.objects.visible_to(by).filter(public_id__in=draft.files).clear().without_content()
    return list((rows if draft.ended_at else rows.exclude(shown_to=[])).order_by("pk"))


def find_shown(public_id: UUID, by: Actor) -> tuple[File, SharedDraft]:
    """By the file alone. Raises Refusal: as absent to whoever may not know of it or of the draft."""
    drafts = SharedDraft.objects.visible_to(by).filter(files__contains=[public_id]).order_by("-shared_at", "-pk")
    draft: SharedDraft | None = drafts.first()
    rows = File.objects.visible_to(by).filter(public_id=public_id).clear()
    file: File | None = (rows if draft is None or draft.ended_at else rows.exclude(shown_to=[])).first()
    if draft is None or file is None:
        raise absent()
    return file, draft


def may_take(draft: SharedDraft, by: Actor) -> bool:
    """Out of the house they go as files of reports do: by the marking and the handling of the copy."""
    return draft.post_id in by.post_ids or (
        draft.facts.get("tlp") != Tlp.RED and draft.facts.get("handling") not in KEPT_HERE
    )
