"""Which country is meant by this text?  Never a guess: one country, or the ones it could be."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ilonet.places import spelling
from ilonet.places.facts import load, rows
from ilonet.places.languages import CODES
from ilonet.places.naming import common_names, names

TURNED = re.compile(r"(?P<head>[^,(]+)(?:,|\()(?P<tail>[^,)]+)\)?")
PART = re.compile(r"[()\[\]/]")
NEUTRAL = spelling.TITLES | {
    "federated", "states", "bolivarian", "plurinational", "under", "unscr", "resolution", "1244", "1999",
}  # fmt: skip
SHORTEST_TO_COMPARE = 4
LIKE_ENOUGH = 0.55
MOST_CANDIDATES = 5
LONGEST_NAME = 120

Index = dict[str, dict[str, set[str]]]
Spelling = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Resolution:
    """One country, or none and the countries that may be meant."""

    code: str | None
    candidates: tuple[str, ...]
    how: str

    @property
    def is_found(self) -> bool:
        """Is exactly one country meant?"""
        return self.code is not None


UNKNOWN = Resolution(None, (), "unknown")


def resolve(text: str, languages: tuple[str, ...] | list[str] | None = None) -> Resolution:
    """The country a text names: a code, or a name in any official language, or another known spelling.

    `languages` are those the text may be in; they decide between countries whose names collide.
    """
    return _resolve(" ".join(text.split()), frozenset(languages or ()))


@lru_cache(maxsize=20_000)
def _resolve(text: str, languages: frozenset[str]) -> Resolution:
    if not text or len(text) > LONGEST_NAME:
        return UNKNOWN
    return _known(text, languages) or _turned(text, languages) or _in_parts(text, languages) or _similar(text)


def _known(text: str, languages: frozenset[str]) -> Resolution | None:
    if code := _codes().get(text.strip(" *").casefold()):
        return Resolution(code, (code,), "code")
    for how, spell, index in _indexes():
        if found := index.get(spell(text)):
            return _one_of(found, languages, how)
    return None


def _one_of(found: dict[str, set[str]], languages: frozenset[str], how: str) -> Resolution:
    hinted = [code for code, spoken in found.items() if spoken & languages]
    codes = tuple(sorted(hinted or found))
    return Resolution(codes[0], codes, how) if len(codes) == 1 else Resolution(None, codes, "ambiguous")


def _turned(text: str, languages: frozenset[str]) -> Resolution | None:
    """`Gambia, The` and `Sudan (South)` read from behind the comma or bracket."""
    turned = TURNED.fullmatch(text)
    return _known(f"{turned['tail']} {turned['head']}", languages) if turned else None


def _in_parts(text: str, languages: frozenset[str]) -> Resolution | None:
    """`Myanmar (Burma)`: every part must name the same country or say nothing."""
    parts = [part for part in PART.split(text) if part.strip()]
    telling = [part for part in parts if not NEUTRAL.issuperset(spelling.words(part))]
    if len(parts) < 2 or not telling:
        return None
    found = [_known(part.strip(" ,-"), languages) or UNKNOWN for part in telling]
    named = {each.code for each in found}
    if len(named) == 1 and None not in named:
        return found[0]
    candidates = sorted({code for each in found for code in each.candidates})
    return Resolution(None, tuple(candidates), "ambiguous") if candidates else None


def _similar(text: str) -> Resolution:
    """The countries whose names look most like the text, best first."""
    key = spelling.folded(text)
    likeness = _by_trigrams(key) or _by_letters(key)
    ranked = sorted(likeness, key=lambda code: (-likeness[code], code))
    return Resolution(None, tuple(ranked[:MOST_CANDIDATES]), "similar") if ranked else UNKNOWN


def _by_trigrams(wanted: str) -> dict[str, float]:
    trigrams = _trigrams(wanted)
    shared: Counter[str] = Counter()
    for trigram in trigrams:
        shared.update(_keys_by_trigram().get(trigram, ()))
    likeness = ((key, 2 * count / (len(trigrams) + len(_trigrams(key)))) for key, count in shared.most_common(60))
    return _best((key, like) for key, like in likeness if like >= LIKE_ENOUGH)


def _by_letters(wanted: str) -> dict[str, float]:
    """`Lybia`: short names with letters in the wrong place have too few trigrams left to compare."""
    letters = Counter(wanted)
    near = (key for key in _codes_by_key() if key[0] == wanted[:1] and abs(len(key) - len(wanted)) <= 1)
    apart = ((key, ((letters - Counter(key)) + (Counter(key) - letters)).total()) for key in near)
    return _best((key, -distance) for key, distance in apart if distance <= 1)


def _best(likeness: Iterable[tuple[str, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for key, like in likeness:
        for code in _codes_by_key()[key]:
            best[code] = max(like, best.get(code, like))
    return best


def _trigrams(key: str) -> set[str]:
    padded = f"  {key} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


@cache
def _codes() -> dict[str, str]:
    return {
        written.casefold(): each.code
        for each in load().countries.values()
        for written in (each.code, each.iso2, each.eu_code)
        if written
    }


@cache
def _indexes() -> tuple[tuple[str, Spelling, Index], ...]:
    """From the surest to the least sure; the first that knows the text answers."""
    official, aliases, common = list(_official_names()), list(_aliases()), list(_common_names())
    everything = official + aliases + common
    bare = _index(everything, spelling.without_article)
    return (
        ("name", spelling.exact, _index(official, spelling.exact)),
        ("alias", spelling.exact, _index(aliases, spelling.exact)),
        ("name", spelling.folded, _index(official, spelling.folded)),
        ("alias", spelling.folded, _index(aliases, spelling.folded)),
        ("name", spelling.folded, _index(common, spelling.folded)),
        ("name", spelling.spelled_out, _index(everything, spelling.spelled_out)),
        ("name", spelling.without_article, bare),
        ("name", spelling.without_title, bare),
    )


def _official_names() -> Iterator[tuple[str, str, str]]:
    return ((code, language, name) for language in CODES for code, name in names(language).items())


def _common_names() -> Iterator[tuple[str, str, str]]:
    return ((code, language, name) for language in CODES for code, name in common_names(language).items())


def _aliases() -> Iterator[tuple[str, str, str]]:
    return ((row["code"], row["language"], row["name"]) for row in rows("aliases"))


def _index(named: list[tuple[str, str, str]], spell: Spelling) -> Index:
    index: Index = defaultdict(lambda: defaultdict(set))
    for code, language, name in named:
        index[spell(name)][code].add(language)
    return {key: dict(codes) for key, codes in index.items()}


@cache
def _codes_by_key() -> dict[str, set[str]]:
    by_key: dict[str, set[str]] = defaultdict(set)
    for _, _, index in _indexes()[2:5]:
        for key, codes in index.items():
            if len(key) >= SHORTEST_TO_COMPARE:
                by_key[key].update(codes)
    return dict(by_key)


@cache
def _keys_by_trigram() -> dict[str, list[str]]:
    by_trigram: dict[str, list[str]] = defaultdict(list)
    for key in _codes_by_key():
        for trigram in _trigrams(key):
            by_trigram[trigram].append(key)
    return dict(by_trigram)
