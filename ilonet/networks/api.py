"""Networks for machines: the same rows and the same members as the pages."""

from django.http import FileResponse, HttpRequest
from ninja import Router, Schema

from ilonet.access.actor import actor_of
from ilonet.deployments.serving import at_work
from ilonet.exports.taking_out import take_out
from ilonet.exports.views import FORMAT, sent
from ilonet.lib.asking import ask, day
from ilonet.lib.refusals import absent
from ilonet.networks.composition import Composition
from ilonet.networks.due import NetworkDue, due_for
from ilonet.networks.exported import NETWORKS, members_of
from ilonet.networks.listing import Line, in_order, listing, networks_on
from ilonet.networks.models import Network

router = Router(tags=["networks"])


class NetworkLine(Schema):
    id: str
    name: str
    kind: str
    countries: list[str]
    seat: str
    members: int
    authorities: int
    mine: bool


class NetworksOut(Schema):
    items: list[NetworkLine]
    next: str | None = None


class DueLine(Schema):
    country: str
    officers: int
    authorities: list[str]


class DueOut(Schema):
    items: list[DueLine]
    next: str | None = None


class MemberLine(Schema):
    deployment: str
    country: str
    city: str
    authority: str
    topics: list[str]
    state: str
    until: str
    facilitates: bool


class NetworkOut(Schema):
    id: str
    name: str
    kind: str
    countries: list[str]
    seat: str
    formed_on: str
    closed_on: str | None
    version: int
    facilitated_by: str | None
    members: list[MemberLine]
    neighbours: list[str]


@router.get("/networks", response=NetworksOut, summary="Networks on a day (?on=), yours first")
def networks(request: HttpRequest) -> NetworksOut | FileResponse:
    """With `format=csv` or `format=xlsx` the whole list as a marked file."""
    asked, actor = ask(request.GET, on=day, **FORMAT), actor_of(request)
    on = asked["on"]
    lines = listing(networks_on(actor, on), at_work(actor, on), actor)
    if asked["format"]:
        return sent(take_out(NETWORKS, in_order(lines, None), by=actor, form=asked["format"], asked=asked))
    return NetworksOut(items=[_line(one) for one in lines])


@router.get("/networks/due", response=DueOut, summary="Countries where officers share no network yet (Art. 5(1))")
def due(request: HttpRequest) -> DueOut:
    on, actor = ask(request.GET, on=day)["on"], actor_of(request)
    return DueOut(items=[_due(one) for one in due_for(actor, networks_on(actor, on), at_work(actor, on))])


@router.get("/networks/{uuid:public_id}", response=NetworkOut, summary="One network: places, members, neighbours")
def network(request: HttpRequest, public_id: str) -> NetworkOut | FileResponse:
    """With `format=csv` or `format=xlsx` its members as a marked file."""
    asked = ask(request.GET, on=day, **FORMAT)
    found = Network.objects.visible_to(actor_of(request)).filter(public_id=public_id).first()
    if found is None:
        raise absent()
    made = Composition(found, actor_of(request), asked["on"])
    return sent(members_of(made, asked["format"], asked)) if asked["format"] else _network(made)


def _line(one: Line) -> NetworkLine:
    return NetworkLine(
        id=str(one.network.public_id),
        name=str(one.network),
        kind=one.network.kind,
        countries=one.network.countries,
        seat=one.network.seat,
        members=one.members,
        authorities=one.authorities,
        mine=one.is_mine,
    )


def _due(one: NetworkDue) -> DueLine:
    return DueLine(country=one.country, officers=one.officers, authorities=list(one.authorities))


def _network(made: Composition) -> NetworkOut:
    network, facilitation = made.network, made.facilitation
    return NetworkOut(
        id=str(network.public_id),
        name=str(network),
        kind=network.kind,
        countries=network.countries,
        seat=network.seat,
        formed_on=network.from_on.isoformat(),
        closed_on=network.until_on.isoformat() if network.until_on else None,
        version=network.version,
        facilitated_by=str(facilitation.deployment.public_id) if facilitation else None,
        members=[
            MemberLine(
                deployment=str(one.deployment.public_id),
                country=one.post.country_id,
                city=one.post.city,
                authority=one.post.authority.code,
                topics=one.post.topics,
                state=one.state,
                until=one.deployment.until_on.isoformat(),
                facilitates=one.facilitates,
            )
            for one in made.members
        ],
        neighbours=[str(one.public_id) for one in made.neighbours],
    )
