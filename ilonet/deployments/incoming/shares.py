"""How much of an officer's work is migration (Art. 2(1)): some part of it must be."""

import re

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.words import fold
from ilonet.lib.spreadsheets.cells import Value

WHOLE = {"full", "fully", "all", "plein", "entier", "totalite", "complet", "voll", "ganz", "vollstandig", "fuld", "hel"}
PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d+))?\s*(%?)")


def read_share(value: Value) -> int:
    """Whole per cent. A fraction between 0 and 1 is what a percentage cell holds inside."""
    if isinstance(value, bool):
        raise _unfit()
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, float) and 0 < value < 1:
        return _checked(value * 100)
    if isinstance(value, int | float):
        return _checked(value)
    raise _unfit()


def _from_text(text: str) -> int:
    if fold(text) in WHOLE:
        return 100
    found = PERCENT.fullmatch(text.strip())
    if not found:
        raise _unfit()
    number = float(f"{found[1]}.{found[2] or 0}")
    if not found[3] and 0 < number < 1:
        number *= 100
    return _checked(number)


def _checked(number: float) -> int:
    if number == 0:
        raise Unfit(
            "share.zero",
            _("An officer with no migration duties is not an immigration liaison officer (Art. 2(1))."),
            _("Enter the share of migration duties, or remove the row."),
        )
    if not 1 <= number <= 100:
        raise _unfit()
    return round(number)


def _unfit() -> Unfit:
    return Unfit(
        "share.invalid",
        _("The share of migration duties is a number from 1 to 100."),
        _("Write it in per cent, for example 50, or leave the cell empty."),
    )
