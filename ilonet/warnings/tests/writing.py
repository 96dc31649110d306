"""A warning as somebody types it with a thumb, and one that was sent."""

from typing import Any

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.warnings.models import EarlyWarning
from tests import making

PARTICULARS = {
    "sign": "route",
    "since": "2026-01-05",
    "effect": "Departures may double.",
    "confidence": "moderate",
    "urgency": "now",
}
TYPED = PARTICULARS | {
    "what": "Boats leave from the north now",
    "country": "SEN",
    "place": "Saint-Louis",
    "to": "network",
    "tlp": "amber",
    "language": "en",
    "europol": "unknown",
}


def a_warning(by: Account, audience: list[int], **known: Any) -> EarlyWarning:
    """Sent by this officer to these circles."""
    stated = PARTICULARS | known.pop("particulars", {})
    made = making.report(
        by,
        audience=audience,
        kind="early_warning",
        template_version=1,
        particulars=stated,
        title=known.pop("title", "Boats leave from the north now"),
        topics=known.pop("topics", ["c", "e"]),
        **known,
    )
    with as_the_system(because=making.BECAUSE):
        made.readers = sorted({*made.readers, made.authority.back_office_circle_id})
        made.save(update_fields=["readers"])
        return EarlyWarning.objects.unrestricted(because=making.BECAUSE).select_related("authority").get(pk=made.pk)
