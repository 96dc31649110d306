"""What passes in a file on its author's own word: each place with the words that it stands in, for whoever looks at it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.documents.judging import mailboxes
from ilonet.documents.rejudging import opened_again
from ilonet.screening.opened import judge

if TYPE_CHECKING:
    from ilonet.documents.models import File
    from ilonet.screening.opened import Place


def vouched(file: File, language: str, allowed: frozenset[str] | None = None) -> list[Place]:
    """None where nobody gave a reason: the gate is asked only about files that have one. `allowed`: mailboxes, where they are known."""
    if not file.about.get("reason"):
        return []
    addresses = mailboxes() if allowed is None else allowed
    found = judge(opened_again(file), language=language, allowed_addresses=addresses)
    return [one for one in found.places if one.finding.certainty != "certain"]


def held(places: list[Place]) -> list[Place]:
    """Of these, what its author's word alone does not let pass: a distinct person looks first, as at a text (7.3)."""
    return [one for one in places if one.finding.held]
