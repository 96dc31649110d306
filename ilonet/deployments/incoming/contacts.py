"""How an officer is reached: work addresses and numbers, and nothing private (Art. 9(2)(d))."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit
from ilonet.lib.spreadsheets.cells import Value

MOST = 5
SEVERAL = re.compile(r"\s*(?:[;,|\n]|\s/\s|\bor\b|\bou\b|\boder\b|\beller\b)\s*")
PHONE = re.compile(r"\+?[0-9][0-9 ()./\-\u2011\u2013]*")


def read_emails(text: str) -> tuple[str, ...]:
    addresses = _several(text.removeprefix("mailto:"))
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError:
            raise Unfit(
                "email.invalid",
                _("This is not an e-mail address."),
                _("Write it as name@domain, or leave the cell empty."),
            ) from None
        if not address.isascii() or len(address) > 254:
            raise Unfit(
                "email.characters",
                _("The e-mail address has letters that mail programs do not accept or confuse."),
                _("Type the address again with plain letters."),
            )
    return addresses


def read_phones(value: Value) -> tuple[str, ...]:
    if isinstance(value, int):
        raise Unfit(
            "phone.number",
            _("The number has lost its + or its leading zeros, because the cell is formatted as a number."),
            _("Format the cell as text and write the number with + and the country code."),
        )
    return tuple(_phone(text) for text in _several(str(value)))


def _phone(text: str) -> str:
    number = "+" + text[2:] if text.startswith("00") else text
    digits = re.sub(r"\D", "", number)
    if not PHONE.fullmatch(number.replace("(0)", "")) or not 6 <= len(digits) <= 15:
        raise Unfit(
            "phone.invalid",
            _("This is not a telephone number."),
            _("Write + and the country code, then 6 to 15 digits in all, or leave the cell empty."),
        )
    return " ".join(number.split())


def _several(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(piece.strip() for piece in SEVERAL.split(text) if piece.strip()))
    if len(found) > MOST:
        raise Unfit(
            "contact.too_many",
            _("There are more than %(limit)d entries in this cell.") % {"limit": MOST},
            _("Keep the ones by which the officer is reached at work."),
        )
    return found
