"""Which reports show what each kind asks for? One text of every kind, told of several countries with their own figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from ilonet.demo.chance import dice, public_id
from ilonet.demo.figures import Figures, figures
from ilonet.demo.shapes import Deployment, Network, Post, Report, Section, Version
from ilonet.demo.tongues import places
from ilonet.demo.writing import vocabulary
from ilonet.reports.filling import as_typed
from ilonet.reports.kinds.known import newest, template_of
from ilonet.reports.kinds.template import Table

EACH = 3  # of one kind, in as many countries
BY_THE_CAST = ("FRA-SEN-2", "ESP-GHA-1", "PRT-CIV-1", "COM-SEN-1", "AUT-GEO-1")
ROUTES = {
    "western_mediterranean": "wmed",
    "western_african": "watl",
    "central_mediterranean": "cmed",
    "eastern_mediterranean": "emed",
    "western_balkan": "wbalkan",
    "eastern_land": "east",
    "air": "air",
}


def reports_of_every_kind(
    seed: int, today: date, posts: tuple[Post, ...], deployments: tuple[Deployment, ...], networks: tuple[Network, ...]
) -> Iterator[Report]:
    """Written lately, by posts that were served; one in three by somebody of the cast."""
    known = {post.key: post for post in posts}
    fitting = [known[one.post] for one in deployments if _serves(one, today) and _can_tell(known[one.post])]
    cast = [one for one in fitting if one.key in BY_THE_CAST] or fitting
    by_country = {country: one.code for one in networks if one.kind == "regional" for country in one.countries}
    before: str | None = None
    for number, told in enumerate(_texts() * EACH):
        throw = dice(seed, "kind", number)
        post = cast[number % len(cast)] if number < len(_texts()) else throw.choice(fitting)
        made = _report(seed, today, number, told, post, throw, by_country.get(post.country, ""), before)
        before = str(made.public_id)
        yield made


def _report(
    seed: int,
    today: date,
    number: int,
    told: dict[str, Any],
    post: Post,
    throw: Random,
    network: str,
    before: str | None,
) -> Report:
    day = today - timedelta(days=throw.randint(1, told.get("within", 60)))
    written = datetime(day.year, day.month, day.day, throw.randint(7, 17), throw.randint(0, 59), tzinfo=UTC)
    month = (day.replace(day=1) - timedelta(days=1)).replace(day=1)
    lately = f"{day - timedelta(days=2):%Y-%m-%d}"
    words = _words(throw, post.country, month, figures(throw)) | {"lately": lately}
    sections = tuple(Section(heading, text.format_map(words)) for heading, text in told["sections"])
    version = newest(told["kind"])
    return Report(
        key=f"kind:{number}",
        public_id=public_id(seed, "kind", number),
        post=post.key,
        authority=post.authority,
        title=told["title"].format_map(words),
        kind=told["kind"],
        language="en",
        topics=tuple(told["topics"]),
        relates_to=tuple(told.get("relates", "")),
        level=told["level"],
        countries=(post.country,),
        routes=(),
        period_from=month,
        period_until=day.replace(day=1) - timedelta(days=1),
        marking="TLP:GREEN",
        handling="",
        audience="own_network" if network and number % 3 == 1 else "all_entitled",
        audience_networks=(network,) if network and number % 3 == 1 else (),
        audience_authorities=(),
        audience_posts=(),
        state="released",
        versions=(Version(1, sections, written, ""),),
        released_at=written,
        withdrawn_at=None,
        valid_until=day + timedelta(days=365),
        source_type=throw.choice("ABBBC"),
        reliability=throw.choice("1223"),
        rights_line=told["rights"].format_map(words),
        template_version=version,
        particulars=_particulars(told["kind"], version, told["particulars"], words),
        vulnerable=tuple(told.get("vulnerable", ())),
        gender=told.get("gender", ""),
        europol=told.get("europol", ""),
        crime_area=told.get("crime_area", ""),
        covered_by=(before,) if before and number % 7 == 3 else (),
    )


@cache
def _texts() -> list[dict[str, Any]]:
    text = (files("ilonet.demo") / "texts" / "kinds.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["report"])


def _serves(one: Deployment, today: date) -> bool:
    return one.person is not None and one.starts_on <= today - timedelta(days=61) and today <= one.ends_on


def _can_tell(post: Post) -> bool:
    return bool(post.country in places() and places()[post.country]["origins"])


def _words(throw: Random, country: str, month: date, made: Figures) -> dict[str, Any]:
    before = (month - timedelta(days=1)).replace(day=1)
    later = (month + timedelta(days=130)).replace(day=1)
    return vocabulary(throw, "en", country, month, made) | {
        "way": ROUTES.get(places()[country]["route"], "other"),
        "trend": "rising" if made.rising else "falling",
        "ym": f"{month:%Y-%m}",
        "before": f"{before:%Y-%m}",
        "later": f"{later:%Y-%m}",
        "few": throw.randint(2, 9),
        "a3": made.a // 3,
        "a5": made.a // 5,
        "a20": made.a // 20,
        "b3": made.b // 3,
        "b5": made.b // 5,
    }


def _particulars(kind: str, version: int, told: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """As somebody would type them into the form."""
    made: dict[str, Any] = {}
    for name, value in told.items():
        asked = template_of(kind, version).by_name[name]
        if isinstance(asked, Table):
            made[name] = [
                {column: as_typed(asked.by_name[column], cell.format_map(words)) for column, cell in row.items()}
                for row in value
            ]
        else:
            made[name] = value if isinstance(value, list) else as_typed(asked, value.format_map(words))
    return made
