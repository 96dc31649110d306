"""How much does the gate find, how often is it wrong, how long does a page take? Prints the table of docs/gate.md."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from statistics import quantiles

from ilonet.demo.world import make_world
from ilonet.screening.gate import screen, warm
from ilonet.screening.tests.clean import CLEAN
from ilonet.screening.tests.material import SHARED
from ilonet.screening.tests.measured import beyond
from ilonet.screening.tests.measured.corpus import Sample, identifiers, persons
from ilonet.screening.tests.measured.disguises import DISGUISES
from ilonet.screening.tests.measured.sentences import sentences

STRUCTURED = (
    "passport_number", "national_id", "iban", "wallet", "phone", "email", "vehicle_plate", "birth_date", "coordinates",
)  # fmt: skip
PAGE = 3000  # characters
SAMPLE_OF_PAGES = 120
IDENTIFIERS_EACH, NAMES_EACH = 5, 16


@dataclass
class Measured:
    """Counts by whatever one asks: a kind, a language, a disguise."""

    present: Counter[object] = field(default_factory=Counter)
    found: Counter[object] = field(default_factory=Counter)
    exact: Counter[object] = field(default_factory=Counter)  # found under its own kind
    other: Counter[object] = field(default_factory=Counter)  # flags of a kind where nothing stands

    def recall(self, key: object) -> float:
        return self.found[key] / self.present[key] if self.present[key] else 1.0

    def precision(self, key: object) -> float:
        return self.exact[key] / (self.exact[key] + self.other[key]) if self.exact[key] else 1.0

    def add(self, sample: Sample) -> None:
        findings = screen(sample.text, language=sample.language).findings
        here = [one for one in findings if one.start < sample.end and one.end > sample.start]
        own = any(one.kind == sample.kind for one in here)
        for key in keys_of(sample):
            self.present[key] += 1
            self.found[key] += bool(here)
            self.exact[key] += own
        for one in findings:
            wrong = one not in here or (one.kind != sample.kind and one.class_ != "text" and not own)
            self.other[one.kind] += wrong


def keys_of(sample: Sample) -> Iterator[object]:
    yield sample.kind
    yield sample.kind, sample.language
    yield sample.kind, sample.disguise
    yield "listed" if sample.listed else "unlisted", sample.kind
    yield "listed" if sample.listed else "unlisted", sample.kind, sample.language, sample.disguise == "plain"
    yield "listed" if sample.listed else "unlisted", sample.kind, sample.disguise


def measure(samples: Iterable[Sample]) -> Measured:
    told = Measured()
    for sample in samples:
        told.add(sample)
    return told


def false_flags(texts: Iterable[tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    """Words and flags by language, of texts in which nobody is named."""
    words: Counter[str] = Counter()
    flags: Counter[str] = Counter()
    for language, text in texts:
        words[language] += len(text.split())
        flags[language] += len(screen(text, language=language).findings)
    return words, flags


def clean_texts() -> Iterator[tuple[str, str]]:
    """The reports of the demonstration, the trade's sentences in 24 languages, and the figures of the trade."""
    for report in make_world(today=date(2026, 11, 22)).reports:
        yield report.language, "\n\n".join([report.title, *(part.text for part in report.versions[-1].sections)])
    for language, told in sentences().items():
        yield from ((language, one) for one in told["clean"])
    yield from (("en", line) for line in CLEAN.splitlines())


def declarations() -> Iterator[tuple[str, str]]:
    """Universal Declaration of Human Rights, EUPL: long texts in every language, where the shared material is at hand."""
    for folder in ("udhr_txt", "eupl_txt"):
        for path in sorted((SHARED / "docs" / folder).glob("*.txt")):
            if path.stem in sentences():
                yield path.stem, path.read_text(encoding="utf-8")


def other_declarations() -> Iterator[tuple[str, str]]:
    """The same Declaration in the languages of host countries, where the shared material is at hand."""
    for path in sorted((SHARED / "docs" / "udhr_txt").glob("*.txt")):
        if path.stem not in sentences():
            yield path.stem, path.read_text(encoding="utf-8")


def _beyond() -> Iterator[str]:
    people, houses = measure(beyond.persons()), measure(beyond.houses())
    words, flags = false_flags((language[:2], text) for language, text in other_declarations())
    yield "\n| script of | names in lists | names in no list |"
    yield "| --- | --- | --- |"
    for language in beyond.told():
        halves = [people.recall((half, "person_name", language, True)) for half in ("listed", "unlisted")]
        yield f"| {language} | {halves[0]:.2f} | {halves[1]:.2f} |"
    yield f"\n{people.present['person_name']} names in other scripts, {houses.present['street_address']} addresses: recall {houses.recall('street_address'):.4f}, precision {houses.precision('street_address'):.4f}."
    if not words:
        return
    worst = max(words, key=lambda language: flags[language] / words[language])
    yield f"Declaration in {len(words)} further languages: {flags.total()} flags in {words.total()} words; the most in {worst}: {flags[worst] / words[worst] * 1000:.2f} per 1,000."


def milliseconds(texts: Iterable[tuple[str, str]]) -> list[float]:
    """Of a page each, on this machine, now."""
    taken = []
    for language, text in texts:
        page = (text * (PAGE // len(text) + 1))[:PAGE]
        begin = time.perf_counter()
        screen(page, language=language)
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def table() -> Iterator[str]:
    warm()
    numbers = measure(identifiers(IDENTIFIERS_EACH))
    people = measure(persons(NAMES_EACH))
    total = sum(numbers.present[kind] for kind in STRUCTURED)
    yield f"{total} identifiers, {people.present['person_name']} names\n"
    yield "| class | places | recall | precision |"
    yield "| --- | --- | --- | --- |"
    for kind in STRUCTURED:
        yield f"| {kind} | {numbers.present[kind]} | {numbers.recall(kind):.4f} | {numbers.precision(kind):.4f} |"
    found = sum(numbers.found[kind] for kind in STRUCTURED)
    yield f"| all identifiers | {total} | {found / total:.4f} | |"
    yield f"| person_name | {people.present['person_name']} | {people.recall('person_name'):.4f} | {people.precision('person_name'):.4f} |\n"
    words, flags = false_flags(clean_texts())
    more, flagged = false_flags(declarations())
    yield "| language | identifiers | names in lists | names in no list | clean words | false flags per 1,000 | words of law | false flags per 1,000 |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    means = []
    for language in sorted(sentences()):
        here = [(kind, language) for kind in STRUCTURED]
        part = sum(numbers.found[key] for key in here) / sum(numbers.present[key] for key in here)
        halves = [people.recall((half, "person_name", language, True)) for half in ("listed", "unlisted")]
        means.append(halves)
        rate = flags[language] / words[language] * 1000
        yield f"| {language} | {part:.3f} | {halves[0]:.2f} | {halves[1]:.2f} | {words[language]} | {rate:.2f} | {more[language]} | {flagged[language] / max(1, more[language]) * 1000:.2f} |"
    mean = [sum(column) / len(means) for column in zip(*means, strict=True)]
    rate = flags.total() / words.total() * 1000
    yield f"| mean | {found / total:.3f} | {mean[0]:.3f} | {mean[1]:.3f} | {words.total()} | {rate:.2f} | {more.total()} | {flagged.total() / max(1, more.total()) * 1000:.2f} |\n"
    yield "| disguise | identifiers | names in lists | names in no list |"
    yield "| --- | --- | --- | --- |"
    for disguise in DISGUISES:
        here = [(kind, disguise) for kind in STRUCTURED if numbers.present[kind, disguise]]
        part = sum(numbers.found[key] for key in here) / sum(numbers.present[key] for key in here) if here else 1.0
        halves = [f"{people.recall((half, 'person_name', disguise)):.2f}" if people.present[half, "person_name", disguise] else "-" for half in ("listed", "unlisted")]  # fmt: skip
        yield f"| {disguise} | {part:.3f} | {halves[0]} | {halves[1]} |"
    yield from _beyond()
    taken = milliseconds(list(clean_texts())[:SAMPLE_OF_PAGES])
    cuts = quantiles(taken, n=20)
    yield f"\nA page of {PAGE} characters: median {cuts[9]:.0f} ms, 95 of 100 within {cuts[18]:.0f} ms."
