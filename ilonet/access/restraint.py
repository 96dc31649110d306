"""What holds somebody back although they may enter: a quarantine, or the country in which they serve (AC17, R-DP-7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal

QUARANTINE, COUNTRY = "quarantine", "country"


@dataclass(frozen=True)
class Restraint:
    """Asked by every act and at every door; nobody writes while one holds."""

    kind: str
    until: datetime | date | None = None  # none: until a second person lifts it
    place: str = ""  # code of the country
    place_name: str = ""
    because: str = ""

    @property
    def of_country(self) -> bool:
        return self.kind == COUNTRY

    @property
    def no_files(self) -> str:
        """Said in place of the links by which a list or a card leaves."""
        return str(self.refusal("take_out").message)

    def refusal(self, doing: str = "write") -> Refusal:
        """`doing`: write, take_out (a file, a card), machine (a token)."""
        if not self.of_country:
            return Refusal(
                "account.quarantined",
                _(
                    "Your account is in quarantine: it can do nothing until a second person of your authority confirms it."
                ),
                _("Open “Your quarantine”: it shows the code that you read out to them."),
                status=403,
            )
        return Refusal(f"country.{CODES[doing]}", self.said(doing), hint(), status=403)

    def said(self, doing: str = "write") -> str:
        words = {
            "write": _("From %(country)s you can read but not write."),
            "take_out": _("From %(country)s nothing can be taken out as a file."),
            "machine": _("From %(country)s programs cannot read with a token."),
        }
        return words[doing] % {"country": self.place_name}


CODES = {"write": "read_only", "take_out": "no_download", "machine": "no_tokens"}


def hint() -> Any:
    return _("It follows from the post on which you serve. Ask your back office to do it, or the security officer why.")
