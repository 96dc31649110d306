"""Said to the originator alone, it changes no answer that another reader gets, nor what is asked of the database for it (features 10)."""

import io
import re
import zipfile
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.notices.feeding import issue
from ilonet.notices.following import follow
from ilonet.notices.models.subscription import Pace
from ilonet.reports.corroborating import corroborate, take_back
from ilonet.reports.listing import ORDERS
from ilonet.reports.models import Says
from ilonet.reports.release import release
from ilonet.reports.tests.test_verbs import draft
from tests.cast import entering
from tests.making import BECAUSE
from tests.working import tell_what_was_done

OTHERS = ("elena", "chiara", "greta", "leo")
BY_CHANCE = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|nonce-?[^'\"\s]*|[A-Za-z0-9]{64}|\b[0-9a-f]{8}\b|\d\d:\d\d(:\d\d)?"
)
DRAWN = {"Content-Security-Policy", "Content-Length", "Set-Cookie"}
LITERAL = re.compile(r"'[^']*'|\d+")


@pytest.fixture
def report(cast):
    made = draft(cast, audience=[cast.west.circle_id])
    release(made, by=cast.actor("amara"))
    return made


@pytest.fixture
def doors(cast, report):
    """Wherever a report is met, or what happens to one: pages, lists in each order, search, files, news."""
    one = f"/information/{report.public_id}/"
    lists = [f"/information/?order={order}" for order in ORDERS]
    return [
        "/", "/information/", *lists, "/information/?facet=topic", "/search/?q=departures", "/search/?q=departures&facet=kind",
        one, f"{one}corroboration/", f"{one}comments/", f"{one}readers/", f"{one}sharing/",
        "/information/?format=csv", "/information/?format=xlsx", "/audit/", "/audit/?act=report.corroborated",
        "/me/notices/", "/map/", "/map/SEN/", "/requests/", "/requests/new/", "/warnings/", "/looks/", "/duties/",
        f"/api/v1/reports/{report.public_id}", "/api/v1/reports", "/api/v1/search?q=departures", "/api/v1/me/notices",
        "/api/v1/countries/SEN", "/api/v1/countries/SEN/situation", "/api/v1/countries/SEN/timeline", "/api/v1/map",
        "/api/v1/duties",
    ]  # fmt: skip


def parts_of(body):
    """Of a workbook, each of its sheets."""
    if not body.startswith(b"PK"):
        return [body]
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return [packed.read(name) for name in sorted(packed.namelist())]


def met(client, address):
    """What comes back but for what is drawn by chance, and what was asked of the database for it."""
    connection.queries_log.clear()
    with suppress(Undo), transaction.atomic():
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
            body = b"".join(answer) if answer.streaming else answer.content
        raise Undo
    heads = {name: said for name, said in answer.headers.items() if name not in DRAWN}
    told = BY_CHANCE.sub("", "".join(one.decode(errors="replace") for one in parts_of(body)))
    return (
        answer.status_code,
        BY_CHANCE.sub("", str(sorted(heads.items()))),
        told,
        [LITERAL.sub("", one["sql"]) for one in asked],
    )


class Undo(Exception):
    """What was read is not recorded."""


@pytest.mark.requirement("INV-3")
def test_no_answer_to_another_reader_changes(cast, report, doors):
    people = {name: entering(cast.people[name]) for name in OTHERS}
    by = cast.actor("elena")
    follow("country", "SEN", Pace.AT_ONCE, by=by)
    feeds = [("elena", reverse("notices_feed", args=[issue(kind, "Phone", by=by)])) for kind in ("atom", "calendar")]
    tell_what_was_done()
    wanted = [*feeds, *((name, one) for name in OTHERS for one in doors)]
    for name, one in wanted:
        met(people[name], one)  # what a process remembers
    before = {(name, one): met(people[name], one) for name, one in wanted}
    shut = {one for one in doors if before["elena", one][0] != 200}
    assert shut == {"/audit/", "/audit/?act=report.corroborated", "/looks/"}
    bruno = cast.actor("bruno")
    corroborate(report, Says.CONTRADICTED, version=1, line="Not in our port.", is_open=False, by=bruno)
    tell_what_was_done()
    changed = [key for key in wanted if met(people[key[0]], key[1]) != before[key]]
    assert not changed
    take_back(report, by=cast.actor("bruno"))
    tell_what_was_done()
    assert not [key for key in wanted if met(people[key[0]], key[1]) != before[key]]
    corroborate(report, Says.CONTRADICTED, version=1, by=cast.actor("bruno"))
    changed = {key for key in wanted if met(people[key[0]], key[1]) != before[key]}
    assert {name for name, _ in changed} == {"elena"}, "said openly, its readers meet it"


def test_the_audit_keeps_which_of_the_three_only_of_what_was_said_openly(cast, report):
    """Auditors read that it was done; what it was is the originator's alone to know."""
    for is_open in (False, True):
        corroborate(report, Says.CONTRADICTED, version=1, is_open=is_open, by=cast.actor("bruno"))
    with as_the_system(because=BECAUSE):
        noted = [one.noted for one in Event.objects.filter(act="report.corroborated")]
    assert sorted(noted, key=len) == [{"version": 1}, {"version": 1, "kind": "contradicted"}]
