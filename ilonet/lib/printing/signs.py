"""Which signs have no letter in the fonts of the document, and what stands in their place?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

PLAIN = re.compile("[\n\x20-\x7e\xa0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2027\u2030-\u203a]")
MOST_LOOKS = 100


def without(told: Any, printed: Callable[[Any], Any]) -> Any:
    """The same values, each sign that cannot be printed written as its number, for example [U+4E2D]."""
    lacking = _Looking(printed, dict(told)).lacking(sorted(set(_signs(told))))
    return _replaced(told, {ord(one): f"[U+{ord(one):04X}]" for one in lacking})


@dataclass
class _Looking:
    """By halves: what all can be printed together is fine; a text of nothing but unknown signs is not looked at for ever."""

    printed: Callable[[Any], Any]
    paper: dict[str, Any]
    looks: int = 0

    def lacking(self, signs: list[str]) -> list[str]:
        if not signs or self._can_print(signs):
            return []
        if len(signs) == 1 or self.looks > MOST_LOOKS:
            return signs
        half = len(signs) // 2
        return self.lacking(signs[:half]) + self.lacking(signs[half:])

    def _can_print(self, signs: list[str]) -> bool:
        self.looks += 1
        bare = {"title": "-", "parts": [], "missing": "", "footer": "", "stamp": "\n".join(signs)}
        try:
            self.printed(self.paper | bare)
        except Exception:  # noqa: BLE001 — whatever the printer does not like about them
            return False
        return True


def _signs(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield from PLAIN.sub("", told)
    elif isinstance(told, dict):
        for one in told.values():
            yield from _signs(one)
    elif isinstance(told, list):
        for one in told:
            yield from _signs(one)


def _replaced(told: Any, by: dict[int, str]) -> Any:
    if isinstance(told, str):
        return told.translate(by)
    if isinstance(told, dict):
        return {name: _replaced(one, by) for name, one in told.items()}
    return [_replaced(one, by) for one in told] if isinstance(told, list) else told
