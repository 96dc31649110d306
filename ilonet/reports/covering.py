"""Which reports does another one name? Shown to whoever may know of them, and nothing to others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.lib.refusals import Refusal
from ilonet.reports.models import Report

PUBLIC_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOST = 10


@dataclass(frozen=True)
class Covering:
    public_id: str
    title: str
    language: str


def known(ids: Iterable[str], actor: Actor) -> list[Covering]:
    """Those that this reader may know, in the order named; no question where none is named."""
    named = list(dict.fromkeys(ids))
    if not named:
        return []
    rows = Report.objects.visible_to(actor).released().filter(public_id__in=named)
    found = {
        str(one): Covering(str(one), title, lang)
        for one, title, lang in rows.values_list("public_id", "title", "language")
    }
    return [found[one] for one in named if one in found]


def id_in(words: str) -> str:
    """The id in an address of a report, or the id itself; empty where there is none."""
    found = PUBLIC_ID.search(words.lower())
    return found[0] if found else ""


def insist_few(named: Collection[str], most: int, *, field: str) -> None:
    """Raises Refusal 422 for a list where a reference was meant."""
    if len(named) > most:
        raise Refusal(
            "report.too_many_cited",
            _("A report can name at most %(most)s others in each way.") % {"most": most},
            _("Name those that matter most; they name the others."),
            status=422,
            field=field,
        )


def insist_known(ids: Iterable[str], actor: Actor, *, field: str) -> None:
    """Raises Refusal 422 for what is hidden as for what does not exist."""
    named = set(ids)
    if len(known(named, actor)) < len(named):
        raise Refusal(
            "report.unknown_report",
            _("You can see no released report at this address."),
            _("Open the report that you mean, and copy its address."),
            status=422,
            field=field,
        )


def insist_covered(named: Collection[str], held: Iterable[str], actor: Actor) -> None:
    """What is named anew as covering it; what was named before stays, whoever may know it now."""
    insist_few(named, MOST, field="covered_by")
    insist_known(set(named) - set(held), actor, field="covered_by")
