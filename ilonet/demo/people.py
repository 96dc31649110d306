"""What are the invented people called, and on which numbers can nobody real be reached?"""

from __future__ import annotations

import unicodedata
from functools import cache

from faker import Faker

from ilonet.demo.chance import dice
from ilonet.demo.facts import authorities
from ilonet.demo.shapes import Person
from ilonet.screening.names.letters import in_latin

LANGUAGES = {"fr": "fr", "de": "de", "da": "da", "lb": "fr"}
OWN_NAMES = {
    "mt_MT": (
        "Karmenu Ġorġ Pawlu Ġużeppi Marija Rita Doris Joanna Etienne Glorianne",
        "Borg Camilleri Vella Farrugia Zammit Galea Micallef Grech Attard Spiteri",
    ),
    "el_CY": (
        "Andreas Christos Maria Eleni Kyriakos Panayiota Stelios Androulla",
        "Christodoulou Georgiou Ioannou Charalambous Savva Kyriakou Hadjigeorgiou",
    ),
    "de_LU": (
        "Jang Marc Claude Martine Josée Luc Nathalie Pit Tessy",
        "Schmit Weber Hoffmann Muller Wagner Thill Kieffer Reuter Faber",
    ),
}


def person(seed: int, key: str, authority: str, number: int, **chosen: str | bool) -> Person:
    """An invented person of an authority; `number` picks the telephone, so no two share one."""
    body = authorities()[authority]
    throw = dice(seed, "person", key)
    locale = throw.choice(body.locales)
    given, family = _name(locale, throw.getrandbits(48), throw.random() < 0.44)
    given = str(chosen.get("given", given))
    family = str(chosen.get("family", family))
    return Person(
        key=key,
        given=given,
        family=family,
        email=f"{_plain(given)}.{_plain(family)}@{chosen.get('domain', body.domain)}",
        phone=office_phone(number),
        mobile=mobile_phone(number),
        language=LANGUAGES.get(locale[:2], "en"),
        may_enter=bool(chosen.get("may_enter", True)),
    )


def office_phone(number: int) -> str:
    """Ofcom keeps +44 20 7946 0000-0999 for fiction, North America 555-0100 to 555-0199."""
    if number < 1000:
        return f"+44 20 7946 {number:04d}"
    area = ("202", "212", "305", "312", "415", "617", "713", "808", "907", "206", "503", "504", "602", "702", "801")
    block, line = divmod(number - 1000, 100)
    return f"+1 {area[block % len(area)]} 555 01{line:02d}"


def mobile_phone(number: int) -> str:
    """Ofcom keeps +44 7700 900000-900999 for fiction."""
    return f"+44 7700 900{number:03d}" if number < 1000 else office_phone(number + 1000)


def _name(locale: str, seed: int, female: bool) -> tuple[str, str]:
    if locale in OWN_NAMES:
        given_names, families = (words.split() for words in OWN_NAMES[locale])
        return given_names[seed % len(given_names)], families[seed // 64 % len(families)]
    invent = _faker(locale)
    invent.seed_instance(seed)
    given = invent.first_name_female() if female else invent.first_name_male()
    family = _family(invent, female)
    return _latin(given), _latin(family)


def _family(invent: Faker, female: bool) -> str:
    try:
        return str(invent.last_name_female() if female else invent.last_name_male())
    except AttributeError:
        return str(invent.last_name())


@cache
def _faker(locale: str) -> Faker:
    return Faker(locale)


def _latin(name: str) -> str:
    """The list of officers is kept in one script, as everywhere in the network."""
    if all(ord(letter) < 0x370 for letter in name):
        return name
    bare = unicodedata.normalize("NFD", name.lower())
    return in_latin("".join(letter for letter in bare if not unicodedata.combining(letter))).title()


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).lower().replace("ß", "ss").replace("ø", "o")
    return "".join(letter for letter in bare.replace("ł", "l") if letter.isascii() and letter.isalpha())
