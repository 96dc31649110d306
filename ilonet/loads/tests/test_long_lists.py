"""A long list goes to the worker, and is stored by whoever is still back office then."""

import os
import time

import psycopg
from django.db import connection

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.lib import sql
from ilonet.loads.models import Stage
from ilonet.loads.tests.lists import HEADINGS, book, many, send
from ilonet.loads.tests.sending import confirm, follow, listed, text, the_load
from tests import databases, making
from tests.making import BECAUSE
from tests.working import do_what_waits

LONG_LIST = int(os.environ.get("ILONET_LONG_LIST", "5000"))  # rows


FILLED = "deployments_deployment, deployments_post, directory_contactentry"


def analyse_while_empty():
    """From outside of the test's transaction: the planner now believes that these tables hold nothing."""
    with psycopg.connect(databases.url("ilonet_migrate", connection.settings_dict["NAME"]), autocommit=True) as owner:
        owner.execute("SET ROLE ilonet_owner")
        owner.execute(f"ANALYZE {FILLED}")


def test_a_long_list_goes_to_the_worker(farid, capsys):
    """How long it took is printed, not asserted; a plan that reads all rows for each is ended by the database."""
    sql.run("SET LOCAL statement_timeout = '60s'")
    begun = time.perf_counter()
    page = text(follow(farid, send(farid, book(*many(LONG_LIST)))))
    assert "no worker is running at the moment" in page
    assert do_what_waits("loads.read") == ["loads.read"]
    assert the_load().stage == Stage.READY
    read = time.perf_counter()
    page = text(farid.get(f"/register/loads/{the_load().public_id}/?page=2"))
    assert f"{LONG_LIST} new" in page
    confirm(farid)
    assert the_load().stage == Stage.STORING
    analyse_while_empty()
    assert do_what_waits("loads.store") == ["loads.store"]
    stored = time.perf_counter()
    assert (the_load().stage, the_load().counts["created"]) == (Stage.STORED, LONG_LIST)
    with capsys.disabled():
        print(f"\n{LONG_LIST} rows: sent and looked at in {read - begun:.1f} s, stored in {stored - read:.1f} s")  # noqa: T201 — a figure
    with as_the_system(because=BECAUSE):
        event = Event.objects.get(act="register.loaded")
    assert (event.hat, event.authority) == ("back_office", "FRA")


def test_whoever_is_no_back_office_any_more_stores_nothing(farid, cast):
    follow(farid, send(farid, book(*many(1200))))
    do_what_waits("loads.read")
    confirm(farid)
    before = listed()
    making.account_appointment(cast.farid)
    with as_the_system(because=BECAUSE):
        sql.run(
            "UPDATE authorities_appointment SET ended_on = ilonet_day('UTC') WHERE account_id = %s", [cast.farid.pk]
        )
    assert do_what_waits("loads.store") == ["loads.store"]
    assert listed() == before
    assert the_load().stage == Stage.TO_MEND


def test_a_hundred_thousand_rows_are_refused_in_words(farid):
    lines = [";".join(HEADINGS[:8])] + ["a;b;c;d;e;f;g;h"] * 100_001
    follow(farid, send(farid, "\n".join(lines).encode(), "a.csv"))
    do_what_waits("loads.read")
    told = text(farid.get(f"/register/loads/{the_load().public_id}/"))
    assert "more than 20000 rows" in told.replace(",", "").replace("\u202f", "")
