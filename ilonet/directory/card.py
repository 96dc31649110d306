"""One contact entry as a card for an address book: vCard 4.0 (RFC 6350), exactly the fields of Art. 9(2)(d)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ilonet.exports.exported import FOR_THE_ENTITLED
from ilonet.places.models import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilonet.directory.models import Contact, ContactEntry

LINE = 75  # octets, without the line break (RFC 6350, 3.2)
BREAKS = "\r\n", "\r", "\x85", "\u2028", "\u2029"
ESCAPED = {"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"}


def card_of(entry: ContactEntry, contact: Contact) -> bytes:
    return b"".join(_folded(line) for line in _lines(entry, contact))


def _lines(entry: ContactEntry, contact: Contact) -> Iterator[str]:
    post = entry.deployment.post
    region = ", ".join(country_name(code) for code in post.covers)
    note = _("Region of responsibility: %(region)s.") % {"region": region}
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{entry.public_id}"
    yield f"FN:{_text(contact.name)}"
    yield f"N:{_text(contact.family_name)};{_text(contact.given_name)};;;"
    yield f"ADR;TYPE=work:;;;{_text(post.city)};;;{_text(country_name(post.country_id))}"
    yield from (f"TEL;TYPE=work;VALUE=text:{_text(number)}" for number in contact.telephones)
    yield from (f"EMAIL;TYPE=work:{_text(address)}" for address in contact.emails)
    yield f"NOTE:{_text(f'{note} {FOR_THE_ENTITLED}.')}"
    yield "END:VCARD"


def _text(value: str) -> str:
    """Commas, semicolons, backslashes and line breaks say something in a card, so they are written as what they are."""
    for one in BREAKS:
        value = value.replace(one, "\n")
    kept = (one for one in value if one == "\n" or unicodedata.category(one) != "Cc")
    return "".join(ESCAPED.get(one, one) for one in kept)


def _folded(line: str) -> bytes:
    """At most 75 octets a line, never within a letter."""
    lines, here = [], b""
    for one in line:
        letter = one.encode()
        if len(here) + len(letter) > LINE:
            lines.append(here)
            here = b" "
        here += letter
    return b"\r\n".join([*lines, here]) + b"\r\n"
