"""How long does it take to publish? Begin a draft, write it, choose its readers, release it: the gate included."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from django.urls import NoReverseMatch, reverse

from ilonet.commands.bench.client import Answer, Browser
from ilonet.commands.bench.forms import Fields, Forms, filled
from ilonet.commands.bench.reading import expect, times
from ilonet.commands.bench.serving import Serving
from ilonet.lib.refusals import Refusal

MOVED = 302
LIKE = (
    "Arrivals at the land border rose in the week under review, after two months in which they had fallen. Partners at"
    " the crossing point explain it by the end of the rains and by a cheaper bus line from the interior. Most of those"
    " who were spoken to intend to stay in the capital; a smaller part wants to go on by sea before the winter. The"
    " coast guard has asked for more fuel, and the liaison officers of three Member States were shown the new scanner."
)
number = count(1)


@dataclass
class Published:
    """Seconds of each step in which something is stored."""

    begin: float
    save: float
    address: float
    release: float
    report: str  # address of its page

    @property
    def whole(self) -> float:
        return self.save + self.address + self.release


def publish(serving: Serving, session: str, often: int) -> dict[str, Any]:
    """Empty while there is no door to write at."""
    if not may_write():
        return {}
    browser = Browser(serving.port, session)
    publish_one(browser)
    before = serving.worked()
    done = [publish_one(browser) for _ in range(often)]
    worked = serving.worked() - before
    browser.close()
    return {
        **times([one.whole for one in done]),
        "cpu": round(worked * 1000 / often, 1),
        "save p95": times([one.save for one in done])["p95"],
        "release p95": times([one.release for one in done])["p95"],
    }


def may_write() -> bool:
    try:
        return bool(reverse("reports:new"))
    except NoReverseMatch:
        return False


def publish_one(browser: Browser) -> Published:
    begun = _send(browser, reverse("reports:new"), "/new/", title=f"Arrivals in week {next(number)}", kind="situation")
    text = begun.location
    saved = _send(browser, text, "/text/", **_typed())
    chosen = _first_network(browser, saved.location)
    addressed = _send(browser, saved.location, "/audience/", to=chosen)
    released = _send(browser, addressed.location, "/release/")
    return Published(begun.seconds, saved.seconds, addressed.seconds, released.seconds, released.location)


def _typed() -> dict[str, str | list[str]]:
    return {
        "sections__0__heading": "What changed",
        "sections__0__text": "\n\n".join([LIKE] * 4),
        "topics": ["b"],
        "level": "operational",
        "source_code": "B",
        "information_code": "2",
        "tlp": "green",
    }


def _first_network(browser: Browser, address: str) -> str:
    page = browser.get(address).text
    _, _, rest = page.partition('value="network:')
    if not rest:
        raise Refusal("bench.no_network", "The writer of the measurement is in no network.", "Choose another one.")
    return "network:" + rest.partition('"')[0]


def _send(browser: Browser, address: str, ending: str, **typed: str | list[str]) -> Answer:
    page = expect(200, browser.get(address), address)
    action, fields = Forms(page.text, address).at(ending)
    return expect(MOVED, browser.post(action, _filled(fields, typed)), action)


def _filled(fields: Fields, typed: dict[str, str | list[str]]) -> Fields:
    return filled(fields, **typed)
