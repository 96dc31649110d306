"""Purged by a second person: every row that held a word of it goes, and a certificate without content stays (C.5)."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.apps import apps

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.access.context import as_the_system
from ilonet.documents.forgetting import purge as purge_files
from ilonet.documents.models import File
from ilonet.lib import clock
from ilonet.reports.models import Report, ReportVersion
from ilonet.spills.models import Spill
from ilonet.spills.stores import BECAUSE, STORES, forget_answers, forget_passages, forget_phrases, forget_unsent


@act("spill.purged", needs="purge")
def purge(spill: Spill, *, by: Actor) -> None:
    """What was done with it stays in the audit, which has never held a word of it."""
    spill.ended_at, spill.ended_as, spill.held = clock.now(), by.hat.label if by.hat else "", {}
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE).select_for_update(of=("self",))
        report = rows.select_related("authority", "post").get(public_id=spill.report)
        spill.certificate = _certificate(spill, report)
        spill.certificate["tables"] = _purge(report)
        spill.certificate["digest"] = digest_of(spill.certificate)
    spill.save(update_fields=["ended_at", "ended_as", "held", "certificate"])
    purged = sum(spill.certificate["tables"].values())
    spill.noted = {"report": str(spill.report), "rows": purged, "digest": spill.certificate["digest"]}


def rows_gone(spill: Spill) -> list[tuple[str, str, int]]:
    """What each table holds in our words, its name, how many rows went; first where any did."""
    words = {one._meta.db_table: str(one._meta.verbose_name) for one in apps.get_models() if not one._meta.proxy}
    tables = (spill.certificate or {}).get("tables", {})
    found = [(words.get(table, table), table, rows) for table, rows in tables.items()]
    return sorted(found, key=lambda one: (not one[2], one[0]))


def digest_of(certificate: dict[str, Any]) -> str:
    """Over all that it says; the audit keeps it, so that a changed certificate shows."""
    said = {name: value for name, value in certificate.items() if name != "digest"}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _certificate(spill: Spill, report: Report) -> dict[str, Any]:
    """Digests of what was there, so that a copy met later can be recognised; nobody can read it back from them."""
    versions = ReportVersion.objects.unrestricted(because=BECAUSE).filter(report_id=report.pk)
    texts = {f"{report.released_version}": report.text} | {f"{one.number}": one.text for one in versions}
    return {
        "report": str(spill.report),
        "kind": spill.kind,
        "authority": spill.authority.code,
        "released_at": spill.released_at.isoformat(),
        "hidden_at": spill.pressed_at.isoformat(),
        "hidden_by": spill.pressed_as,
        "purged_at": spill.ended_at.isoformat() if spill.ended_at else "",
        "purged_by": spill.ended_as,
        "files": sorted(
            File.objects.unrestricted(because=BECAUSE).of(report.public_id).values_list("digest", flat=True)
        ),
        "digests": {number: _digest(text.title, text.facts(), text.sections) for number, text in texts.items()},
    }


def _digest(*said: Any) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def _purge(report: Report) -> dict[str, int]:
    """How many rows went, table by table."""
    gone = {
        "accounts_once": forget_answers(report),
        "documents_file": purge_files(report.public_id),
        "looks_look": forget_passages(report),
        "phrases_phrase": forget_phrases(report),
        "saved_unsent": forget_unsent(report),
    }
    for store in STORES:
        gone[store.table] = store.rows(report).count()
        store.rows(report).delete()
    return gone
