"""What is the invented network like on a given day? Same seed, same day, same world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ilonet.demo import cast
from ilonet.demo.facts import authorities, organisations
from ilonet.demo.kinds import reports_of_every_kind
from ilonet.demo.networks import networks
from ilonet.demo.people import person
from ilonet.demo.personas import officer_names, personas
from ilonet.demo.postings import deployments
from ilonet.demo.posts import posts
from ilonet.demo.reports import reports as invented
from ilonet.demo.shapes import Deployment, Person, World

SEED = 1240


def make_world(seed: int = SEED, *, today: date, reports: int = 600) -> World:
    places = posts(seed, today)
    served = deployments(seed, today, places)
    home, appointments = cast.staff(seed, today)
    groups = networks(seed, today, places, served)
    bodies = tuple(authorities().values())
    return World(
        seed=seed,
        today=today,
        organisations=organisations(),
        authorities=bodies,
        people=_without_twins((*_officers(seed, today, served), *home)),
        appointments=appointments,
        posts=places,
        deployments=served,
        networks=groups,
        personas=personas(),
        reports=tuple(invented(seed, today, reports, places, served, groups, bodies)),
        of_kinds=tuple(reports_of_every_kind(seed, today, places, served, groups)),
    )


def _officers(seed: int, today: date, served: tuple[Deployment, ...]) -> tuple[Person, ...]:
    """Those serving have the low numbers, so that their telephones stay when history grows."""
    named = officer_names()
    people = [item for item in served if item.person]
    people.sort(key=lambda item: not item.starts_on <= today <= item.ends_on)
    return tuple(_officer(seed, item, number, named.get(item.person or "")) for number, item in enumerate(people))


def _officer(seed: int, item: Deployment, number: int, given: str | None) -> Person:
    # The staff at home has the numbers from 860; officers go on after them.
    number = number if number < cast.FIRST_STAFF_NUMBER else number + 200
    key = item.person or ""
    authority = key.removeprefix("officer:").split("-", 1)[0]
    chosen = {"given": given} if given else {}
    return person(seed, key, authority, number, **chosen)


def _without_twins(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Two of one name in one authority: the second address carries a number, as in life."""
    seen: dict[str, int] = {}
    apart = []
    for one in people:
        seen[one.email] = seen.get(one.email, 0) + 1
        name, domain = one.email.split("@")
        twin = seen[one.email] > 1
        apart.append(replace(one, email=f"{name}{seen[one.email]}@{domain}") if twin else one)
    return tuple(apart)
