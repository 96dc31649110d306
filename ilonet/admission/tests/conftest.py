"""An authority with two administrators, a back office of two, and an officer who has not entered yet."""

from dataclasses import dataclass

import pytest
from django.test import Client

from ilonet.accounts.models import Account
from ilonet.admission.people import Person, person_of
from ilonet.authorities.models import Authority
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import Cast, entering

AT = "/register/authorities/FRA/accounts/"


@dataclass
class House:
    cast: Cast
    authority: Authority
    people: dict[str, Account]

    def actor(self, name: str):
        return acting_as(self.people[name].pk)

    def enter(self, name: str) -> Client:
        return entering(self.people[name])

    def person(self, name: str, by: str = "wanda") -> Person:
        return person_of(self.authority, self.people[name].public_id, self.actor(by))

    def door(self, name: str, step: str = "") -> str:
        return f"{AT}{self.people[name].public_id}/{step}"

    def post(self, by: str, name: str, step: str, **sent: str):
        return self.enter(by).post(self.door(name, step), sent)

    def again(self, name: str) -> Account:
        return Account.objects.get(pk=self.people[name].pk)


@pytest.fixture
def house(cast):
    of = making.authority("FRA")
    people = dict(cast.people)
    for name, function in (
        ("wanda", "national_administrator"), ("xenia", "national_administrator"), ("yusuf", "back_office"),
    ):  # fmt: skip
        people[name] = making.account(name)
        making.appointment(people[name], function, "FRA", authority=of)
    people["zora"] = making.officer("zora", "FRA", "GHA", city="Accra")
    return House(cast, of, people)
