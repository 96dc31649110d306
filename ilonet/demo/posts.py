"""Which posts are there, where do they sit, and what is each for?"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

from ilonet.demo.chance import dice, public_id
from ilonet.demo.facts import also_covers, authorities, cities, officers, table
from ilonet.demo.shapes import Authority, Post

UNION = {"COM", "FRONTEX", "EUAA", "EUROPOL"}
KINDS = {
    "COM": "emlo",
    "FRONTEX": "frontex",
    "EUAA": "euaa",
    "EUROPOL": "europol",
}
LEGAL_BASIS = {
    "COM": "Decision of the European Commission on migration liaison officers",
    "FRONTEX": "Regulation (EU) 2019/1896, liaison officers in third countries",
    "EUAA": "Regulation (EU) 2021/2303, liaison officers in third countries",
    "EUROPOL": "Regulation (EU) 2016/794 and working arrangement",
}
AGREEMENTS = (
    "Host country asks that information on its detention facilities is not passed on without its consent.",
    "Memorandum with the host ministry: joint work on document fraud only at airports.",
    "Post shared with the consular section: no contact with the host police without the head of mission.",
)
# Beside the matrix: one whose officer left yesterday, one given up, one left empty of late, and those only planned.
LEFT_YESTERDAY = "ITA-BEN-1"
GAP = "NLD-GMB-1"
LEFT_EMPTY = "FRA-GNB-1"
PLANNED = (
    "BEL-TUN-2",
    "SWE-IRQ-1",
    "FIN-SOM-2",
    "DNK-GHA-1",
    "IRL-NGA-1",
    "CZE-GEO-2",
    "EUAA-NER-1",
    "EST-KAZ-1",
    "LTU-UZB-1",
    "GRC-LBN-2",
)


def keys() -> tuple[str, ...]:
    """The posts of the matrix, as AUTHORITY-HOST-NUMBER."""
    return tuple(
        f"{authority}-{host}-{number}"
        for (host, authority), count in officers().items()
        for number in range(1, count + 1)
    )


def posts(seed: int, today: date) -> tuple[Post, ...]:
    every = (*keys(), LEFT_YESTERDAY, GAP, LEFT_EMPTY, *PLANNED)
    return tuple(_post(seed, key, today) for key in every)


def _post(seed: int, key: str, today: date) -> Post:
    authority, host, number = key.split("-")
    throw = dice(seed, "post", key)
    body = authorities()[authority]
    city = _city(throw, host, int(number), authority in UNION)
    kind = "ilo" if key == "FRA-SEN-2" else _kind(throw, authority)
    work = _kinds()[kind]
    added = throw.sample(work["sometimes"], throw.randint(1, min(3, len(work["sometimes"]))))
    host_type, host_name = _seat(throw, body, city)
    return Post(
        key=key,
        public_id=public_id(seed, "post", key),
        authority=authority,
        country=host,
        city=city,
        host_type=host_type,
        host_name=host_name,
        kind=kind,
        duties=tuple(sorted({*work["always"], *added})),
        assistance=tuple(work["assistance"]),
        duty_text=work["duty"].format(place=country_name(host)),
        share_of_duties=throw.choices((100, 60, 50, 30), (58, 18, 14, 8))[0],
        legal_basis=LEGAL_BASIS.get(authority, f"National law of {body.adjective} on liaison officers abroad"),
        special_agreement=throw.choice(AGREEMENTS) if throw.random() < 0.03 else "",
        siena=_siena(throw, kind),
        competences=tuple(work["competences"].split()),
        responsibility=_responsibility(throw, host, int(number), authority),
        mailbox=f"{authority}-{host}-{number}@{body.domain}".lower(),
        opened_on=today - timedelta(days=throw.randint(2300, 4200)),
    )


def country_name(host: str) -> str:
    """As it stands inside an English sentence."""
    name = next(row["name"] for row in table("hosts") if row["host"] == host)
    articled = name.startswith(("United", "Democratic", "Dominican", "Philippines"))
    return f"the {name}" if articled else name.replace("The ", "the ", 1)


def _city(throw: Random, host: str, number: int, union: bool) -> str:
    choices = cities()[host]
    if union or len(choices) == 1 or (number == 1 and throw.random() < 0.7):
        return choices[0]
    return choices[number % len(choices)] if number > 1 else throw.choice(choices)


def _kind(throw: Random, authority: str) -> str:
    if authority in KINDS:
        return KINDS[authority]
    weights = [int(row["weight"]) for row in _kinds().values()]
    return throw.choices(list(_kinds()), weights)[0]


@cache
def _kinds() -> dict[str, dict[str, str]]:
    """What each kind of post covers always, what sometimes, and how often states send one (F.4)."""
    return {row["kind"]: row for row in table("kinds_of_post")}


def _seat(throw: Random, body: Authority, city: str) -> tuple[str, str]:
    """One of exactly four places to serve at (Art. 2(2))."""
    chance = throw.random()
    if body.code in UNION and chance < 0.9:
        return "union_mission", f"Delegation of the European Union, {city}"
    if chance < 0.045:
        return "third_country_authority", f"Border and migration authority of the host country, {city}"
    if chance < 0.07:
        return "international_organisation", f"Office of an international organisation, {city}"
    if chance < 0.09 or body.code in UNION:
        return "union_mission", f"Delegation of the European Union, {city}"
    return "ms_mission", f"Mission of {body.adjective}, {city}"


def _siena(throw: Random, kind: str) -> str:
    police = kind in {"police", "europol"}
    weights = (55, 35, 8, 2) if police else (8, 48, 26, 18)
    return throw.choices(("direct", "via_authority", "other_secure", "none"), weights)[0]


def _responsibility(throw: Random, host: str, number: int, authority: str) -> tuple[str, ...]:
    """Accreditation beside the host country: the first officer of an authority mostly has it."""
    covered = also_covers().get(host, ())
    if number == 1 and covered and (authority in UNION or throw.random() < 0.6):
        return (host, *covered)
    return (host,)
