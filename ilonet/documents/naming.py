"""What is a file called where it is shown and sent? Nothing in its name may mislead whoever opens it next (H37)."""

import re
import unicodedata

from django.utils.translation import gettext as _

LONGEST = 120
SEPARATORS = re.compile(r"[\\/]")
NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)", re.IGNORECASE)


def cleaned(given: str) -> str:
    """One line of visible characters, without folders, marks of direction, leading or trailing dots; never empty."""
    name = SEPARATORS.split(unicodedata.normalize("NFC", given))[-1]
    visible = "".join(one if unicodedata.category(one)[0] not in "CZ" or one == " " else " " for one in name)
    plain = " ".join(NOT_IN_NAMES.sub(" ", visible).split()).strip(". ")
    if DEVICES.match(plain):
        plain = f"_{plain}"
    return _shortened(plain) or _("file")


def _shortened(name: str) -> str:
    """The ending stays: it says what the file is."""
    if len(name) <= LONGEST:
        return name
    base, dot, ending = name.rpartition(".")
    return f"{base[: LONGEST - len(ending) - 1]}{dot}{ending}" if dot and len(ending) <= 5 else name[:LONGEST]
