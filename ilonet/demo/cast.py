"""Who sits at home: the cast of staff, then the back offices and the Board around them?"""

from __future__ import annotations

from datetime import date, timedelta

from ilonet.demo.chance import dice
from ilonet.demo.facts import authorities, organisations
from ilonet.demo.people import person
from ilonet.demo.personas import STAFF, key_of
from ilonet.demo.shapes import Appointment, Person

SECOND_HATS = (
    ("Olga", "back_office", "FRONTEX", "FRONTEX", "Notifies the Agency's deployments"),
    ("Pavel", "privacy_reviewer", "COM", "FRA", "Reviews what the gate has held"),
    ("Pavel", "privacy_reviewer", "COM", "COM", "Reviews what the gate has held"),
)
# Colleagues of the cast whose authorisation ends soon: authority, days, purpose.
ENDING_SOON = (("FRA", 12, "Helps with the notices of the summer rotation"), ("DEU", 26, "Stands in for a colleague"))
GIVEN_BY_AN_AUTHORITY = {"back_office", "national_administrator", "authorised_staff", "privacy_reviewer"}
A_YEAR = timedelta(days=364)
FIRST_STAFF_NUMBER = 860
HOME = {"IOM": "COM", "EP": "COM"}


def staff(seed: int, today: date) -> tuple[tuple[Person, ...], tuple[Appointment, ...]]:
    """The cast that sits at home, then the back offices and the Board around them."""
    people: list[Person] = []
    appointments: list[Appointment] = []
    for name, kind, organisation, authority, purpose, days, _ in STAFF:
        chosen = (
            {"given": name, "domain": f"{organisation.lower()}.example"} if organisation in HOME else {"given": name}
        )
        people.append(_person(seed, key_of(name), HOME.get(organisation, organisation), len(people), **chosen))
        ends = None if days is None else today + timedelta(days=days)
        appointments.append(_appointment(seed, today, key_of(name), kind, organisation, authority, purpose, ends))
    for name, kind, organisation, authority, purpose in SECOND_HATS:
        appointments.append(_appointment(seed, today, key_of(name), kind, organisation, authority, purpose, None))
    for key, kind, code, purpose in _others():
        people.append(_person(seed, key, code, len(people)))
        appointments.append(_appointment(seed, today, key, kind, code, code, purpose, None))
    for code, days, purpose in ENDING_SOON:
        key, ends = f"staff:{code}:for-a-while", today + timedelta(days=days)
        people.append(_person(seed, key, code, len(people)))
        appointments.append(_appointment(seed, today, key, "authorised_staff", code, code, purpose, ends))
    return tuple(people), tuple(appointments)


def _others() -> list[tuple[str, str, str, str]]:
    taken = {(row[2], row[1]) for row in STAFF} | {("FRONTEX", "back_office")}
    wanted = [
        (f"staff:{code}:back-office", "back_office", code, "Notifies deployments and reviews reports")
        for code in authorities()
    ]
    wanted += [
        (f"staff:{body.code}:{kind}", kind, body.code, purpose)
        for body in organisations()
        if body.board_seat != "none" and body.code in authorities()
        for kind, purpose in (
            ("board_member", "Member of the Steering Board"),
            ("board_alternate", "Alternate on the Steering Board"),
        )
    ]
    return [row for row in wanted if (row[2], row[1]) not in taken]


def _person(seed: int, key: str, authority: str, number: int, **chosen: str) -> Person:
    return person(seed, key, authority, FIRST_STAFF_NUMBER + number, **chosen)


def _appointment(
    seed: int, today: date, key: str, kind: str, organisation: str, authority: str, purpose: str, ends: date | None
) -> Appointment:
    """What an authority gives ends within twelve months, each on a day of its own; seats and offices last longer."""
    name, starts = f"{key}:{kind}:{authority}", today.replace(day=1) - timedelta(days=610)
    if kind in GIVEN_BY_AN_AUTHORITY:
        ends = ends or today + timedelta(days=dice(seed, "authorisation", name).randint(30, 330))
        starts = ends - A_YEAR
    return Appointment(name, key, kind, organisation, authority, purpose, starts, ends)
