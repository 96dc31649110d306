"""What is asked of this person today? From Arts 4, 5 and 9 and C.1, C.18, row by row; knows nothing of the product."""

from collections.abc import Iterator
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from tests.model.looks import decide_look
from tests.model.people import authorise
from tests.model.policy import may
from tests.model.registers import amend_deployment
from tests.model.standing import back_office_of, functions, holds, is_entitled, posts_of, serves
from tests.model.warnings import is_open, silent
from tests.model.world import UNION_ZONE, Appointment, Deployment, World

Duty = tuple[str, str]  # rule, and the key of what it is about
SIXTY, THIRTY, QUARTER = timedelta(days=60), timedelta(days=30), timedelta(days=92)


def duties_of(world: World, person: str | None) -> set[Duty]:
    return {*_postings(world, person), *_own_end(world, person), *_reviews(world, person)} | {
        *_terms(world, person),
        *_needed(world, person),
        *_networks(world, person),
        *_looks(world, person),
        *_requests(world, person),
        *_warnings(world, person),
    }


def _warnings(world: World, person: str | None) -> Iterator[Duty]:
    """Acknowledged by authorities (C.5b): asked of the back office of each that has not said so yet."""
    for key in world.warnings:
        asked = is_open(world, key) and silent(world, key, back_office_of(world, person))
        if asked and may(world, person, "read", "warnings", key):
            yield "early-warning", key


def _postings(world: World, person: str | None) -> Iterator[Duty]:
    for key, one in world.deployments.items():
        if one.withdrawn or not amend_deployment(world, person, key):
            continue
        today = _today_of(world, one)
        if one.first_day <= today <= one.last_day:
            if one.arrived is None:
                yield "arrival", key
            elif one.last_day <= today + SIXTY and not _is_followed(world, one):
                yield "deployment-ends", key
        if today - SIXTY <= one.last_day < today and not _is_followed(world, one):
            yield "post-empty", key


def _own_end(world: World, person: str | None) -> Iterator[Duty]:
    for key in serves(world, person):
        one = world.deployments[key]
        if one.last_day <= _today_of(world, one) + SIXTY:
            yield "own-deployment-ends", key


def _reviews(world: World, person: str | None) -> Iterator[Duty]:
    for key, one in world.reports.items():
        own = world.posts[one.post].authority in back_office_of(world, person)
        if one.submitted and own and may(world, person, "release", "reports", key):
            yield "review", key


def _looks(world: World, person: str | None) -> Iterator[Duty]:
    for key in world.looks:
        if decide_look(world, person, key):
            yield "look", key


def _requests(world: World, person: str | None) -> Iterator[Duty]:
    """The back office owes its word; once the officer has it, the officer owes the answer (INV-5)."""
    for key, one in world.addressees.items():
        if one.answered or not may(world, person, "answer", "addressees", key):
            continue
        decides = not one.tasked and one.authority in back_office_of(world, person)
        if decides or (one.tasked and one.post in posts_of(world, person)):
            yield "request", key
    for key in world.answers:
        if may(world, person, "return", "answers", key):
            yield "answer-review", key


def _terms(world: World, person: str | None) -> Iterator[Duty]:
    held = {function for function, _ in functions(world, person)}
    for key, one in world.appointments.items():
        today = world.today(world.authorities[one.authority].zone if one.authority else UNION_ZONE)
        if one.revoked or not one.first_day <= today <= one.last_day <= today + THIRTY or _is_renewed(world, one):
            continue
        if authorise(world, person, key):
            yield "authorisation-ends", key
        if one.account == person and one.function in held:
            yield "own-authorisation-ends", key


def _needed(world: World, person: str | None) -> Iterator[Duty]:
    """Staff is confirmed anew every quarter by a national administrator (security.md 4.5), who is told a month before."""
    for authority in {of for function, of in functions(world, person) if function == "national_administrator" and of}:
        today = world.today(world.authorities[authority].zone)
        staff = {one.account for one in world.appointments.values() if _is_staff(one, authority, today)} - {person}
        if any(
            _said_on(world, one, authority, today) <= today + THIRTY - QUARTER
            for one in staff
            if _is_open_to(world, one)
        ):
            yield "still-needed", authority


def _is_staff(one: Appointment, authority: str, today: date) -> bool:
    given = one.function in {"back_office", "national_administrator", "privacy_reviewer"}
    running = one.first_day <= today <= one.last_day and not (one.revoked and one.revoked <= today)
    return given and running and one.authority == authority


def _is_open_to(world: World, person: str) -> bool:
    return world.accounts[person].active and not world.accounts[person].suspended


def _said_on(world: World, person: str, authority: str, today: date) -> date:
    """The last day on which the authority said that it needs them: authorised, confirmed, or resumed them."""
    zone = ZoneInfo(world.authorities[authority].zone)
    held = [one for one in world.appointments.values() if one.account == person and _is_staff(one, authority, today)]
    mine = (person, authority)
    said = [one.at for one in world.confirmations.values() if (one.account, one.authority) == mine]
    said += [world.at for one in world.suspensions.values() if (one.account, one.authority) == mine]  # all have ended
    said += [one.recorded or world.at for one in held]
    return max([one.astimezone(zone).date() for one in said] + [one.first_day for one in held])


def _networks(world: World, person: str | None) -> Iterator[Duty]:
    """Art. 5(1): two officers in a country where no network is; told to the Secretariat, and to whom it concerns."""
    if not is_entitled(world, person):
        return
    at_work = [key for key, one in world.deployments.items() if _is_at_work(world, one)]
    countries = [min(world.posts[world.deployments[key].post].covers) for key in at_work]
    own = {code for post in posts_of(world, person) for code in world.posts[post].covers}
    for key, country in zip(at_work, countries, strict=True):
        if world.posts[world.deployments[key].post].authority in back_office_of(world, person):
            own.add(country)
    covered = {code for one in world.networks.values() if _is_open(world, one) for code in one.countries}
    for country in set(countries) - covered:
        if countries.count(country) > 1 and (country in own or holds(world, person, {"secretariat"})):
            yield "network-due", country


def _today_of(world: World, one: Deployment):
    return world.today(world.authorities[world.posts[one.post].authority].zone)


def _is_followed(world: World, one: Deployment) -> bool:
    others = [other for other in world.deployments.values() if other.post == one.post and not other.withdrawn]
    return any(other.first_day > one.last_day for other in others)


def _is_renewed(world: World, one: Appointment) -> bool:
    """By a later authorisation of the same kind, of which whoever asks knows as much as of this one."""
    return any(
        (other.account, other.function, other.authority) == (one.account, one.function, one.authority)
        and other.last_day > one.last_day
        and not other.revoked
        for other in world.appointments.values()
    )


def _is_at_work(world: World, one: Deployment) -> bool:
    today = _today_of(world, one)
    arrived = one.arrived is not None and one.arrived <= today
    return one.first_day <= today <= one.last_day and arrived and not one.suspended and not one.withdrawn


def _is_open(world: World, network) -> bool:
    today = world.today()
    return network.first_day <= today and (network.last_day is None or today <= network.last_day)
