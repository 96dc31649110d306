"""How heavy is a page over the wire? First view with all it needs, next view with what is kept."""

from __future__ import annotations

import re

from ilonet.commands.bench.client import Browser

NEEDED = re.compile(r'(?:src|href)="(/static/[^"#?]+)')
WITHIN = re.compile(r"""url\(["']?([^"')]+)""")


def weights(browser: Browser, address: str) -> dict[str, int]:
    page = browser.get(address)
    parts = {one for one in NEEDED.findall(page.text) if not one.endswith(".ico")}
    static = 0
    for one in sorted(parts):
        answer = browser.get(one)
        static += answer.wire
        if one.endswith(".css"):
            within = {one.rpartition("/")[0] + "/" + found for found in WITHIN.findall(answer.text) if ":" not in found}
            static += sum(browser.get(found).wire for found in within)
    return {"first": page.wire + static, "next": page.wire}
