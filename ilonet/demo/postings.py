"""Who serves on which post from when until when: past, present and planned?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ilonet.demo import posts as places
from ilonet.demo.chance import dice, public_id
from ilonet.demo.facts import officers
from ilonet.demo.shapes import Deployment, Post

ENDING_SOON = 28
LATE_NOTICE = 0.06
TWO_YEARS = 730
# The cast stays where it is for the whole demonstration.
SETTLED = ("FRA-SEN-2", "PRT-CIV-1", "AUT-GEO-1", "ESP-GHA-1", "COM-SEN-1")
# The Board was told after the start, not long ago; what the register asks of the back offices of the cast.
NOTIFIED_LATE = ("FRA-MLI-1", "DEU-CIV-1")
ENDS_FOR_THE_CAST = {"AUT-GEO-1": 55}  # Chiara: days until the end, and what a hand-over looks like
JUST_ARRIVED = ("DEU-IRQ-1", "ESP-PER-2", "AUT-MNE-1", "FRA-GAB-1", "NLD-QAT-1", "POL-MDA-1", "FIN-IRN-1")


def deployments(seed: int, today: date, posts: tuple[Post, ...]) -> tuple[Deployment, ...]:
    ending = _ending_soon(seed)
    return tuple(item for post in posts for item in _history(seed, today, post, ending))


def officer_of(deployment_key: str) -> str:
    return f"officer:{deployment_key}"


def _history(seed: int, today: date, post: Post, ending: frozenset[str]) -> Iterator[Deployment]:
    if post.key == places.LEFT_YESTERDAY:
        yield _deployment(seed, post, 1, today - timedelta(days=1095), today - timedelta(days=1))
    elif post.key == places.GAP:
        yield _deployment(seed, post, 1, today - timedelta(days=1250), today - timedelta(days=155))
    elif post.key == places.LEFT_EMPTY:
        yield _deployment(seed, post, 1, today - timedelta(days=1100), today - timedelta(days=20))
    elif post.key in places.PLANNED:
        yield _planned(seed, today, post)
    else:
        yield from _served(seed, today, post, ending)


def _served(seed: int, today: date, post: Post, ending: frozenset[str]) -> Iterator[Deployment]:
    starts, ends = _term(seed, today, post.key, ending)
    throw = dice(seed, "before", post.key)
    if (today - starts).days < TWO_YEARS:
        gap = 0 if throw.random() < 0.72 else throw.randint(6, 45)
        left = starts - timedelta(days=1 + gap)
        yield _deployment(seed, post, 1, _years_before(left, throw.choice((2, 3, 3, 4))), left)
    confirmed = post.key not in JUST_ARRIVED
    yield _deployment(seed, post, 2, starts, ends, confirmed=confirmed)
    if post.key in ending and throw.random() < 0.5:
        follows = ends + timedelta(days=1)
        yield _deployment(seed, post, 3, follows, _years_after(follows, 3), today=today)


def _term(seed: int, today: date, key: str, ending: frozenset[str]) -> tuple[date, date]:
    throw = dice(seed, "term", key)
    if key in ENDS_FOR_THE_CAST:
        ends = today + timedelta(days=ENDS_FOR_THE_CAST[key])
        return _years_before(ends, 3), ends
    if key in NOTIFIED_LATE:
        starts = today - timedelta(days=throw.randint(28, 45))
        return starts, _years_after(starts, 3)
    if key in SETTLED:
        starts = (today - timedelta(days=430)).replace(day=1)
        return starts, _years_after(starts, 3)
    if key in ending:
        ends = today + timedelta(days=throw.randint(3, 58))
        return _years_before(ends, 3), ends
    if key in JUST_ARRIVED:
        starts = today - timedelta(days=throw.randint(2, 20))
        return starts, _years_after(starts, throw.choice((2, 3, 4)))
    recent = throw.random() < 0.62
    days = throw.randint(35, TWO_YEARS - 10) if recent else throw.randint(TWO_YEARS, 1370)
    starts = (today - timedelta(days=days)).replace(day=1)
    years = throw.choice((2, 3, 3, 3, 4))
    while _years_after(starts, years) <= today + timedelta(days=60):
        years += 1
    return starts, _years_after(starts, years)


def _planned(seed: int, today: date, post: Post) -> Deployment:
    throw = dice(seed, "plan", post.key)
    starts = (today + timedelta(days=throw.randint(35, 160))).replace(day=1)
    if starts <= today:
        starts = today + timedelta(days=20)
    return _deployment(seed, post, 1, starts, _years_after(starts, 3), today=today, named=False)


def _deployment(
    seed: int,
    post: Post,
    number: int,
    starts: date,
    ends: date,
    *,
    confirmed: bool = True,
    today: date | None = None,
    named: bool = True,
) -> Deployment:
    key = f"{post.key}/{number}"
    throw = dice(seed, "deployment", key)
    late = throw.random() < LATE_NOTICE
    notified = starts + timedelta(days=throw.randint(9, 75) if late else -throw.randint(14, 80))
    if post.key in NOTIFIED_LATE and number > 1:
        notified = starts + timedelta(days=throw.randint(6, 19))
    arrived = starts + timedelta(days=throw.randint(0, 5)) if confirmed and not today else None
    if today:
        notified = today - timedelta(days=throw.randint(0, 20))
    elif not confirmed:
        notified = starts - timedelta(days=throw.randint(14, 40))
    return Deployment(
        key=key,
        public_id=public_id(seed, "deployment", key),
        post=post.key,
        person=officer_of(key) if named else None,
        starts_on=starts,
        ends_on=ends,
        notified_on=notified,
        arrival_confirmed_on=arrived,
    )


def _ending_soon(seed: int) -> frozenset[str]:
    candidates = sorted(set(places.keys()) - set(SETTLED) - set(JUST_ARRIVED) - set(NOTIFIED_LATE))
    return frozenset(dice(seed, "ending soon").sample(candidates, ENDING_SOON))


def _years_after(day: date, years: int) -> date:
    return _same_day(day, day.year + years) - timedelta(days=1)


def _years_before(day: date, years: int) -> date:
    return _same_day(day, day.year - years) + timedelta(days=1)


def _same_day(day: date, year: int) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=year, day=28 if leap else day.day)


def total() -> int:
    return sum(officers().values())
