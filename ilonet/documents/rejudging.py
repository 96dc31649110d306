"""Does the gate find more in a file by the rules of today than when it came? Asked again before the file is released."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ilonet.audit.recording import record
from ilonet.documents.judging import Judged, judged, mailboxes, told
from ilonet.documents.models import State
from ilonet.lib.files.passages import Passage
from ilonet.lib.files.sandbox import Opened
from ilonet.screening.rules import in_force

if TYPE_CHECKING:
    from ilonet.documents.models import File

JUDGED = (State.CLEAR, State.ASKED, State.WAITING)


def basis(language: str) -> str:
    """What a verdict rests upon besides the bytes, which cannot change: the rules, the language, whose mailboxes may stand."""
    said = "\n".join([in_force(), language, *sorted(mailboxes())])
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def more_found(file: File, language: str, today: str) -> Judged | None:
    """What its author has not yet been asked, or nothing. `today`: the basis of now, asked once for all files."""
    if not _is_old(file, today):
        return None
    found = judged(opened_again(file), language)
    is_known = not found.stopping and _places(told(found.asking, len(found.asking))) <= _places(
        file.about.get("found", [])
    )
    return None if is_known else found


def ask_again(file: File, language: str, today: str) -> None:
    """Of a file that nobody else has had yet: its author is asked about what the rules of today find."""
    if not _is_old(file, today):
        return
    found = more_found(file, language, today)
    file.tell(basis=today)
    if found is not None:
        file.ask(told(found.stopping + found.asking), len(found.stopping + found.asking), stops=bool(found.stopping))
        record("file.asked_again", by=None, noun=file._meta.label_lower, public_id=file.public_id)
    file.save(update_fields=["state", "sealed_about"])


def _is_old(file: File, today: str) -> bool:
    return file.state in JUDGED and file.about.get("basis") != today


def _places(found: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    return {(one["kind"], one["start"], one["end"], one["certainty"]) for one in found}


def opened_again(file: File) -> Opened:
    """From the texts that are kept with it, not from its bytes."""
    said = [Passage(one["kind"], tuple(one["where"]), one["text"], one["continues"]) for one in file.said]
    return Opened(file.kind, (Passage("file_name", (), file.name), *said))
