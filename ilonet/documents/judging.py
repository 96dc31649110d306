"""May this file be shown to a third person? The gate's word on all its texts, and what its author can do (security.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.authorities.models import Authority
from ilonet.lib.files.sandbox import Opened
from ilonet.lib.refusals import Refusal
from ilonet.screening.finding import Finding
from ilonet.screening.opened import Place, judge

SHOWN = 40  # places that are told; the others are counted


@dataclass(frozen=True)
class Judged:
    """Certain findings stop a file; about the others its author is asked, as with a text that is typed."""

    stopping: tuple[Finding, ...] = ()
    asking: tuple[Finding, ...] = ()


def judged(opened: Opened, language: str) -> Judged:
    places: tuple[Place, ...] = judge(opened, language=language, allowed_addresses=mailboxes()).places
    found = [one.finding for one in places]
    return Judged(
        tuple(one for one in found if one.certainty == "certain"),
        tuple(one for one in found if one.certainty != "certain"),
    )


def mailboxes() -> frozenset[str]:
    """Functional mailboxes of authorities are no personal data (requirements C.5)."""
    return frozenset(Authority.objects.exclude(mailbox="").values_list("mailbox", flat=True))


def told(found: tuple[Finding, ...], most: int = SHOWN) -> list[dict[str, Any]]:
    """Place, class and advice of each, never a word of the file."""
    return [one.as_json() for one in found[:most]]


def stopped(name: str, found: Judged) -> Refusal:
    """Nothing of the file is kept: it is mended where it was made, and sent again."""
    places = found.stopping + found.asking
    return Refusal(
        "gate.refused",
        ngettext(
            "The gate found one place in “%(name)s” that may not be shared.",
            "The gate found %(n)s places in “%(name)s” that may not be shared.",
            len(places),
        )
        % {"n": len(places), "name": name},
        _("Blank each place in the file itself, save it and send it again. Nothing of it was kept."),
        status=422,
        field="file",
        more={"verdict": "refused", "count": len(places), "findings": told(places)},
    )
