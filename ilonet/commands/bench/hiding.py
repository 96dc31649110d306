"""How long from the press of the spill button until no door shows the report any more? (features 16: under a second)"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from ilonet.commands.bench.client import Browser
from ilonet.commands.bench.forms import Forms, filled
from ilonet.commands.bench.publishing import MOVED, may_write, publish_one
from ilonet.commands.bench.reading import expect, times
from ilonet.commands.bench.serving import Serving
from ilonet.lib.refusals import Refusal

GONE = 404
BECAUSE = "A number stood in a table."


def hide(serving: Serving, session: str, often: int) -> dict[str, Any]:
    """Each a report released a moment before; the doors are asked within the time that is measured."""
    if not may_write():
        return {}
    browser = Browser(serving.port, session)
    done = [_hide_one(browser, publish_one(browser).report) for _ in range(often)]
    browser.close()
    return {**times([whole for _press, whole in done]), "press p95": times([press for press, _whole in done])["p95"]}


def _hide_one(browser: Browser, page: str) -> tuple[float, float]:
    """Seconds of the press, and until its page, its list, the search and the interface have answered without it."""
    shown = expect(200, browser.get(page), page).text
    public_id = page.rstrip("/").rpartition("/")[2]
    title = shown.partition("<title>")[2].partition("<")[0].partition(" – ")[0].strip()
    doors = [reverse("reports:index"), f"{reverse('search:search')}?{urlencode({'q': title})}", "/api/v1/reports"]
    _insist_shown(browser, doors, public_id)
    address = reverse("spills:press", args=[public_id])
    action, fields = Forms(expect(200, browser.get(address), address).text, address).at("/spill/")
    began = time.perf_counter()
    pressed = expect(MOVED, browser.post(action, filled(fields, because=BECAUSE)), action)
    expect(GONE, browser.get(page), page)
    still = [door for door in doors if public_id in expect(200, browser.get(door), door).text]
    if still:
        raise Refusal("bench.still_shown", f"A hidden report is still shown at {still[0]}.", "This is a fault: stop.")
    return pressed.seconds, time.perf_counter() - began


def _insist_shown(browser: Browser, doors: list[str], public_id: str) -> None:
    """Raises Refusal where nothing could be seen to vanish."""
    missing = [door for door in doors if public_id not in expect(200, browser.get(door), door).text]
    if missing:
        raise Refusal("bench.not_shown", f"A released report is not shown at {missing[0]}.", "Look at it first.")
