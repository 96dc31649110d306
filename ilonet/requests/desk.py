"""The back office's desk: does it become the officer's task, or does the authority decline? (Art. 1(2); INV-5)"""

from __future__ import annotations

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal
from ilonet.reports.gating import insist_clear_words
from ilonet.requests.models import Addressee
from ilonet.requests.vocabulary import Outcome

LONGEST = 300


@act("addressee.tasked", needs="task")
def task(addressee: Addressee, *, by: Actor) -> None:
    """From now on the officer on the post may answer; nobody else can make it work of theirs."""
    addressee.tasked_at = now()
    addressee.save(update_fields=["tasked_at"])


@act("addressee.declined", needs="decline")
def decline(addressee: Addressee, *, because: str, by: Actor) -> None:
    """A reason is welcome and not owed (C.6). Whoever asked reads it."""
    reason = because.strip()
    if len(reason) > LONGEST:
        raise Refusal(
            "reason.too_long",
            _("The reason is longer than %(longest)s characters.") % {"longest": LONGEST},
            _("Say it in fewer words."),
            status=422,
            field="because",
        )
    if reason:
        insist_clear_words(reason, field="because")
    addressee.declined_at, addressee.declined_because = now(), reason
    addressee.outcome = Outcome.DECLINED
    addressee.save(update_fields=["declined_at", "declined_because", "outcome"])
