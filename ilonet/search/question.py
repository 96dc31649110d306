"""What was asked for? Words, "exact phrases" and -unwanted words, as one condition for the database."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.lib.words import ALGORITHMS, stems, surface

LONGEST = 200
MOST_WORDS = 12
PART = re.compile(r'(?P<without>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Question:
    text: str
    condition: str  # a tsquery; empty when no word was asked for
    forms: frozenset[str]  # under which a word of a text is a hit

    @property
    def is_empty(self) -> bool:
        return not self.condition


def understand(text: str) -> Question:
    """Raises Refusal when it is too long to be a question."""
    if len(text) > LONGEST:
        raise Refusal(
            "search.too_long",
            _("The question is longer than %(most)s characters.") % {"most": LONGEST},
            _("Ask with a few words."),
            field="q",
        )
    wanted: list[str] = []
    forms: set[str] = set()
    for part in list(PART.finditer(text))[:MOST_WORDS]:
        condition, found = _phrase(part["phrase"]) if part["phrase"] is not None else _words(part["word"])
        if not condition:
            continue
        if part["without"]:
            wanted.append(f"!({condition})")
        else:
            wanted.append(f"({condition})")
            forms |= found
    if not forms:
        return Question(text, "", frozenset())
    return Question(text, " & ".join(wanted), frozenset(forms))


def _words(word: str) -> tuple[str, set[str]]:
    """Each as written or by a stem of any language: the reader's word finds the writer's."""
    conditions, forms = [], set()
    for written in surface(word):
        known = {written} | stems(written, ALGORITHMS)
        conditions.append(f"({' | '.join(_quoted(form) for form in sorted(known))})")
        forms |= known
    return " & ".join(conditions), forms


def _phrase(phrase: str) -> tuple[str, set[str]]:
    written = surface(phrase)
    return " <-> ".join(_quoted(word) for word in written), set(written)


def _quoted(form: str) -> str:
    doubled = form.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
