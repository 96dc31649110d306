"""Which reports did the invented officers write in two years, for whom, and what became of them?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from ilonet.demo.chance import dice, public_id
from ilonet.demo.figures import figures
from ilonet.demo.shapes import Authority, Deployment, Network, Post, Report, Section, Version
from ilonet.demo.tongues import places
from ilonet.demo.writing import heads, related, update, write

TOPICS = "abcdefghijkl"
LOOKED_AT = 1000  # of so many no two bear one title; of those beyond, made for measuring, nobody looks
TRIES = 9
# Of fifty reports, twenty-one are in English, twelve in French, eight in German, nine in Danish.
TURNS = ("en fr de en da en fr de en fr da en " * 4 + "en da").split()
OWN_LANGUAGE = {"FRA": ("fr",), "LUX": ("fr",), "BEL": ("fr", "en"), "DEU": ("de",), "AUT": ("de",), "DNK": ("da",)}
SWISS = {"CHE": ("fr", "de")}
# Reports by the cast: number of the report -> the post that wrote it.
BY_THE_CAST = {
    **dict.fromkeys((1, 6, 9, 13, 18, 21), "FRA-SEN-2"),
    **dict.fromkeys((0, 12), "PRT-CIV-1"),
    **dict.fromkeys((3, 15), "ESP-GHA-1"),
    **dict.fromkeys((5, 20, 42), "COM-SEN-1"),
    **dict.fromkeys((2, 7), "AUT-GEO-1"),
}
RED = {18: ("ESP-GHA-1", "COM-SEN-1"), 83: (), 141: ()}
AUDIENCES = (("own_network", 48), ("own_and_neighbours", 24), ("all_entitled", 18), ("selected_authorities", 10))
MARKINGS = (("TLP:GREEN", 46), ("TLP:AMBER", 44), ("TLP:AMBER+STRICT", 6), ("TLP:CLEAR", 4))
LEVELS = {"operational": "cdf", "strategic": "hkl"}
ALSO = {
    "b": "c",
    "c": "db",
    "d": "c",
    "e": "b",
    "f": "c",
    "g": "a",
    "a": "g",
    "h": "k",
    "k": "h",
    "j": "k",
    "i": "",
    "l": "",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a report is drawn from, looked up once."""

    seed: int
    today: date
    posts: dict[str, Post]
    served: dict[str, tuple[tuple[date, date], ...]]
    reviewing: frozenset[str]
    networks: dict[str, Network]
    by_country: dict[str, str]
    authors: dict[tuple[str, str], tuple[Post, ...]]
    authorities: tuple[str, ...]


def reports(
    seed: int,
    today: date,
    number: int,
    posts: tuple[Post, ...],
    deployments: tuple[Deployment, ...],
    networks: tuple[Network, ...],
    authorities: tuple[Authority, ...],
) -> Iterator[Report]:
    desk = _desk(seed, today, posts, deployments, networks, authorities)
    counts, titles = dict.fromkeys(("en", "fr", "de", "da"), 0), set[str]()
    for index in range(number):
        language = TURNS[index % len(TURNS)]
        made = _report(desk, index, language, counts[language])
        for again in range(1, TRIES if index < LOOKED_AT else 1):
            if made.title not in titles:
                break
            made = _report(desk, index, language, counts[language], again)
        titles.add(made.title)
        yield made
        counts[language] += 1


def _report(desk: Desk, index: int, language: str, count: int, again: int = 0) -> Report:
    """`again` where another report has this title already: other places, other figures."""
    throw = dice(desk.seed, "report", index, *([again] if again else []))
    topic, turn = TOPICS[count % 12], count // 12
    state = _state(index)
    author, written = _author(desk, throw, index, language, topic, state)
    if state == "draft" and index % 4 != 2 and author.authority in desk.reviewing:
        state = "under_review"
    month = (written.date().replace(day=1) - timedelta(days=1)).replace(day=1)
    numbers = figures(throw)
    head, title, sections, rights = write(throw, language, topic, author.country, month, numbers, turn)
    second = index % 9 == 4 and state == "released"
    extra = update(throw, language, author.country, month, numbers, turn) if second else None
    audience, marking = _audience(throw, index)
    own = desk.by_country.get(author.country, "")
    whole = "{start}" in head.title or head.kind == "country_sheet"
    return Report(
        key=f"report:{index}",
        public_id=public_id(desk.seed, "report", index),
        post=author.key,
        authority=author.authority,
        title=title,
        kind=head.kind,
        language=language,
        topics=_topics(throw, topic),
        relates_to=related(head),
        level=next((level for level, letters in LEVELS.items() if topic in letters), "both"),
        countries=_countries(throw, author.country),
        routes=(places()[author.country]["route"],),
        period_from=_months_before(month, 3) if whole else month,
        period_until=_months_before(month, -1) - timedelta(days=1),
        marking=marking,
        handling="H2" if marking == "TLP:AMBER+STRICT" else "",
        audience=audience,
        audience_networks=_networks(desk, audience, own),
        audience_authorities=_authorities(desk, throw, audience, author.authority),
        audience_posts=_red_posts(desk, throw, index, author, own) if audience == "named_posts" else (),
        state=state,
        versions=tuple(_versions(throw, sections, extra, written)),
        released_at=written if state in {"released", "withdrawn"} else None,
        withdrawn_at=_withdrawn(desk, throw, written) if state == "withdrawn" else None,
        valid_until=written.date() + timedelta(days=throw.choice((120, 180, 270, 365, 540)))
        if throw.random() < 0.8
        else None,
        source_type=throw.choice("AABBBCX"),
        reliability=throw.choice("1222334"),
        rights_line=rights,
    )


def _desk(
    seed: int,
    today: date,
    posts: tuple[Post, ...],
    deployments: tuple[Deployment, ...],
    networks: tuple[Network, ...],
    authorities: tuple[Authority, ...],
) -> Desk:
    served: dict[str, tuple[tuple[date, date], ...]] = {}
    for item in deployments:
        served[item.post] = (*served.get(item.post, ()), (item.starts_on, item.ends_on))
    regional = [network for network in networks if network.kind == "regional"]
    return Desk(
        seed=seed,
        today=today,
        posts={post.key: post for post in posts},
        served=served,
        reviewing=frozenset(body.code for body in authorities if body.reviews_first),
        networks={network.code: network for network in networks},
        by_country={country: network.code for network in regional for country in network.countries},
        authors=_authors(posts),
        authorities=tuple(body.code for body in authorities),
    )


def _authors(posts: tuple[Post, ...]) -> dict[tuple[str, str], tuple[Post, ...]]:
    """Those who may write on a topic in a language: their duties first, anybody of that language else."""
    known = [post for post in posts if post.country in places() and places()[post.country]["origins"]]
    found: dict[tuple[str, str], tuple[Post, ...]] = {}
    for language in ("en", "fr", "de", "da"):
        speak = [post for post in known if language in languages(post.authority)]
        for topic in TOPICS:
            fitting = [post for post in speak if heads(language, topic, places()[post.country]["way"])]
            on_duty = tuple(post for post in fitting if topic in post.duties)
            found[language, topic] = on_duty if len(on_duty) > 3 else tuple(fitting)
    return found


def languages(authority: str) -> tuple[str, ...]:
    return (OWN_LANGUAGE | SWISS).get(authority, ("en",))


def _author(desk: Desk, throw: Random, index: int, language: str, topic: str, state: str) -> tuple[Post, datetime]:
    fixed = desk.posts.get(BY_THE_CAST.get(index, ""))
    newest = 20 if state == "draft" else None
    for _ in range(40):
        post = fixed or throw.choice(desk.authors[language, topic])
        days = throw.randint(1, newest) if newest else 2 + int(724 * throw.random() ** (3.2 if fixed else 1.7))
        day = desk.today - timedelta(days=days)
        if _on_post(desk, post, day):
            break
    return post, datetime(day.year, day.month, day.day, throw.randint(7, 17), throw.randint(0, 59), tzinfo=UTC)


def _on_post(desk: Desk, post: Post, day: date) -> bool:
    terms = desk.served[post.key]
    place = bisect_right(terms, (day, date.max)) - 1
    return place >= 0 and terms[place][0] <= day <= terms[place][1]


def _state(index: int) -> str:
    if index % 18 == 6 or index % 24 == 9:
        return "draft"
    return "withdrawn" if index % 25 == 17 else "released"


def _audience(throw: Random, index: int) -> tuple[str, str]:
    if index in RED or index % 997 == 996:
        return "named_posts", "TLP:RED"
    audience = _one_of(throw, AUDIENCES)
    marking = _one_of(throw, MARKINGS)
    if marking == "TLP:AMBER+STRICT":
        audience = "selected_authorities"
    return audience, "TLP:GREEN" if marking == "TLP:CLEAR" and audience != "all_entitled" else marking


def _one_of(throw: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return throw.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def _networks(desk: Desk, audience: str, own: str) -> tuple[str, ...]:
    if not own or audience not in {"own_network", "own_and_neighbours"}:
        return ()
    return (own, *desk.networks[own].neighbours) if audience == "own_and_neighbours" else (own,)


def _authorities(desk: Desk, throw: Random, audience: str, own: str) -> tuple[str, ...]:
    if audience != "selected_authorities":
        return ()
    return tuple(sorted({own, *throw.sample(desk.authorities, throw.randint(1, 4))}))


def _red_posts(desk: Desk, throw: Random, index: int, author: Post, own: str) -> tuple[str, ...]:
    if RED.get(index):
        return RED[index]
    near = [key for key, post in desk.posts.items() if desk.by_country.get(post.country) == own and key != author.key]
    return tuple(sorted(throw.sample(near, min(3, len(near)))))


def _topics(throw: Random, topic: str) -> tuple[str, ...]:
    also = throw.choice(ALSO[topic]) if ALSO[topic] and throw.random() < 0.45 else ""
    return tuple(sorted({topic, *also}))


def _countries(throw: Random, country: str) -> tuple[str, ...]:
    neighbour = places()[country]["neighbours"].split("|")[0]
    return (country, neighbour) if throw.random() < 0.35 else (country,)


def _versions(
    throw: Random, sections: tuple[Section, ...], extra: Section | None, written: datetime
) -> Iterator[Version]:
    if extra:
        earlier = written - timedelta(days=throw.randint(8, 30))
        yield Version(1, sections, earlier, "")
        yield Version(2, (*sections, extra), written, extra.heading)
    else:
        yield Version(1, sections, written, "")


def _withdrawn(desk: Desk, throw: Random, written: datetime) -> datetime:
    later = written + timedelta(days=throw.randint(3, 60), hours=1)
    last = datetime(desk.today.year, desk.today.month, desk.today.day, tzinfo=UTC) - timedelta(hours=3)
    return min(later, last)


def _months_before(month: date, number: int) -> date:
    years, months = divmod(month.year * 12 + month.month - 1 - number, 12)
    return date(years, months + 1, 1)
