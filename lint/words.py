"""The project speaks of itself only: no folder of some machine, no host of a package registry, no promise left open."""

import re
from collections.abc import Iterator

from lint.finding import Finding

# Spelt in pieces, or this file would find itself.
RULES = (
    (re.compile(r"(?<![\w./-])/(?:work|root|home/\w+)/"), "a folder of one machine"),
    (
        re.compile("pypi" + r"\.org|python" + r"hosted\.org|registry\.npm" + r"js\.org", re.IGNORECASE),
        "a registry's host",
    ),
    (re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b"), "a promise: keep it now, or open an issue"),
)


def findings(path: str, source: str) -> Iterator[Finding]:
    for number, line in enumerate(source.splitlines(), 1):
        for rule, says in RULES:
            if rule.search(line):
                yield Finding(path, number, says)
