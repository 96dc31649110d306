"""A passage that nobody decided on in time is forgotten; its author masks the place, or asks anew."""

from __future__ import annotations

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.clock import Now
from ilonet.looks.models import Look

BECAUSE = "a passage is forgotten when its term is over; audited, no content"


def lapse(public_id: str) -> bool:
    """Says whether there was anything to forget: a proposal not taken is forgotten too."""
    with as_the_system(because=BECAUSE):
        due = Look.objects.unrestricted(because=BECAUSE).filter(
            public_id=public_id, ended_at=None, kept_until__lte=Now()
        )
        look: Look | None = due.exclude(sealed=None).select_for_update().first()
        if look is None:
            return False
        look.ended_at, look.sealed = clock.now(), None
        look.save(update_fields=["ended_at", "sealed"])
        record("look.lapsed", by=None, noun="looks.look", public_id=look.public_id, noted={"kind": look.kind})
        return True
