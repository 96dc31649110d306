"""A page of the register, asked for as one of the cast, and what is notified there; used by the tests beside this."""

from datetime import timedelta

from django.urls import reverse

from ilonet.lib import clock
from tests.cast import entering

SHUT_OUT = ["dario", "hugo", "jonas", "katya", "leo", "rosa", "sven", "ulla"]
NOTICE = {
    "authority": "FRA",
    "kind": "ilo",
    "host_type": "union_mission",
    "country": "GHA",
    "city": "Tamale",
    "responsible_for": ["TGO"],
    "topics": ["b", "c"],
    "duties": "Follows flows along the coast.",
    "migration_share": "80",
    "legal_basis": "National act of 2011",
    "siena": "none",
}


def notice(starts=30, lasts=700, **other):
    first = clock.today() + timedelta(days=starts)
    return NOTICE | {"from_on": first.isoformat(), "until_on": (first + timedelta(days=lasts)).isoformat()} | other


def get(cast, name, url, **query):
    return entering(cast.people[name]).get(url, query)


def text(response):
    return response.content.decode()


def at(name, row):
    return reverse(f"deployments:{name}", args=[row.public_id])
