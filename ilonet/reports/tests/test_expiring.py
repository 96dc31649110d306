"""From the midnight after the day until which it was valid, a report says that it has expired; no worker has to run (C.5)."""

from datetime import UTC, datetime, timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.reports.models import Report
from ilonet.reports.tests.test_api import URL
from ilonet.reports.tests.writing import at
from ilonet.reports.words import index
from tests import making

EXPIRED = 'data-tone="due">expired<'


@pytest.fixture
def report(cast):
    """Of an authority in Dakar's time, two hours behind Brussels in June; valid until the tenth."""
    made = making.report(cast.amara, audience=[cast.west.circle_id], title="Valid until the tenth")
    authority = made.authority
    authority.zone = "Africa/Dakar"
    authority.save(update_fields=["zone"])
    with as_the_system(because=making.BECAUSE):
        made.valid_until = datetime(2027, 6, 10).date()  # noqa: DTZ001 — a calendar day
        made.save(update_fields=["valid_until"])
        index(made)
    return made


def go_to(*moment):
    clock.move(datetime(*moment, tzinfo=UTC) - clock.now())


def told(client, report):
    """Page, list, search, and the same by program."""
    pages = [client.get(one).content.decode() for one in ("/information/", "/search/?q=Valid+until+the+tenth")]
    assert all(str(report.public_id) in one for one in pages), "it stays to be found"
    by_program = [client.get(f"{URL}/{report.public_id}").json(), client.get(URL).json()["items"][0]]
    by_program.append(client.get("/api/v1/search?q=Valid+until+the+tenth").json()["items"][0])
    on_its_page = "It was valid until" in client.get(at(report)).content.decode()
    return {on_its_page, *(EXPIRED in one for one in pages), *(one["expired"] for one in by_program)}


def test_every_door_says_so_from_midnight_where_its_authority_is(enter, report):
    bruno = enter("bruno")
    go_to(2027, 6, 10, 22, 30)  # past midnight in Brussels, not in Dakar
    assert told(bruno, report) == {False}
    go_to(2027, 6, 11, 0, 1)
    assert told(bruno, report) == {True}


def test_what_names_no_day_never_expires(cast):
    making.report(cast.amara, audience=[cast.west.circle_id])
    clock.move(timedelta(days=3000))
    with as_the_system(because=making.BECAUSE):
        [row] = Report.objects.unrestricted(because=making.BECAUSE).noting_expiry()
    assert row.is_expired is False
