"""The fixed company of the whole suite, each named for what they show (style.md 6.9)."""

from copy import copy
from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from ilonet.access.actor import NO_ONE, Actor
from ilonet.accounts.models import Account
from ilonet.lib import clock
from ilonet.networks.models import Network
from ilonet.standing.acting import acting_as
from tests import making

NAMES = [
    "amara",
    "bruno",
    "chiara",
    "dario",
    "elena",
    "farid",
    "greta",
    "hugo",
    "ines",
    "jonas",
    "katya",
    "leo",
    "mira",
    "nils",
    "olga",
    "pavel",
    "rosa",
    "sven",
    "tove",
    "ulla",
    "viktor",
]


@dataclass
class Cast:
    """West: Senegal, Ghana and Côte d'Ivoire. East: Georgia and Armenia."""

    people: dict[str, Account]
    west: Network
    east: Network

    def __getattr__(self, name: str) -> Account:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def copied(self) -> "Cast":
        return Cast({name: copy(who) for name, who in self.people.items()}, copy(self.west), copy(self.east))

    def actor(self, name: str) -> Actor:
        """Who they are at this moment; also tells the database who asks."""
        return NO_ONE if name == "nobody" else acting_as(self.people[name].pk)


def gather() -> Cast:
    today = clock.today()
    west = making.network("West Africa", ["SEN", "GHA", "CIV"])
    east = making.network("Eastern Partnership", ["GEO", "ARM"])
    people = {
        "amara": making.officer("amara", "FRA", "SEN", city="Dakar"),
        "bruno": making.officer("bruno", "ITA", "GHA", city="Accra"),
        "chiara": making.officer("chiara", "ITA", "GEO", city="Tbilisi"),
        "dario": making.officer("dario", "ESP", "SEN", city="Dakar", until_on=today - timedelta(days=1)),
        "elena": making.officer("elena", "ESP", "CIV", city="Abidjan"),
    }
    functions = {
        "farid": ("back_office", "FRA", True),
        "greta": ("member", "DEU", False),
        "hugo": ("alternate", "DEU", False),
        "ines": ("non_voting_member", "CHE", False),
        "jonas": ("observer", "IOM", False),
        "katya": ("parliament_reader", "EP", False),
        "leo": ("administrator", "COM", False),
        "mira": ("chair", "COM", False),
        "nils": ("secretariat", "COM", False),
        "olga": ("member", "FRONTEX", False),
        "pavel": ("data_protection_officer", "COM", False),
        "rosa": ("auditor", "COM", False),
        "sven": ("security_officer", "COM", False),
        "tove": ("back_office", "SWE", True),
        "ulla": ("back_office", "FRA", True),
    }
    for name, (function, organisation, of_authority) in functions.items():
        people[name] = making.account(name)
        making.appointment(
            people[name],
            function,
            organisation,
            authority=making.authority(organisation) if of_authority else None,
            until_on=today - timedelta(days=1) if name == "ulla" else today + timedelta(days=300),
        )
    making.appointment(people["olga"], "back_office", "FRONTEX", authority=making.authority("FRONTEX", kind="agency"))
    making.appointment(people["pavel"], "privacy_reviewer", "COM")
    people["viktor"] = making.account("viktor")
    making.deployment(making.post(making.authority("COM", kind="commission"), "SEN", city="Dakar"), people["viktor"])
    making.facilitation(west, making.serving(people["elena"]))
    return Cast(people, west, east)


def entering(who: Account) -> Client:
    """A browser in which somebody has entered."""
    client = Client()
    client.force_login(who)
    return client
