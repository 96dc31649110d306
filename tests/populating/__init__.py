"""A world of the reference model, written into the database: which row is which thing."""

from datetime import UTC, datetime, timedelta

from ilonet.access import circles
from ilonet.access.context import as_the_system
from ilonet.access.models import Circle
from ilonet.deployments.models import DeploymentRecord, PostRecord
from ilonet.lib import clock, sql
from tests.making import BECAUSE
from tests.model.world import World
from tests.model.writings import Address
from tests.populating import comments, looks, people, register, reports, requests, spills, warnings
from tests.populating.stored import Populated

FIRST_MOMENT = datetime(2027, 3, 1, 0, 30, tzinfo=UTC)


def populate(world: World) -> Populated:
    made = {}
    with as_the_system(because=BECAUSE):
        made["accounts"] = people.accounts(world)
        here = Populated(world, {key: one.pk for key, one in made["accounts"].items()})
        _make_circles(here)
        made["authorities"] = people.authorities(here)
        made["posts"] = register.posts(here, made)
        made["deployments"] = register.deployments(here, made)
        made["contacts"] = register.contacts(here, made)
        made["networks"] = register.networks(here)
        made["facilitations"] = register.facilitations(here, made)
        made["appointments"] = people.appointments(here, made)
        made["reports"] = reports.reports(here, made)
        made["versions"] = reports.versions(here, made)
        made["shared drafts"] = reports.shared_drafts(here, made)
        made["files"] = reports.files(here, made)
        made["spills"] = spills.spills(here, made)
        made["corroborations"] = reports.corroborations(here, made)
        made["citations"] = reports.citations(here, made)
        made["receipts"] = reports.receipts(here, made)
        made["widenings"] = reports.widenings(here, made)
        made["readings"] = reports.readings(here, made)
        made["requests"] = requests.requests(here, made)
        made["addressees"] = requests.addressees(here, made)
        made["answers"] = requests.answers(here, made)
        made["compilations"] = requests.compilations(here, made)
        made["comments"] = comments.comments(here, made)
        made["looks"] = looks.looks(here, made)
        made["warnings"] = warnings.warnings(here, made)
        made["acknowledgements"] = warnings.acknowledgements(here, made)
        made["closings"] = warnings.closings(here, made)
        made["follow-ups"] = warnings.follow_ups(here, made)
        made["events"], made["viewings"] = people.events(here), people.viewings(here, made)
        made["loads"], made["wordings"] = people.loads(here, made), people.wordings(here, made)
        made["saved"], made["phrases"] = people.saved(here), people.phrases(here)
        made["unsent"] = people.unsent(here)
        made["notices"] = people.notices(here)
        made["feeds"] = people.feeds(here)
        made["subscriptions"] = people.subscriptions(here)
        made["admissions"], made["suspensions"] = people.admissions(here, made), people.suspensions(here, made)
        made["confirmations"] = people.confirmations(here, made)
        made["country risks"] = people.country_risks(here)
        here.keys = {noun: {row.pk: key for key, row in rows.items()} for noun, rows in made.items()}
        here.keys["neighbours"] = register.neighbours(here)
        here.keys["post records"] = register.records(PostRecord, here.keys["posts"])
        here.keys["deployment records"] = register.records(DeploymentRecord, here.keys["deployments"])
    return here


def _make_circles(here: Populated) -> None:
    world = here.world
    wanted: list[Address] = [
        *(("post", key) for key in world.posts),
        *(("network", key) for key in world.networks),
        *(("authority", key) for key in world.authorities),
        *(("back office", key) for key in world.authorities),
    ]
    made = Circle.objects.bulk_create(Circle(kind=kind.replace(" ", "_")) for kind, _ in wanted)
    here._circles = dict(zip(wanted, (one.pk for one in made), strict=True)) | {
        ("entitled", ""): circles.ENTITLED,
        ("board", ""): circles.BOARD,
    }


def moment(seed: int) -> None:
    """The same day for every run, another hour for each world: midnight has come here and not yet there."""
    wanted = FIRST_MOMENT + timedelta(hours=7 * seed)
    clock.move(wanted - clock.now())
    # Rows not yet committed have no statistics, and the planner takes tables for empty; a hang must say where.
    sql.run("SET LOCAL enable_nestloop = off")
    sql.run("SET LOCAL statement_timeout = '20s'")
