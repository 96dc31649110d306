"""What was asked for? Words, "exact phrases" and -unwanted words, as conditions for the database.

A word is looked for as written, by its other forms, and by what it means in the words of any language (ilonet.concepts):
in this order, the best first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ilonet.concepts.lexemes import lexemes
from ilonet.concepts.meaning import is_common, meant_by
from ilonet.lib.refusals import Refusal
from ilonet.lib.words import fold, looked_for, words_of
from ilonet.search.conditions import all_of, any_of, but_one, followed, none_of, one_of, pairs_of

LONGEST = 200
MOST_WORDS = 12
FEW = 3  # meanings, of which one is a part; of more it takes two
PART = re.compile(r'(?P<without>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Asked:
    """One word, and every form under which a text may hold it."""

    word: str
    forms: frozenset[str]


@dataclass(frozen=True)
class Sense:
    """One word, or several in a row, and what they mean in any language; `written` finds them as they are."""

    words: tuple[str, ...]
    concepts: frozenset[str]
    written: str

    @property
    def condition(self) -> str:
        """In whichever words."""
        return any_of([self.written, one_of(lexemes(self.concepts))]) if self.concepts else self.written


@dataclass(frozen=True)
class Tier:
    """What a hit of this rank must hold, and by what those that do are put in order."""

    condition: str
    order: str


@dataclass(frozen=True)
class Question:
    text: str
    words: tuple[Asked, ...] = ()
    senses: tuple[Sense, ...] = ()  # those that other words express as well
    tiers: tuple[Tier, ...] = ()  # the best first; none when no word was asked for
    in_part: Tier | None = None  # what holds a part of several meanings, for when little holds them all
    has_unwanted: bool = False

    @property
    def condition(self) -> str:
        """Everything that answers: each tier holds the one before it, unless what is unwanted goes further in it.

        Nothing is said twice: the database would expect twice as many answers, and find them the long way.
        """
        if not self.tiers:
            return ""
        return any_of([tier.condition for tier in self.tiers[1:]]) if self.has_unwanted else self.tiers[-1].condition

    @property
    def forms(self) -> frozenset[str]:
        """Under which a word of a text is a hit."""
        return frozenset(form for one in self.words for form in one.forms)

    @property
    def loosened(self) -> "Question":
        """The same, and what holds a part of it behind everything else."""
        return replace(self, tiers=(*self.tiers, self.in_part), in_part=None) if self.in_part else self

    @property
    def is_empty(self) -> bool:
        return not self.tiers


@dataclass(frozen=True)
class Part:
    """What stands between two spaces, or within quotation marks."""

    words: tuple[Asked, ...]
    is_phrase: bool
    is_unwanted: bool

    @property
    def written(self) -> str:
        forms = [one_of(one.forms) for one in self.words]
        return followed(forms) if self.is_phrase else all_of(forms)

    @property
    def exact(self) -> str:
        said = [one_of([fold(one.word)]) for one in self.words]
        return followed(said) if self.is_phrase else all_of(said)


def understand(text: str, likely: Iterable[str] = (), *, only_these_words: bool = False) -> Question:
    """In the likely languages besides those that know a word. Raises Refusal when it is too long to be a question."""
    if len(text) > LONGEST:
        raise Refusal(
            "search.too_long",
            _("The question is longer than %(most)s characters.") % {"most": LONGEST},
            _("Ask with a few words."),
            field="q",
        )
    likely = list(likely)
    parts = [part for found in list(PART.finditer(text))[:MOST_WORDS] if (part := _part(found, likely)).words]
    wanted, unwanted = [one for one in parts if not one.is_unwanted], [one for one in parts if one.is_unwanted]
    if not wanted:
        return Question(text)
    exact, written = (
        all_of([*(getattr(one, how) for one in wanted), *(none_of(getattr(one, how)) for one in unwanted)])
        for how in ("exact", "written")
    )
    tiers = [Tier(exact, exact), Tier(written, written)]
    senses = [] if only_these_words else _senses(wanted, likely)
    meant = tuple(one for one in senses if one.concepts)
    in_part = None
    if meant:
        without = [none_of(sense.condition) for sense in _senses(unwanted, likely)]
        by_meaning, in_part = _by_meaning(senses, without)
        tiers += by_meaning
    words = tuple(word for one in wanted for word in one.words)
    return Question(text, words, meant, tuple(tiers), in_part, has_unwanted=bool(unwanted))


def _by_meaning(senses: list[Sense], without: list[str]) -> tuple[list[Tier], Tier | None]:
    """A name stays needed; a word that no text in another language can hold is not."""
    order = any_of([one.condition for one in senses])
    needed = [one.condition for one in senses if not one.concepts and not all(map(is_common, one.words))]
    meant = [one.condition for one in senses if one.concepts]
    tiers = [Tier(all_of([*needed, *meant, *without]), order)]
    if len(meant) > 2:
        tiers.append(Tier(all_of([*needed, but_one(meant), *without]), order))
    if len(meant) < 2:
        return tiers, None
    part = any_of(meant) if len(meant) <= FEW else pairs_of(meant)
    return tiers, Tier(all_of([*needed, part, *without]), order)


def _senses(parts: list[Part], likely: list[str]) -> list[Sense]:
    """Every word in one of them; what is quoted means itself."""
    quoted = [Sense(tuple(word.word for word in one.words), frozenset(), one.written) for one in parts if one.is_phrase]
    words = [word for one in parts if not one.is_phrase for word in one.words]
    found, at = [*quoted], 0
    for meant in meant_by([one.word for one in words], likely):
        found += [_sense([one], frozenset()) for one in words[at : meant.start]]
        found.append(_sense(words[meant.start : meant.end], meant.concepts))
        at = meant.end
    return [*found, *(_sense([one], frozenset()) for one in words[at:])]


def _sense(words: list[Asked], concepts: frozenset[str]) -> Sense:
    return Sense(tuple(one.word for one in words), concepts, all_of([one_of(one.forms) for one in words]))


def _part(found: re.Match[str], likely: list[str]) -> Part:
    phrase = found["phrase"]
    if phrase is not None:
        words = [Asked(one, frozenset({fold(one)})) for one in words_of(phrase)]
    else:  # each as written or by another form: the reader's word finds the writer's
        words = [Asked(one, looked_for(one, likely)) for one in words_of(found["word"])]
    return Part(tuple(words), phrase is not None, bool(found["without"]))
