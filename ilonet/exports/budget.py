"""How many lists and documents has this person taken out in the last day, and is one more too many? (AC20)"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.audit.models import Event
from ilonet.lib import sql
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

TAKEN_OUT = ("list.exported", "paper.exported")
PERIOD = timedelta(hours=24)
LOCK = 9_003_001  # of the advisory locks: exports of one account wait for each other, so that both are counted


def insist_on_budget(actor: Actor) -> None:
    """Counted in the audit, over all hats and all ways in. Raises Refusal."""
    most = settings.ILONET_EXPORTS_PER_DAY
    sql.run("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, (actor.account_id or 0) % 2**31])
    since = actor.now - PERIOD
    lately = Event.objects.filter(act__in=TAKEN_OUT, actor=actor.pseudonym, at__gt=since).order_by("-at")
    times = list(lately.values_list("at", flat=True)[:most])
    if len(times) < most:
        return
    again = date_format(localtime(times[-1] + PERIOD), "j M Y, H:i T") if times else ""
    raise Refusal(
        "export.budget",
        ngettext(
            "You have taken out %(n)s list or document in the last 24 hours, which is as many as anybody may.",
            "You have taken out %(n)s lists or documents in the last 24 hours, which is as many as anybody may.",
            most,
        )
        % {"n": most},
        _("The next one can leave at %(moment)s. Until then read it here; nothing is hidden.") % {"moment": again}
        if again
        else _("Your operator has closed this door. Read it here; nothing is hidden."),
        status=429,
    )
