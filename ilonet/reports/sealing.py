"""How is a text kept that stands in no index: sections and particulars under one seal, bound to their row?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ilonet.lib import keys

if TYPE_CHECKING:
    from ilonet.reports.particulars import Particulars
    from ilonet.reports.text import Section


def sealed(sections: list[Section], particulars: Particulars, place: str) -> bytes:
    return keys.seal(json.dumps({"sections": sections, "particulars": particulars}).encode(), place=place)


def unsealed(kept: bytes | memoryview, place: str) -> tuple[list[Section], Particulars]:
    """What was sealed before there were particulars is a list of sections."""
    held = json.loads(keys.unseal(bytes(kept), place=place))
    return (held, {}) if isinstance(held, list) else (held["sections"], held["particulars"])
