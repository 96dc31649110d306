"""Days on which something is asked of one, for a calendar: that, and under which article; nothing else (ADR 0024; RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.duties.asking import asked_of_actor
from ilonet.lib import keys

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.duties.duty import Asked

TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets, RFC 5545, 3.1


def calendar(actor: Actor, absolute: Callable[[str], str]) -> str:
    address = absolute(reverse("duties:index"))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ilonet//duties//EN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(_('ilonet: asked of you'))}")
    for one in asked_of_actor(actor):
        if one.is_asked and one.duty.due_on:
            lines += _event(one, actor, address)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: Asked, actor: Actor, address: str) -> Iterator[str]:
    """A whole day that leaves one free; the same duty stays the same entry."""
    due = one.duty.due_on
    if due is None:
        return
    which = keys.fingerprint(f"{actor.account_id}|{one.rule.name}|{one.duty.about}", purpose="calendar")
    yield "BEGIN:VEVENT"
    yield f"UID:{which[:32]}@ilonet"
    yield f"DTSTAMP:{actor.now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_escaped(_('ilonet: something is due (Art. %(article)s)') % {'article': one.rule.article})}"
    yield f"URL:{address}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """Never within a letter."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += letter
    yield part
