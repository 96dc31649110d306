"""Which asked word stands in a file of the report, and in which? Asked once for all hits whose own text does not say why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilonet.documents.models import File
from ilonet.search.because import in_file

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.search.because import Because
    from ilonet.search.hit import Hit
    from ilonet.search.question import Question


def with_files(hits: list[Hit], question: Question, actor: Actor) -> list[Hit]:
    """What of a report is sealed stands in no index; its files do not either."""
    asked = {one.word for one in question.words}
    unsaid = [one for one in hits if asked - {said.asked for said in one.because} and one.report.sealed is None]
    if not unsaid:
        return hits
    files = File.objects.visible_to(actor).filter(item__in=[one.report.public_id for one in unsaid]).clear()
    said: dict[str, list[Because]] = {}
    by_item = {one.report.public_id: one for one in unsaid}
    for file in files.defer("sealed_preview").order_by("pk"):
        report = by_item[file.item].report
        if file.since <= report.released_version and (file.until is None or file.until > report.released_version):
            text = " ".join(one["text"] for one in file.said)
            said.setdefault(str(file.item), []).extend(in_file(question, file.name, text, report.language))
    return [_with(one, said.get(str(one.report.public_id), [])) for one in hits]


def _with(hit: Hit, more: list[Because]) -> Hit:
    """A word that the text says already needs no file."""
    known = {one.asked for one in hit.because}
    return replace(hit, because=[*hit.because, *(one for one in more if one.asked not in known)])
