"""How are the words of a request or an answer kept? Under seal, bound to their row; they stand in no column in clear."""

from __future__ import annotations

import json
from typing import Any

from ilonet.lib import keys


def sealed(words: Any, place: str) -> bytes:
    return keys.seal(json.dumps(words).encode(), place=place)


def unsealed(kept: bytes | memoryview, place: str) -> Any:
    return json.loads(keys.unseal(bytes(kept), place=place))
