"""What does a comment say, apart from any row: its words, their language, why a flagged place is no personal data?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ilonet.lib import keys

LONGEST = 4_000


@dataclass(frozen=True)
class Said:
    text: str
    language: str = "en"
    reasons: list[dict[str, Any]] = field(default_factory=list)


def sealed(said: Said, place: str) -> bytes:
    return keys.seal(json.dumps({"text": said.text, "reasons": said.reasons}).encode(), place=place)


def unsealed(kept: bytes | memoryview, language: str, place: str) -> Said:
    held = json.loads(keys.unseal(bytes(kept), place=place))
    return Said(held["text"], language, held["reasons"])
