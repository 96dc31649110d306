"""Which concepts stand where in these words? By the tables of one language, whatever the endings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ilonet.concepts.places import places_in
from ilonet.concepts.terms import Pattern, Term, spoken, terms_of, with_narrower
from ilonet.lib import dictionaries
from ilonet.lib.languages import CODES
from ilonet.lib.words import derived, fold

SHORTEST_START = 3  # of a word with a star
COMPOUNDING = frozenset({"da", "de", "et", "fi", "hu", "nl", "sv"})  # what belongs together is written together
SHORTEST_HEAD, SHORTEST_TAIL = 4, 4
MOST_MET = 20_000
LITTLE = 3  # letters: of words as short as “do” and “die” a stem tells nothing
ARTICLES = ("وال", "بال", "ال", "لل")  # written together with the word behind them


@dataclass(frozen=True, slots=True)
class Spot:
    """From which word to which, the last one not included."""

    concept: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one language by how their first word is written."""

    whole: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))


def spots(words: Sequence[str], language: str) -> Iterator[Spot]:
    """Of a text: every concept that is there, also within another one."""
    return _spots(words, language, with_forms=True)


def spots_of(concepts: frozenset[str], words: Sequence[str], language: str) -> Iterator[Spot]:
    """Only where a text speaks of one of these, or of a kind of it."""
    return _spots(words, language, with_forms=True, of=with_narrower(concepts))


def spots_as_written(words: Sequence[str], language: str) -> Iterator[Spot]:
    """Without looking at the dictionary forms: cheap enough to be asked in every language there is."""
    return _spots(words, language, with_forms=False)


def _spots(
    words: Sequence[str], language: str, *, with_forms: bool, of: frozenset[str] | None = None
) -> Iterator[Spot]:
    met = _met(language, with_forms=with_forms)
    for at, word in enumerate(words):
        terms = met.get(word)
        if terms is None:
            if len(met) >= MOST_MET:
                met.clear()
            terms = met[word] = _beginning_with(word, language, with_forms)
        for term in terms:
            if of is not None and term.concept not in of:
                continue
            end = at + len(term.patterns)
            rest = zip(term.patterns[1:], words[at + 1 : end], strict=False)
            if end <= len(words) and all(_fits(one, other, language) for one, other in rest):
                yield Spot(term.concept, at, end)


@cache
def _met(language: str, *, with_forms: bool) -> dict[str, tuple[Term, ...]]:
    """What the words begin that this process has met in the language: a search looks at some ten thousand, the most of them again."""
    return {}


@lru_cache(maxsize=65_536)
def _beginning_with(word: str, language: str, with_forms: bool) -> tuple[Term, ...]:
    lexicon = _lexicon(language, with_lemmas=with_forms and dictionaries.are_there())
    written = [one for said in _bare(word, language) if (one := fold(said))]
    forms = {*written, *(_forms(word, language) if with_forms else ())}
    found = [term for form in forms for term in lexicon.whole.get(form, ())]
    found += [term for one in written for term in _begun_by(one, lexicon)]
    if language in COMPOUNDING and with_forms:
        found += [term for form in forms for term in _at_the_end_of(form, lexicon)]
    return tuple(dict.fromkeys(found))


def _begun_by(form: str, lexicon: Lexicon) -> Iterator[Term]:
    for length in range(SHORTEST_START, len(form) + 1):
        yield from lexicon.begun.get(form[:length], ())


def _at_the_end_of(form: str, lexicon: Lexicon) -> Iterator[Term]:
    """Grenzschleuser: what stands at the end of a word names it."""
    for cut in range(SHORTEST_HEAD, len(form) - SHORTEST_TAIL + 1):
        for term in (*lexicon.whole.get(form[cut:], ()), *_begun_by(form[cut:], lexicon)):
            if len(term.patterns) == 1 and len(term.patterns[0].start) >= SHORTEST_TAIL:
                yield term


def _fits(one: Pattern, word: str, language: str) -> bool:
    if one.is_open:
        return fold(word).startswith(one.start)
    return fold(word) == one.start or not _forms(one.word, language).isdisjoint(_forms(word, language))


@lru_cache(maxsize=65_536)
def _forms(word: str, language: str) -> frozenset[str]:
    """None where an officer may ask in the language, but nobody writes in it."""
    return frozenset(derived(word, [language])) if language in CODES and len(word) > LITTLE else frozenset()


def _bare(word: str, language: str) -> Iterator[str]:
    yield word
    if language == "ar":
        yield from (word.removeprefix(one) for one in ARTICLES if word.startswith(one) and len(word) > len(one) + 2)


@cache
def _lexicon(language: str, *, with_lemmas: bool) -> Lexicon:
    """Made once for each language: a table read, its words brought into every form."""
    lexicon = Lexicon()
    for term in terms_of(language) if language in spoken() else ():
        _put(term, lexicon, language, with_lemmas)
    for term in places_in(language):
        _put(term, lexicon, language, with_lemmas=False)
    return lexicon


def _put(term: Term, lexicon: Lexicon, language: str, with_lemmas: bool) -> None:
    first = term.patterns[0]
    if first.is_open:
        lexicon.begun[first.start].append(term)
        return
    for form in {first.start, *(_forms(first.word, language) if with_lemmas else ())}:
        lexicon.whole[form].append(term)
