"""Which warning is meant, and what may this reader do with it? One question to the database."""

from __future__ import annotations

from uuid import UUID

from ilonet.access.actor import Actor
from ilonet.access.holding import verbs_held
from ilonet.lib.refusals import absent, not_allowed
from ilonet.reports.access import ACCESS as OF_REPORTS
from ilonet.warnings.access import ACCESS
from ilonet.warnings.models import EarlyWarning

VERBS = {verb: condition for verb, condition in ACCESS.items() if verb != "read"} | {
    verb: OF_REPORTS[verb] for verb in ("amend", "revise", "withdraw")
}


def find(public_id: UUID, actor: Actor, *, may: str = "read") -> EarlyWarning:
    """With `may` filled in, the report's verbs too.

    Raises Refusal: as absent to whoever may not know of it, as not allowed to whoever may not do this.
    """
    rows = EarlyWarning.objects.visible_to(actor).filter(public_id=public_id).defer("words")
    asked = rows.select_related("authority").annotate(**verbs_held(VERBS, actor))
    found: EarlyWarning | None = next(iter(asked), None)
    if found is None:
        raise absent()
    found.may = {verb: getattr(found, f"may_{verb}") for verb in VERBS}
    if may != "read" and not found.may[may]:
        raise not_allowed(may)
    return found
