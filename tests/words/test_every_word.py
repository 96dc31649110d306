"""Can every word on every page be translated? The pages in a language of brackets; the rest stands out (A1 item 15).

The command line speaks English only: it is for those who run an installation.
"""

import json
import re
from collections import Counter

import pytest
from django.test import Client
from django.utils.translation import trans_real

from ilonet.accounts.models import Account
from tests import making
from tests.refusals.doors import doors
from tests.refusals.scene import set_the_scene
from tests.words.crawl import Crawl
from tests.words.data_of import names
from tests.words.pseudo import CODE, OPEN, Pseudo
from tests.words.reading import spelling, untranslated

AMBIGUOUS = re.compile(
    r"(?<![\w./-])\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\w./])|\b\d{1,2}:\d{2}\s?[ap]\.?m\b", re.IGNORECASE
)
TIME = re.compile(r"(?<![\d:T+-])\d{1,2}:\d{2}(?![\d:])")
WITH_ZONE = re.compile(r"(?<![\d:T+-])\d{2}:\d{2}(?: [A-Z]{3,5}\b| [+-]\d{2})")
PERSONAS = ["amara", "farid", "nils", "rosa", "pavel", "greta", "nobody"]


@pytest.fixture
def brackets(settings):
    """The language of brackets stands among the languages of the product, for this test."""
    settings.LANGUAGES = [*settings.LANGUAGES, (CODE, "Brackets")]
    trans_real._translations[CODE] = Pseudo()
    yield
    trans_real._translations.pop(CODE, None)


@pytest.fixture
def world(cast):
    scene = set_the_scene(cast)
    Account.objects.update(language=CODE)
    return scene


def visit(world, name):
    client = Client(headers={"Accept-Language": CODE})
    if name != "nobody":
        client.force_login(world.cast.people[name])
    return client


@pytest.mark.requirement("R-LANG-1")
@pytest.mark.parametrize("name", PERSONAS)
def test_every_word_on_every_page_can_be_translated(brackets, world, name):
    known = spelling(names([*world.cast.people, "Esperanto"]))
    wrong: dict[str, list[str]] = {}
    statuses: Counter[int] = Counter()
    for answer in Crawl(visit(world, name), world.ids):
        statuses[answer.response.status_code] += 1
        assert answer.response.status_code < 500, answer.asked
        if answer.is_page:
            for fault in [*untranslated(answer.text, known), *ill_timed(answer.text)]:
                wrong.setdefault(fault, []).append(answer.asked)
    print(f"{name}: {statuses.total()} pages {dict(statuses)}")
    assert not wrong, "\n".join(f"{fault}   at {asked[0]}, {len(asked)} x" for fault, asked in sorted(wrong.items()))
    assert statuses[200] > 5
    assert statuses[404] > 5 or name == "nobody"


def ill_timed(markup: str) -> list[str]:
    """Dates that can be read in two ways, hours without their zone."""
    text = re.sub(r"<(script|style|textarea).*?</\1>|<[^>]*>", " ", markup, flags=re.DOTALL)
    found = [f"ambiguous: {match.group()}" for match in AMBIGUOUS.finditer(text)]
    bare = len(TIME.findall(text)) - len(WITH_ZONE.findall(text))
    return [*found, f"{bare} times of day without their zone"] if bare > 0 else found


@pytest.mark.requirement("R-LANG-1")
def test_programs_are_refused_in_the_readers_language(brackets, world):
    client = visit(world, "amara")
    told = Counter()
    for door in doors():
        if not door.is_for_programs:
            continue
        path = door.at(**dict.fromkeys((name for name, _ in door.places), "1"))
        for response in (
            client.get(f"{path}?nonsense=1"),
            client.post(path, "{", content_type="application/json"),
            client.post(path, "{}", content_type="application/json"),
            client.post(path, json.dumps({"x": "\x00"}), content_type="application/json"),
            client.delete(path),
            Client(headers={"Accept-Language": CODE}).get(path),
        ):
            if response.status_code >= 400:
                error = response.json()["error"]
                told[error["code"]] += 1
                for part in ("message", "hint"):
                    assert error[part].startswith(OPEN), (door.name, error)
    assert len(told) > 5, told


def test_a_word_left_out_would_be_seen(brackets, cast):
    """A positive control for the reader of pages."""
    known = spelling(["Dakar", "Liaison service FRA"])
    seen = untranslated(
        '<p>Bare words <b>⟦wrapped⟧</b></p><p>⟦all <b>of</b> this⟧ Dakar</p><a title="Bare">x</a><input type="submit" value="Go on">'
        '<p lang="fr">Bonjour</p><p class="code">abc</p><time>3 ⟦Sep⟧ 2026, 14:05 CET</time><p>⟦cut off…</p><li>Liaison service FRA</li>'
        '<option>Draft</option><svg><title>Map of</title></svg><p>b</p>',
        known,
    )  # fmt: skip
    assert [one.split("> ")[1].split(" in ")[0] for one in seen] == ["Bare words", "Bare", "Go on", "Draft", "Map of"]
    assert ill_timed("<p>3/9/2026</p>") == ["ambiguous: 3/9/2026"]
    assert ill_timed("<p>03.09.26 and 2:05 pm</p>") == [
        "ambiguous: 03.09.26",
        "ambiguous: 2:05 pm",
        "1 times of day without their zone",
    ]
    assert ill_timed("<p>14:05</p>") == ["1 times of day without their zone"]
    assert ill_timed('<time datetime="2026-09-03T14:05:00+02:00">3 Sep 2026, 14:05 CEST</time>') == []
    assert making.BECAUSE
