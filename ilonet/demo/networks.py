"""Which networks do the invented officers form, and who facilitates each?"""

from __future__ import annotations

from datetime import date, timedelta

from ilonet.demo.chance import dice, public_id
from ilonet.demo.facts import table
from ilonet.demo.shapes import Deployment, Network, Post

SEATS = {
    "WB": "SRB", "EAST": "GEO", "CA": "UZB", "MAGH": "TUN", "WAF": "GHA", "HORN": "ETH",
    "SAF": "ZAF", "MASH": "TUR", "GULF": "ARE", "SAS": "PAK", "SEA": "THA", "LAT": "PAN",
}  # fmt: skip
NEIGHBOURS = {
    "WB": ("EAST", "MASH"), "EAST": ("WB", "CA", "MASH"), "CA": ("EAST", "SAS", "MASH"),
    "MAGH": ("WAF", "HORN", "MASH"), "WAF": ("MAGH", "SAF", "LAT"), "HORN": ("MAGH", "SAF", "GULF", "MASH"),
    "SAF": ("WAF", "HORN"), "MASH": ("EAST", "CA", "GULF", "SAS", "HORN", "WB", "MAGH"),
    "GULF": ("MASH", "SAS", "HORN"), "SAS": ("CA", "SEA", "GULF", "MASH"), "SEA": ("SAS",), "LAT": ("WAF",),
}  # fmt: skip
AGREED = {"WAF": "ESP-GHA-1"}
WITHOUT = ("SAF", "LOCAL-VEN", "LOCAL-RUS")


def networks(
    seed: int, today: date, posts: tuple[Post, ...], deployments: tuple[Deployment, ...]
) -> tuple[Network, ...]:
    serving = {item.post: item for item in deployments if item.starts_on <= today <= item.ends_on}
    manned = [post for post in posts if post.key in serving]
    return tuple(_network(seed, today, row, manned, serving) for row in table("networks"))


def _network(seed: int, today: date, row: dict[str, str], posts: list[Post], serving: dict[str, Deployment]) -> Network:
    code, countries = row["network"], tuple(row["hosts"].split())
    seat = SEATS.get(code, countries[0])
    facilitator, origin = _facilitator(seed, code, seat, posts)
    since = serving[facilitator.key].starts_on if facilitator else None
    return Network(
        code=code,
        public_id=public_id(seed, "network", code),
        name=row["name"],
        kind=row["kind"],
        countries=countries,
        seat=seat,
        neighbours=_neighbours(code, seat),
        formed_on=today - timedelta(days=dice(seed, "formed", code).randint(760, 2600)),
        facilitator_post=facilitator.key if facilitator else None,
        facilitator_origin=origin,
        facilitator_since=max(since, today - timedelta(days=700)) if since else None,
    )


def _facilitator(seed: int, code: str, seat: str, posts: list[Post]) -> tuple[Post | None, str]:
    """The Commission's officer, else an agency's, else whom the members agreed on (Art. 5(2))."""
    there = [post for post in posts if post.country == seat]
    union = [post for post in there if post.authority == "COM"]
    agency = [post for post in there if post.authority in {"FRONTEX", "EUAA", "EUROPOL"}]
    if union:
        return union[0], "commission"
    if agency:
        return agency[0], "agency"
    if code in WITHOUT:
        return None, "none"
    if code in AGREED:
        return next(post for post in there if post.key == AGREED[code]), "agreed"
    return dice(seed, "agreed", code).choice(there), "agreed"


def _neighbours(code: str, seat: str) -> tuple[str, ...]:
    """A local network leans on the regional one around it; regional ones on each other."""
    if code in NEIGHBOURS:
        return NEIGHBOURS[code]
    around = (row for row in table("networks") if row["kind"] == "regional")
    return tuple(row["network"] for row in around if seat in row["hosts"].split())
