"""Posts, who serves on them, how they are reached, and the networks they make."""

from datetime import date
from typing import Any

from ilonet.deployments.models import Deployment, Post
from ilonet.directory.models import ContactEntry
from ilonet.networks.models import Facilitation, Network
from tests.making import BECAUSE
from tests.populating.stored import Populated, store


def posts(here: Populated, made: dict[str, Any]) -> dict[str, Post]:
    rows = {}
    for key, one in here.world.posts.items():
        first, *others = sorted(one.covers)
        rows[key] = Post(
            authority=made["authorities"][one.authority],
            country_id=first,
            responsible_for=others,
            city=key,
            host_type="ms_mission",
            topics=["b"],
            holds_from=date(2024, 1, 1),
            circle_id=here.circle(("post", key)),
        )
    return store(Post, rows)


def deployments(here: Populated, made: dict[str, Any]) -> dict[str, Deployment]:
    rows = {}
    for key, one in here.world.deployments.items():
        rows[key] = Deployment(
            post=made["posts"][one.post],
            account_id=here.accounts[one.account] if one.account else None,
            from_on=one.first_day,
            until_on=one.last_day,
            notified_on=one.first_day,
            arrived_on=one.arrived,
            suspended_on=one.first_day if one.suspended else None,
            withdrawn_on=one.first_day if one.withdrawn else None,
            withdrawal_reason="No longer needed" if one.withdrawn else "",
        )
    return store(Deployment, rows)


def contacts(here: Populated, made: dict[str, Any]) -> dict[str, ContactEntry]:
    return store(
        ContactEntry,
        {
            key: ContactEntry(deployment=made["deployments"][one.deployment], sealed=b"", match=key)
            for key, one in here.world.contacts.items()
        },
    )


def networks(here: Populated) -> dict[str, Network]:
    return store(
        Network,
        {
            key: Network(
                circle_id=here.circle(("network", key)),
                kind="regional",
                name=key,
                countries=sorted(one.countries),
                from_on=one.first_day,
                until_on=one.last_day,
            )
            for key, one in here.world.networks.items()
        },
    )


def facilitations(here: Populated, made: dict[str, Any]) -> dict[str, Facilitation]:
    rows = {}
    for key, one in here.world.facilitations.items():
        rows[key] = Facilitation(
            network=made["networks"][one.network],
            deployment=made["deployments"][one.deployment],
            origin="agreed",
            from_on=date(2024, 1, 1),
        )
    return store(Facilitation, rows)


def neighbours(here: Populated) -> dict[int, str]:
    """A ring; each pair is known exactly when the network it starts from is."""
    rows = Network.neighbours.through
    known = list(here.keys["networks"])
    made = rows.objects.bulk_create(
        rows(from_network_id=one, to_network_id=known[n - 1]) for n, one in enumerate(known)
    )
    return {one.pk: here.keys["networks"][one.from_network_id] for one in made}


def records(kind: Any, of: dict[int, str]) -> dict[int, str]:
    found = kind.objects.unrestricted(because=BECAUSE).filter(of__in=of).values_list("pk", "of")
    if not found:
        raise LookupError("what was known when is kept by the database, and now is not to be seen")
    return {pk: of[row] for pk, row in found}
