"""How much of what another language says is found among the first ten? For `make bench-languages`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ilonet.access.actor import Actor
from ilonet.lib.words import derived, surface
from ilonet.reports.models import Report
from ilonet.search.asked import Narrowed
from ilonet.search.question import Question, understand
from ilonet.search.searching import search_reports
from ilonet.search.tests.across.material import LANGUAGES, Pair

FIRST = 10


@dataclass(frozen=True)
class Asking:
    """One question put to the texts of one other language; `is_known` if the vocabulary has a word of it."""

    pair: Pair
    language: str
    is_known: bool
    is_found: bool
    says_why: bool


def askings(pairs: Iterable[Pair], reports: dict[Pair, Report], actor: Actor, **asked: bool) -> Iterator[Asking]:
    """Only where text and question share no word in any form; whoever asks reads English pages."""
    answers = {(one.of, one.subject, one.language): one for one in reports}
    for pair in pairs:
        question = understand(pair.asked[:200], ["en"], **asked)
        for language in LANGUAGES if pair.asked else ():
            answer = answers.get((pair.of, pair.subject, language))
            if language == pair.language or answer is None or _shares_a_word(question, answer):
                continue
            hits = search_reports(question, Narrowed({"language": (language,)}), actor, most=FIRST).hits
            hit = next((one for one in hits if one.report.pk == reports[answer].pk), None)
            yield Asking(pair, language, bool(question.senses), hit is not None, bool(hit and hit.because))


def recall(asked: Iterable[Asking]) -> float:
    found = [one.is_found for one in asked]
    return sum(found) / len(found) if found else 0.0


def told(asked: list[Asking]) -> Iterator[str]:
    """The lines of the table."""
    by_source: dict[str, list[Asking]] = defaultdict(list)
    for one in asked:
        by_source[one.pair.of].append(one)
    yield f"recall@{FIRST}, of texts in another language that share no word with the question"
    yield f"{'questions of':<14}{'questions':>10}{'pairs':>8}{'all':>8}{'in the vocabulary':>20}{'not in it':>18}"
    for of, some in by_source.items():
        known, unknown = [one for one in some if one.is_known], [one for one in some if not one.is_known]
        questions = len({one.pair for one in some})
        yield (
            f"{of:<14}{questions:>10}{len(some):>8}{recall(some):>8.2f}"
            f"{f'{recall(known):.2f} of {len(known)}':>20}{f'{recall(unknown):.2f} of {len(unknown)}':>18}"
        )
    for of, some in by_source.items():
        yield f"\n{of}, asked in (down) of texts in (across)"
        yield "    " + "".join(f"{language:>7}" for language in LANGUAGES)
        for asker in LANGUAGES:
            yield f"{asker:<4}" + "".join(_cell(some, asker, other) for other in LANGUAGES)


def _cell(asked: list[Asking], asker: str, other: str) -> str:
    some = [one for one in asked if (one.pair.language, one.language) == (asker, other)]
    return f"{recall(some):>7.2f}" if some else f"{'-':>7}"


def _shares_a_word(question: Question, answer: Pair) -> bool:
    said = {*surface(answer.text), *derived(answer.text, [answer.language])}
    return not question.forms.isdisjoint(said)
