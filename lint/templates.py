"""Rules for templates: nothing that the content-security policy would have to make an exception for."""

import re
from collections.abc import Iterator

from lint.finding import Finding

RULES = (
    # A block of JSON is never run, and the policy lets it pass.
    (
        re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", re.IGNORECASE),
        "an inline script: put it into a file under static/",
    ),
    (re.compile(r"<style\b", re.IGNORECASE), "an inline style sheet: put it into a file under static/"),
    (re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE), "an inline style: give it a class"),
    (re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE), "an inline event: listen for it in a script file"),
    (
        re.compile(r"\bhx-on\b|\bhx-vals\s*=\s*[\"']js:", re.IGNORECASE),
        "htmx would evaluate this: listen in a script file",
    ),
    (re.compile(r"javascript:", re.IGNORECASE), "a javascript: address"),
    (re.compile(r"(?:src|href)\s*=\s*[\"']\s*(?:https?:)?//", re.IGNORECASE), "an address of a third party"),
)
TRUSTED = re.compile(r"\|\s*safe(?:seq)?\b|\{%-?\s*autoescape\s+off")


def findings(path: str, source: str, allowed: dict[str, set[str]]) -> Iterator[Finding]:
    for rule, says in RULES:
        for match in rule.finditer(source):
            yield Finding(path, _line(source, match), says)
    if path not in allowed["safe"]:
        for match in TRUSTED.finditer(source):
            yield Finding(path, _line(source, match), "unescaped text; or put this file into lint/allowed_safe.txt")


def _line(source: str, match: re.Match[str]) -> int:
    return source.count("\n", 0, match.start()) + 1
