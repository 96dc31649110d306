"""Which coded duties an officer has: topics a to l (Art. 3(4)) and assistance a to d (Art. 3(6))."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ilonet.deployments.incoming import legacy, wordings
from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.wordings import Wordings
from ilonet.deployments.incoming.words import shown

TOPICS = tuple("abcdefghijkl")
ASSISTANCE = tuple("abcd")
PHRASES = re.compile(r"[,;/|+&\n]+")
JOINING = {"and", "et", "und", "og"}
TOPIC = re.compile(r"(?:t-?|3\(4\)\(?|3\.4\.?)?([a-l])\)?\.?", re.IGNORECASE)
HELP = re.compile(r"(?:a-|3\(6\)\(?|3\.6\.?)([a-d])\)?\.?", re.IGNORECASE)

Codes = set[str]  # a topic as its letter, assistance as "A-" and its letter


def read_duties(
    text: str, known: Wordings = wordings.NONE, *, is_legacy: bool = False
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topics and kinds of assistance, each in the order of the law, each once."""
    codes: Codes = set()
    unknown: list[str] = []
    for phrase in _phrases(text, known, is_legacy=is_legacy):
        found = _meant(phrase, known, is_legacy=is_legacy)
        if found is None:
            found, strange = _by_word(phrase, known)
            unknown += strange
        codes |= found
    if unknown:
        raise Unfit(
            "duties.unknown",
            _("These are no coded duties: %(words)s.") % {"words": ", ".join(map(shown, unknown[:5]))},
            _(
                "Use the letters a to l for topics (Art. 3(4)) and A-a to A-d for assistance (Art. 3(6)), for example “a, e, A-b”."
            ),
            kind=wordings.DUTY,
            heard=tuple(unknown),
        )
    if not codes:
        raise missing_duties()
    topics = tuple(sorted(code for code in codes if len(code) == 1))
    return topics, tuple(sorted(code[2:] for code in codes if len(code) > 1))


def _phrases(text: str, known: Wordings, *, is_legacy: bool) -> Iterator[str]:
    """What is said to mean something as a whole is not cut."""
    text = re.sub(r"\s*[-–]\s*", "-", text.strip())
    if _meant(text, known, is_legacy=is_legacy) is not None:
        yield text
        return
    yield from (phrase.strip() for phrase in PHRASES.split(text) if phrase.strip())


def _meant(phrase: str, known: Wordings, *, is_legacy: bool) -> Codes | None:
    said = known.means(wordings.DUTY, phrase)
    if said is not None:
        return set() if said == wordings.LEFT_OUT else {said}
    topic = legacy.topic_of(phrase) if is_legacy else None
    return {topic} if topic else None


def _by_word(phrase: str, known: Wordings) -> tuple[Codes, list[str]]:
    """Letters beside each other; a phrase without any letter of ours is strange as a whole."""
    codes: Codes = set()
    strange: list[str] = []
    for word in phrase.split():
        if word.lower() in JOINING:
            continue
        if found := HELP.fullmatch(word):
            codes.add("A-" + found[1].lower())
        elif found := TOPIC.fullmatch(word):
            codes.add(found[1].lower())
        elif (said := _meant(word, known, is_legacy=False)) is not None:
            codes |= said
        else:
            strange.append(word)
    return (codes, strange) if codes else (codes, [phrase] if strange else [])


def missing_duties() -> Unfit:
    return Unfit(
        "duties.missing",
        _("There are no duties; at least one is needed (Art. 4(1))."),
        _("Enter the letters of the topics, for example “a, e”."),
    )
