"""May this text pass? Every text of the platform is asked here, and nowhere else (design.md 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ilonet.screening.birthdates import birthdates
from ilonet.screening.characters import hidden, look_alikes, stacks
from ilonet.screening.contacts import Allowed, addresses, telephones
from ilonet.screening.coordinates import coordinates
from ilonet.screening.documents import document_numbers
from ilonet.screening.finding import Finding, Trace, Verdict
from ilonet.screening.kinds import KINDS
from ilonet.screening.links import links
from ilonet.screening.markings import markings
from ilonet.screening.names.judging import personal_names
from ilonet.screening.names.scripts import names_without_capitals
from ilonet.screening.national import national_numbers
from ilonet.screening.payments import accounts, cards
from ilonet.screening.plates import plates
from ilonet.screening.reading import Reading, read
from ilonet.screening.shapes import telling_numbers
from ilonet.screening.streets import addresses_of_houses
from ilonet.screening.together import together
from ilonet.screening.wallets import wallets
from ilonet.screening.zones import zones

NOBODY: frozenset[str] = frozenset()


def screen(text: str, *, field: str = "", language: str = "en", allowed_addresses: Allowed = NOBODY) -> Verdict:
    """The verdict on one text. Offsets are those of the text as it was given."""
    return Verdict.on(_findings(text, field, language, allowed_addresses))


def screen_fields(fields: Mapping[str, str], language: str = "en", *, allowed_addresses: Allowed = NOBODY) -> Verdict:
    """One verdict on all fields of a form."""
    return Verdict.on(
        finding for field, text in fields.items() for finding in _findings(text, field, language, allowed_addresses)
    )


def warm() -> None:
    """Reads the lists once, before anybody waits for it: about two seconds."""
    screen("Anna Bruun, born on 1 May 1990, wrote this.")


def _findings(text: str, field: str, language: str, allowed_addresses: Allowed) -> Iterator[Finding]:
    reading = read(text)
    disguises = [*hidden(text), *stacks(text), *look_alikes(reading)]
    content = together(_disentangled(_content(reading, language, allowed_addresses)))
    for trace in sorted([*disguises, *content], key=lambda trace: (trace.start, trace.end)):
        yield Finding(trace.kind, field, trace.start, trace.end, trace.certainty)


def _content(reading: Reading, language: str, allowed_addresses: Allowed) -> Iterator[Trace]:
    yield from markings(reading)
    if "@" in reading.values or " " in reading.values:
        yield from addresses(reading, allowed_addresses)
    yield from links(reading)
    yield from personal_names(reading, language)
    yield from names_without_capitals(reading)
    if any(c in reading.values for c in "0123456789"):
        yield from zones(reading)
        yield from accounts(reading)
        yield from cards(reading)
        yield from wallets(reading)
        yield from national_numbers(reading)
        yield from telling_numbers(reading)
        yield from document_numbers(reading)
        yield from telephones(reading, language)
        yield from plates(reading)
        yield from addresses_of_houses(reading, language)
        yield from birthdates(reading)
        yield from coordinates(reading)


def _disentangled(traces: Iterable[Trace]) -> list[Trace]:
    """Where findings overlap, one is shown: the gravest name, over the whole place."""
    merged: list[Trace] = []
    for trace in sorted(traces, key=lambda trace: trace.start):
        if merged and trace.start < merged[-1].end:
            merged[-1] = _one_of(merged[-1], trace)
        else:
            merged.append(trace)
    return merged


def _one_of(one: Trace, other: Trace) -> Trace:
    graver = min(one, other, key=lambda t: (t.certainty != "certain", KINDS[t.kind].rank))
    return Trace(graver.kind, min(one.start, other.start), max(one.end, other.end), graver.certainty)
