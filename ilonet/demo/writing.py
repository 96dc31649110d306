"""What does one invented report say? Passages of one language, one country and one set of figures."""

from __future__ import annotations

from datetime import date
from random import Random

from ilonet.demo.figures import Figures
from ilonet.demo.grammar import Book, Passage, book, spread
from ilonet.demo.shapes import Section
from ilonet.demo.tongues import forms, months, places, route, towns

FAMILIES = {
    "a": "move", "b": "move", "c": "move", "e": "move", "d": "crime", "f": "crime",
    "i": "return", "j": "protect", "h": "legal", "k": "legal", "g": "state", "l": "state",
}  # fmt: skip


def heads(language: str, topic: str, way: str = "") -> tuple[Passage, ...]:
    """The openings that fit a country: boats do not leave from a landlocked one."""
    every = book(language)[topic, "head"]
    return tuple(head for head in every if not way or head.way in {"", way} or not _is_way(head.way))


def related(head: Passage) -> tuple[str, ...]:
    """Topic l is always about another topic (Art. 3(4)(l)); its passages say which."""
    return tuple(head.way) if head.way and not _is_way(head.way) else ()


def write(
    throw: Random, language: str, topic: str, country: str, month: date, figures: Figures, turn: int
) -> tuple[Passage, str, tuple[Section, ...], str]:
    """The opening chosen, title, sections and rights line; `turn` walks through the combinations."""
    pages = book(language)
    fitting = heads(language, topic, places()[country]["way"])
    details, views = pages[topic, "detail"], pages[topic, "view"]
    order = spread(len(fitting), len(details), len(views))
    first, second, third = order[turn % len(order)]
    words = vocabulary(throw, language, country, month, figures)
    around, rights = _around(pages, throw, topic, views[third], turn)
    body = [fitting[first], details[second], *around]
    sections = tuple(_section(part, throw, words) for part in body)
    return fitting[first], fitting[first].title.format_map(words), sections, rights.say(throw, words)


def update(throw: Random, language: str, country: str, month: date, figures: Figures, turn: int) -> Section:
    parts = book(language)["*", "update"]
    return _section(parts[turn % len(parts)], throw, vocabulary(throw, language, country, month, figures))


def vocabulary(throw: Random, language: str, country: str, month: date, figures: Figures) -> dict[str, object]:
    row = places()[country]
    nearest, other = (row["neighbours"].split("|") * 2)[:2]
    first, second = throw.sample([code for code in row["origins"].split("|") if code != country], 2)
    return {
        "code": country,
        "next": nearest,
        "first": first,
        "second": second,
        **forms(language, country),
        **forms(language, nearest, "n"),
        **forms(language, other, "m"),
        **forms(language, first, "o"),
        **forms(language, second, "p"),
        **towns(language, country),
        **towns(language, nearest, "nhub"),
        **route(language, row["route"]),
        **months(language, month.year, month.month),
        **figures.words(language),
    }


def _around(pages: Book, throw: Random, topic: str, view: Passage, turn: int) -> tuple[tuple[Passage, ...], Passage]:
    """What a report has beside its matter; topics of one family start at different places of the common stock."""
    family = FAMILIES[topic]
    sources, contexts = pages["*", "source"], pages["*", "context"]
    advice, rights = pages[family, "advice"], pages[family, "rights"]
    step = turn + ord(topic)
    return (
        (
            contexts[(turn + 3 * ord(topic)) % len(contexts)],
            sources[step % len(sources)],
            view,
            advice[(step // len(sources) + turn) % len(advice)],
        ),
        rights[throw.randrange(len(rights))],
    )


def _section(part: Passage, throw: Random, words: dict[str, object]) -> Section:
    return Section(throw.choice(part.headings), part.say(throw, words))


def _is_way(word: str) -> bool:
    return word in {"sea", "land", "air"}
