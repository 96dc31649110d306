"""How a list kept under Regulation (EC) 377/2004 is read today: its topics are among ours (Art. 13; requirements F.5)."""

import re

from ilonet.deployments.incoming.words import fold

NUMBER = re.compile(r"\b377\s*/\s*(?:20)?04\b|\b2004\s*/\s*377\b")

# The eight topics of its Art. 2, as lists in our four languages call them, and the letter of Art. 3(4) of today.
WORDS: dict[str, tuple[str, ...]] = {
    "b": (
        "flows", "migratory flows", "migration flows", "illegal flows", "flux", "flux migratoires", "flux illegaux",
        "strome", "migrationsstrome", "migrationsbewegungen", "strommen", "strømme", "migrationsstromme", "indvandringsstromme",
    ),
    "c": ("routes", "itineraires", "routen", "wege", "ruter", "rejseruter"),
    "d": (
        "methods", "modus operandi", "methodes", "modes operatoires", "methoden", "vorgehensweisen", "metoder",
        "fremgangsmader", "criminal organisations", "criminal organizations", "organisations criminelles",
        "kriminelle organisationen", "kriminelle organisationer",
    ),
    "e": ("incidents", "incidents and events", "events", "evenements", "incidents et evenements", "vorfalle", "ereignisse", "vorfalle und ereignisse", "haendelser", "begivenheder"),
    "f": ("forgery", "document fraud", "false documents", "falsification", "contrefacon", "fraude documentaire", "falschung", "falschungen", "dokumentenfalschung", "forfalskning", "dokumentfalsk"),
    "g": (
        "help to host authorities", "help to host countries", "assistance to host authorities", "aide aux autorites",
        "aide aux autorites du pays hote", "unterstutzung der behorden", "unterstutzung der behorden des gastlandes",
        "hjaelp til vaertslandets myndigheder", "bistand til vaertslandet",
    ),
    "i": ("return", "returns", "repatriation", "retour", "rapatriement", "ruckkehr", "ruckfuhrung", "tilbagesendelse", "hjemsendelse"),
}  # fmt: skip
TOPICS = {fold(word): letter for letter, words in WORDS.items() for word in words}


def names_it(text: str) -> bool:
    """Does a heading, or a legal basis, name the old Regulation?"""
    return bool(NUMBER.search(text))


def topic_of(phrase: str) -> str | None:
    return TOPICS.get(fold(phrase))
