"""The register: who and what is where."""

from datetime import date, timedelta
from typing import Any

from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.accounts.models import Account
from ilonet.authorities.models import Authority, Organisation
from ilonet.deployments.models import Deployment, Post
from ilonet.directory.models import Contact, ContactEntry
from ilonet.lib import clock
from ilonet.networks.models import Facilitation, Network
from ilonet.places.models import Country

BECAUSE = "a test sets the scene"


def circle(kind: str) -> Circle:
    return Circle.objects.create(kind=kind)


def country(code: str) -> Country:
    return Country.objects.get(pk=code)


def authority(code: str, *, kind: str = "member_state", **known: Any) -> Authority:
    found = Authority.objects.filter(code=code).first()
    if found:
        return found
    organisation, _ = Organisation.objects.get_or_create(code=code, defaults={"kind": kind, "name": code})
    return Authority.objects.create(
        organisation=organisation,
        code=code,
        name=known.pop("name", f"Liaison service {code}"),
        mailbox=f"liaison@{code.lower()}.example",
        circle=circle("authority"),
        back_office_circle=circle("back_office"),
        **known,
    )


def account(name: str, **known: Any) -> Account:
    return Account.objects.create(sign_in=name, password="!", **known)


def post(of: Authority, in_: str, **known: Any) -> Post:
    with as_the_system(because=BECAUSE):
        return Post.objects.create(
            authority=of,
            country=country(in_),
            city=known.pop("city", f"Capital of {in_}"),
            host_type=known.pop("host_type", "ms_mission"),
            topics=known.pop("topics", ["b", "c"]),
            duties=known.pop("duties", "Follows flows and routes."),
            legal_basis=known.pop("legal_basis", "National act"),
            holds_from=known.pop("holds_from", date(2024, 1, 1)),
            circle=circle("post"),
            **known,
        )


def deployment(on: Post, who: Account | None, **known: Any) -> Deployment:
    today = clock.today(on.authority.zone)
    from_on = known.pop("from_on", today - timedelta(days=200))
    with as_the_system(because=BECAUSE):
        return Deployment.objects.create(
            post=on,
            account=who,
            from_on=from_on,
            until_on=known.pop("until_on", today + timedelta(days=400)),
            notified_on=known.pop("notified_on", from_on - timedelta(days=30)),
            arrived_on=known.pop("arrived_on", from_on),
            **known,
        )


def officer(name: str, of: str, in_: str, **known: Any) -> Account:
    """An account with a deployment in force today."""
    who = account(name)
    deployment(post(authority(of), in_, city=known.pop("city", f"Capital of {in_}")), who, **known)
    return who


def serving(who: Account) -> Deployment:
    """The deployment of an officer of the cast."""
    with as_the_system(because=BECAUSE):
        return Deployment.objects.unrestricted(because=BECAUSE).select_related("post__authority").get(account=who)


def handed_over(by: Account, to: Account) -> None:
    """The post of an officer of the cast, from today."""
    before = serving(by)
    with as_the_system(because=BECAUSE):
        over = clock.today(before.post.authority.zone) - timedelta(days=1)
        Deployment.objects.unrestricted(because=BECAUSE).filter(pk=before.pk).update(until_on=over)
    deployment(before.post, to, from_on=over + timedelta(days=1))


def contact_entry(of: Deployment, family: str = "Example", given: str = "Person") -> ContactEntry:
    entry = ContactEntry(deployment=of, confirmed_on=clock.today())
    entry.write(Contact(family, given, ["+44 20 7946 0123"], ["post@authority.example"]))
    with as_the_system(because=BECAUSE):
        entry.save(force_insert=True)
    return entry


def network(name: str, countries: list[str], **known: Any) -> Network:
    with as_the_system(because=BECAUSE):
        return Network.objects.create(
            name=name,
            kind=known.pop("kind", "regional"),
            countries=countries,
            from_on=known.pop("from_on", date(2024, 1, 1)),
            circle=circle("network"),
            **known,
        )


def facilitation(of: Network, by: Deployment, origin: str = "agreed", **known: Any) -> Facilitation:
    with as_the_system(because=BECAUSE):
        return Facilitation.objects.create(
            network=of, deployment=by, origin=origin, from_on=known.pop("from_on", date(2024, 1, 1)), **known
        )
