"""What was asked for? Words, "exact phrases" and -unwanted words, as one condition for the database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.lib.words import fold, looked_for, words_of

LONGEST = 200
MOST_WORDS = 12
PART = re.compile(r'(?P<without>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Asked:
    """One word, and every form under which a text may hold it."""

    word: str
    forms: frozenset[str]


@dataclass(frozen=True)
class Question:
    text: str
    condition: str = ""  # a tsquery; empty when no word was asked for
    exact: str = ""  # the same by the words as written
    words: tuple[Asked, ...] = ()

    @property
    def forms(self) -> frozenset[str]:
        """Under which a word of a text is a hit."""
        return frozenset(form for one in self.words for form in one.forms)

    @property
    def is_empty(self) -> bool:
        return not self.condition


def understand(text: str, likely: Iterable[str] = ()) -> Question:
    """In the likely languages besides those that know a word. Raises Refusal when it is too long to be a question."""
    if len(text) > LONGEST:
        raise Refusal(
            "search.too_long",
            _("The question is longer than %(most)s characters.") % {"most": LONGEST},
            _("Ask with a few words."),
            field="q",
        )
    wanted: list[str] = []
    exact: list[str] = []
    words: list[Asked] = []
    for part in list(PART.finditer(text))[:MOST_WORDS]:
        found = _phrase(part["phrase"]) if part["phrase"] is not None else _words(part["word"], likely)
        if not found:
            continue
        joined = " <-> " if part["phrase"] is not None else " & "
        no = "!" if part["without"] else ""
        wanted.append(f"{no}({joined.join(_any_of(one.forms) for one in found)})")
        exact.append(f"{no}({joined.join(_quoted(fold(one.word)) for one in found)})")
        words += [] if part["without"] else found
    if not words:
        return Question(text)
    return Question(text, " & ".join(wanted), " & ".join(exact), tuple(words))


def _words(word: str, likely: Iterable[str]) -> list[Asked]:
    """Each as written or by another form: the reader's word finds the writer's."""
    return [Asked(one, looked_for(one, likely)) for one in words_of(word)]


def _phrase(phrase: str) -> list[Asked]:
    return [Asked(one, frozenset({fold(one)})) for one in words_of(phrase)]


def _any_of(forms: frozenset[str]) -> str:
    quoted = [_quoted(form) for form in sorted(forms)]
    return quoted[0] if len(quoted) == 1 else f"({' | '.join(quoted)})"


def _quoted(form: str) -> str:
    doubled = form.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
