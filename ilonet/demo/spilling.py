"""What had been hidden in a hurry before one enters: one spill still waits for its second person, one was purged."""

from __future__ import annotations

from django.db import transaction

from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.spills.pressing import press, spillable
from ilonet.spills.purging import purge
from ilonet.standing.acting import acting_as

# who presses, why, who purges it
PRESSED: tuple[tuple[str, str, str], ...] = (
    ("farid", "A column of travel document numbers had come with a table.", "sven"),
    ("farid", "The name of an informant stood in the last paragraph.", ""),
)


def press_and_purge(personas: dict[str, int]) -> None:
    """Of the oldest that the back office may read; those of the personas stay for whoever tries them."""
    own: set[int] = set()
    for account_id in personas.values():
        with transaction.atomic():
            own |= acting_as(account_id).post_ids
    for presser, because, purged_by in PRESSED:
        if presser not in personas:
            continue
        with transaction.atomic():
            by = acting_as(personas[presser])
            known = Report.objects.visible_to(by).released().filter(authority__in=by.reviews_for).exclude(post__in=own)
            oldest = known.defer(*HEAVY).order_by("released_at", "pk").first()
            if oldest is None:
                continue
            made = press(spillable(oldest.public_id, by), because=because, by=by)
            if purged_by in personas:
                purge(made, by=acting_as(personas[purged_by]))
