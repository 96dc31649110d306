"""What the pages themselves show, as somebody walks through them: nothing that this person could not read in the database."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from django.test import Client

from ilonet.access.context import as_the_system
from tests.held import stores
from tests.held.planted import ADVISED, HELD
from tests.held.stage import Stage
from tests.making import BECAUSE

LISTS = ("/", "/information/", "/requests/", "/warnings/", "/notices/", "/search/?q=departures+routes+boats")
WORDS = (
    "République",
    "Traoré",
    "selam",
    "Qx7",
)  # a part of what was planted, so that the page does not repeat it whole
TAG = re.compile(r"<[^>]*>")
MOST = 6  # things opened by each
AT = {"report": "/information/{}/", "request": "/requests/{}/"}


def what_pages_show(stage: Stage, name: str) -> list[str]:
    stage.actor(name)
    seen = stores.visible()
    with as_the_system(because=BECAUSE):
        standing = stores.everything(stage.read)
    readable = " ".join(text for row in seen & standing.keys() for text in standing[row].texts)
    known = [words for words in (*HELD, *ADVISED) if words in readable]
    reader = Client()
    reader.force_login(stage.people[name])
    wrong = []
    for page in _pages(stage, standing, seen):
        said = html.unescape(TAG.sub("", reader.get(page).content.decode()))
        wrong += [
            f"{words!r} on {page} for {name}" for words in (*HELD, *ADVISED) if words in said and words not in known
        ]
    return wrong


def _pages(stage: Stage, standing: dict[stores.Row, stores.Standing], seen: set[stores.Row]) -> Iterator[str]:
    yield from LISTS
    yield from (f"/search/?q={word}" for word in WORDS)
    of_whom = {standing[row].of for row in seen & standing.keys()}
    opened = [one for one in stage.things if one.noun in AT and one.row.public_id in of_whom][-MOST:]
    yield from (AT[one.noun].format(one.row.public_id) for one in opened)
