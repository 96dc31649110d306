"""Of what one's own post wrote, what may be asked for: to finish it, to mask a place in it, to close it?"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from ilonet.access.actor import Actor
from ilonet.access.holding import Holds
from ilonet.duties.periods import WARNING_LEFT_FOR
from ilonet.looks.models import Decision, Look
from ilonet.reports import access as reports
from ilonet.reports.listing import HEAVY
from ilonet.reports.models import Report
from ilonet.reports.vocabulary import Kind
from ilonet.warnings import access as warnings

# A report as a row that says why it was found: is_draft_of_ones_own, is_taken_back, is_left_open; and is_to_mask.
Written = Any


def written_by(actor: Actor) -> list[Written]:
    """The last saved first, without the texts; one question, and none for whoever serves on no post."""
    if not actor.post_ids:
        return []
    draft = reports.amend(actor)
    taken_back = reports.read(actor) & Q(released_version__gt=0, withdrawn_at=None, taken_back_at__isnull=False)
    left_open = warnings.close(actor) & Q(kind=Kind.EARLY_WARNING, released_at__lt=actor.now - WARNING_LEFT_FOR)
    looks = Look.objects.which(actor, may="ask").filter(thing=OuterRef("public_id"), ended_at=None, is_afterwards=False)
    not_clear = looks.exclude(decision__in=["", Decision.CLEAR])
    rows = Report.objects.visible_to(actor).filter(draft | taken_back | left_open, post__in=actor.post_ids)
    told = rows.annotate(
        is_draft_of_ones_own=Holds(draft),
        is_taken_back=Holds(taken_back),
        is_left_open=Holds(left_open),
        is_to_mask=Exists(not_clear),
    )
    return list(told.select_related("post", "authority").defer(*HEAVY).order_by("-saved_at", "-pk"))
