"""Which coded duties an officer has: topics a to l (Art. 3(4)) and assistance a to d (Art. 3(6))."""

import re

from django.utils.translation import gettext as _

from ilonet.deployments.incoming.answers import Unfit
from ilonet.deployments.incoming.words import shown

TOPICS = tuple("abcdefghijkl")
ASSISTANCE = tuple("abcd")
SEPARATORS = re.compile(r"[,;/|+&\s]+")
JOINING = {"and", "et", "und", "og"}
TOPIC = re.compile(r"(?:t-?|3\(4\)\(?|3\.4\.?)?([a-l])\)?\.?", re.IGNORECASE)
HELP = re.compile(r"(?:a-|3\(6\)\(?|3\.6\.?)([a-d])\)?\.?", re.IGNORECASE)


def read_duties(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topics and kinds of assistance, each in the order of the law, each once."""
    topics: set[str] = set()
    assistance: set[str] = set()
    unknown: list[str] = []
    for word in SEPARATORS.split(re.sub(r"\s*[-–]\s*", "-", text.strip())):
        if not word or word.lower() in JOINING:
            continue
        if found := HELP.fullmatch(word.replace("–", "-")):
            assistance.add(found[1].lower())
        elif found := TOPIC.fullmatch(word):
            topics.add(found[1].lower())
        else:
            unknown.append(word)
    if unknown:
        raise Unfit(
            "duties.unknown",
            _("These are no coded duties: %(words)s.") % {"words": ", ".join(map(shown, unknown[:5]))},
            _(
                "Use the letters a to l for topics (Art. 3(4)) and A-a to A-d for assistance (Art. 3(6)), for example “a, e, A-b”."
            ),
        )
    if not topics and not assistance:
        raise missing_duties()
    return tuple(sorted(topics)), tuple(sorted(assistance))


def missing_duties() -> Unfit:
    return Unfit(
        "duties.missing",
        _("There are no duties; at least one is needed (Art. 4(1))."),
        _("Enter the letters of the topics, for example “a, e”."),
    )
