"""An excerpt is content: who was shown which is written down, like an opened report (AC19)."""

from __future__ import annotations

from ilonet.access.actor import Actor
from ilonet.audit.recording import record
from ilonet.search.searching import Found


def shown(found: Found, *, by: Actor) -> None:
    """Which reports, never what was asked. Nothing found is nothing shown."""
    if found.hits:
        ids = [str(hit.report.public_id) for hit in found.hits]
        record("report.excerpts_shown", by=by, noun="reports.report", public_id=None, noted={"reports": ids})
