"""Names in scripts without capitals, and addresses of houses: what the corpus of the 24 languages does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random

from ilonet.lib.words import fold
from ilonet.screening.names.gazetteer import names
from ilonet.screening.tests.measured.corpus import Sample

LISTS = {
    "ar": "ar_PS",
    "fa": "fa_IR",
    "hi": "hi_IN",
    "bn": "bn_BD",
    "ka": "ka_GE",
    "he": "he_IL",
}
OWN = {"am": "Amharic, Tigrinya", "ur": "Persian, Dari, Pashto, Urdu"}
EACH = 8
STREETS = {
    "bg": ("ул. {} № {n}", "бул. {} {n}"), "cs": ("{} ulice {n}", "ul. {} {n}"), "da": ("{}gade {n}", "{}vej {n}, 2. th"),
    "de": ("{}straße {n}", "{}weg {n}a", "{}allee {n}"), "el": ("οδός {} {n}", "Λεωφόρος {} {n}"), "en": ("{n} {} Street", "{n} {} Road", "{n}B {} Lane"),
    "es": ("calle {}, {n}", "Avda. de {} {n}"), "et": ("{} tänav {n}", "{} mnt {n}"), "fi": ("{}katu {n}", "{}tie {n} A"),
    "fr": ("{n} rue de {}", "{n} bis, avenue {}", "rue de {} {n}"), "ga": ("{n} Sráid {}", "{n} Bóthar {}"), "hr": ("ulica {} {n}", "{} ulica {n}"),
    "hu": ("{} utca {n}.", "{} út {n}."), "it": ("via {} {n}, al secondo piano", "viale {} {n}"), "lt": ("{} gatvė {n}", "{} pr. {n}"),
    "lv": ("{} iela {n}", "{} prospekts {n}"), "mt": ("{n}, Triq {}", "Triq {} {n}"), "nl": ("{}straat {n}", "{}laan {n}"),
    "pl": ("ul. {} {n}", "al. {} {n} m. 5"), "pt": ("Rua {}, {n}", "Avenida da {} n.º {n}"), "ro": ("strada {} nr. {n}", "Bd. {} {n}"),
    "sk": ("{} ulica {n}", "ul. {} {n}"), "sl": ("{} cesta {n}", "{} ulica {n}"), "sv": ("{}gatan {n}", "{}vägen {n}"),
    "tr": ("{} Caddesi No: {n}", "{} Sokak {n}"), "ar": ("شارع {} {n}",), "fa": ("خیابان {} پلاک {n}",), "ka": ("{} ქუჩა {n}",), "uk": ("вул. {} {n}",),
    "vi": ("{n} đường {}",),
}  # fmt: skip
CALLED = {
    "bg": "Вихрен Беласица", "el": "Ακακιών Μυρσίνης", "ar": "الزيتونة البساتين", "fa": "سروستان گلزار", "ka": "ვაზისუბნის მზიურის", "uk": "Каштанова Лугова",
}  # fmt: skip
OTHERS = "Lindenhof Castell Marisol Bellavis Kornblum Ostermark"


@cache
def told() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    language = ""
    for line in Path(__file__).with_name("beyond.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            language = line[3:]
            found[language] = {}
        elif not line.startswith("#"):
            found[language].setdefault(line[0], []).append(line[2:])
    return found


def of_lists(language: str, dice: Random) -> str:
    if language in OWN:
        rows = import_module("ilonet.screening.names.shelf").OWN[1].read_text(encoding="utf-8").splitlines()
        at = rows.index(f"= {OWN[language]}")
        return f"{dice.choice(rows[at + 1].split())} {dice.choice(rows[at + 2].split())}"
    lists = import_module(f"faker.providers.person.{LISTS[language]}").Provider
    return f"{dice.choice(_single(lists, 'first_name'))} {dice.choice(_single(lists, 'last_name'))}"


def _single(lists: object, part: str) -> list[str]:
    found = [
        word
        for one in dir(lists)
        if part in one and isinstance(v := getattr(lists, one), (tuple, list, dict))
        for word in v
    ]
    return sorted(
        {word for word in found if isinstance(word, str) and not re.search(r"[\s.()-]", word) and len(word) > 2}
    )


def in_no_list(language: str) -> list[str]:
    return [
        one for one in told()[language]["U"][0].split(" / ") if not any(fold(part) in names() for part in one.split())
    ]


def persons() -> Iterator[Sample]:
    for language, said in told().items():
        dice = Random(language)  # noqa: S311 — an invented corpus
        for kind in "RTNS":
            for sentence in said[kind]:
                for who in [of_lists(language, dice) for _ in range(EACH)]:
                    yield _sample("person_name", language, sentence, who, listed=True)
                for who in in_no_list(language):
                    yield _sample("person_name", language, sentence, who, listed=False)


def houses() -> Iterator[Sample]:
    for language, forms in STREETS.items():
        dice = Random(language)  # noqa: S311 — an invented corpus
        for form in forms:
            for name in CALLED.get(language, OTHERS).split():
                written = form.format(name, n=dice.randint(2, 180))
                yield _sample("street_address", language, "{}.", written, listed=False)
                yield _sample("street_address", language, "Tel. – ({})", written, listed=False)


def _sample(kind: str, language: str, sentence: str, value: str, *, listed: bool) -> Sample:
    start = sentence.index("{}")
    return Sample(language, kind, "plain", sentence.replace("{}", value), start, start + len(value), listed)
