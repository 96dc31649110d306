"""How do countries, towns, months and routes stand in a sentence of each language?"""

from __future__ import annotations

import re
from functools import cache

from ilonet.demo.facts import table

LANGUAGES = ("en", "fr", "de", "da")
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "da": "januar februar marts april maj juni juli august september oktober november december",
}
ROUTES = {
    "western_mediterranean": {
        "en": "the Western Mediterranean route", "fr": "la route de la Méditerranée occidentale",
        "de": "westlichen Mittelmeerroute", "da": "den vestlige Middelhavsrute",
    },
    "western_african": {
        "en": "the West African Atlantic route", "fr": "la route atlantique de l'Afrique de l'Ouest",
        "de": "westafrikanischen Atlantikroute", "da": "den vestafrikanske Atlanterhavsrute",
    },
    "central_mediterranean": {
        "en": "the Central Mediterranean route", "fr": "la route de la Méditerranée centrale",
        "de": "zentralen Mittelmeerroute", "da": "den centrale Middelhavsrute",
    },
    "eastern_mediterranean": {
        "en": "the Eastern Mediterranean route", "fr": "la route de la Méditerranée orientale",
        "de": "östlichen Mittelmeerroute", "da": "den østlige Middelhavsrute",
    },
    "western_balkan": {
        "en": "the Western Balkan route", "fr": "la route des Balkans occidentaux",
        "de": "Westbalkanroute", "da": "Vestbalkanruten",
    },
    "eastern_land": {
        "en": "the eastern land border route", "fr": "la route de la frontière terrestre orientale",
        "de": "östlichen Landroute", "da": "den østlige landrute",
    },
    "air": {
        "en": "the air routes", "fr": "les routes aériennes", "de": "Luftroute", "da": "luftruterne",
    },
    "other": {"en": "this route", "fr": "cette route", "de": "Route", "da": "denne rute"},
}  # fmt: skip
VOWELS = "AEIOUÉÈÊÎÔ"
Forms = dict[str, str]


@cache
def places() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in table("report_places")}


@cache
def forms(language: str, code: str, prefix: str = "") -> Forms:
    """The country as {land} {Land} {in} {of} {from} {to}, each with its article and case."""
    shape = {"en": _english, "fr": _french, "de": _german, "da": _danish}[language](code)
    shape["Land"] = shape["land"][0].upper() + shape["land"][1:]
    shape["Name"] = _bare(language, shape["land"])
    return {prefix + name: value for name, value in shape.items()}


@cache
def towns(language: str, code: str, prefix: str = "hub") -> Forms:
    hubs = places()[code]["hubs"].split("|")
    names = {f"{prefix}{number}": town(language, name) for number, name in zip(("", 2, 3), hubs, strict=True)}
    return names | _elided(names) if language == "fr" else names


def _bare(language: str, land: str) -> str:
    """As a heading has it: « Sénégal », „Türkei“, but “The Gambia”."""
    if language == "fr":
        land = re.sub(r"^(le |la |les |l')", "", land)
    if language == "de":
        land = re.sub(r"^(der|die|das) ", "", land).replace("Vereinigten Arabischen", "Vereinigte Arabische")
    if language == "en" and land != "the Gambia":
        land = land.removeprefix("the ")
    return land[0].upper() + land[1:]


@cache
def route(language: str, code: str) -> Forms:
    words = ROUTES[code][language]
    return {"route": words, "Route": words[0].upper() + words[1:]}


def town(language: str, name: str) -> str:
    return _exonyms().get(name, {}).get(language, name)


@cache
def months(language: str, year: int, month: int) -> Forms:
    """The month reported on, the one before and the quarter's first."""
    names = MONTHS[language].split()
    this, before, start = names[month - 1], names[month - 2], names[month - 4]
    words = {"mon": this, "month": f"{this} {year}", "prev": before, "start": start, "year": str(year)}
    return words | _elided(words) if language == "fr" else words


def _elided(words: Forms) -> Forms:
    """French says « de mai » and « d'août »."""
    return {f"de_{name}": ("d'" if word[0].upper() in VOWELS else "de ") + word for name, word in words.items()}


@cache
def _exonyms() -> dict[str, dict[str, str]]:
    return {row["en"]: row for row in table("city_names")}


@cache
def _english_names() -> dict[str, str]:
    extra = {"AFG": "Afghanistan", "SYR": "Syria", "ERI": "Eritrea", "YEM": "Yemen"}
    return {row["host"]: row["name"].replace("The ", "the ") for row in table("hosts")} | extra


def _english(code: str) -> Forms:
    name = _english_names()[code]
    if name.startswith(("United", "Democratic", "Philippines")):
        name = f"the {name}"
    return {"land": name, "in": f"in {name}", "of": f"of {name}", "from": f"from {name}", "to": f"to {name}"}


def _french(code: str) -> Forms:
    land, _, _ = places()[code]["fr"].partition("/")
    if land.startswith("le "):
        bare = land[3:]
        return _five(land, f"au {bare}", f"du {bare}", f"du {bare}", f"vers {land}")
    if land.startswith("les "):
        bare = land[4:]
        return _five(land, f"aux {bare}", f"des {bare}", f"des {bare}", f"vers {land}")
    if land.startswith("la "):
        bare = land[3:]
        return _five(land, f"en {bare}", f"de {land}", f"de {bare}", f"vers {land}")
    if land.startswith("l'"):
        bare = land[2:]
        return _five(land, f"en {bare}", f"de {land}", f"d'{bare}", f"vers {land}")
    return _five(land, f"à {land}", f"de {land}", f"de {land}", f"vers {land}")


def _german(code: str) -> Forms:
    land, gender, dative = (*places()[code]["de"].split("/"), "", "")[:3]
    if not gender:
        return _five(land, f"in {land}", f"von {land}", f"aus {land}", f"nach {land}")
    article, bare = land.split(" ", 1)
    dative = dative or bare
    if gender == "f":
        return _five(land, f"in der {dative}", f"der {dative}", f"aus der {dative}", f"in die {bare}")
    if gender == "p":
        return _five(land, f"in den {dative}", f"der {bare}", f"aus den {dative}", f"in die {bare}")
    into = "in den" if article == "der" else "in das"
    return _five(land, f"im {bare}", f"des {bare}", f"aus dem {bare}", f"{into} {bare}")


def _danish(code: str) -> Forms:
    preposition, _, land = places()[code]["da"].rpartition("/")
    return _five(land, f"{preposition or 'i'} {land}", f"for {land}", f"fra {land}", f"til {land}")


def _five(land: str, in_: str, of: str, from_: str, to: str) -> Forms:
    return {"land": land, "in": in_, "of": of, "from": from_, "to": to}
