"""Tell whoever is concerned of one act: one notice each, in the transaction that turns the page of the audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.access.context import as_the_system, stand_in
from ilonet.audit.pseudonyms import pseudonym_of
from ilonet.notices.models import Notice
from ilonet.notices.pacing import paces_of
from ilonet.notices.table import TOLD
from ilonet.notices.things import sees
from ilonet.standing.acting import acting_as

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.notices.heard import Heard
    from ilonet.notices.matching import Why
    from ilonet.notices.pacing import Paces
    from ilonet.notices.table import Told

BECAUSE = "notices of an act are worked out after it was done, by nobody in particular"


def tell(heard: Heard) -> int:
    """Says how many were told. May come twice: who was told of this act is told no more."""
    concerned = [(account, *how) for account, how in _concerned(heard).items() if _may(heard, account, how[0])]
    with as_the_system(because=BECAUSE):
        paces = paces_of(account for account, _told, _why in concerned)
        made = [_notice(heard, account, told, why, paces) for account, told, why in concerned]
        return len(Notice.objects.bulk_create(made, ignore_conflicts=True))


def _concerned(heard: Heard) -> dict[int, tuple[Told, Why | None]]:
    """The first line that fits a person counts; whoever did it knows."""
    found: dict[int, tuple[Told, Why | None]] = {}
    with as_the_system(because=BECAUSE):
        for told in TOLD[heard.act]:
            fits = told.whom(heard)
            for account in fits:
                found.setdefault(account, (told, fits[account] if isinstance(fits, dict) else None))
    return {account: one for account, one in found.items() if pseudonym_of(account) != heard.actor}


def _may(heard: Heard, account: int, told: Told) -> bool:
    """Asked of each as they stand now: a notice of what is hidden from somebody is not made."""
    actor = acting_as(account)
    may = bool(actor.circles) if told.outlives else _sees(heard, actor)
    stand_in([])
    return may


def _sees(heard: Heard, actor: Actor) -> bool:
    return actor.is_someone and sees(actor, heard.noun, heard.thing)


def _notice(heard: Heard, account: int, told: Told, why: Why | None, paces: Paces) -> Notice:
    return Notice(
        account_id=account,
        event=heard.event,
        act=heard.act,
        role=told.role,
        kind=told.kind,
        noun=heard.noun,
        thing=heard.thing,
        at=heard.at,
        is_urgent=told.is_urgent,
        follows_id=why.subscription if why else None,
        mail_at=paces.mail_at(account, heard, told, why),
    )
