"""Does health say what is wrong, in words, and no more to strangers than they need?"""

import json
import time

import psycopg
import pytest
from django.test import Client

from ilonet.access.context import as_the_system
from ilonet.audit.recording import record
from ilonet.lib import health as registry
from ilonet.lib import sql
from ilonet.operations import asking, health
from tests import databases
from tests.making import BECAUSE

NAMES = {
    "database", "clock", "tables", "keys", "room", "zones", "backup", "ring", "role", "policies", "signing", "statements",
    "worker", "jobs",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _asked_anew():
    asking._kept.until = 0.0
    yield
    asking._kept.until = 0.0


@pytest.fixture
def nobody_broken(monkeypatch):
    monkeypatch.setattr(asking, "ask_all", list)


def answers(**asked):
    return {one.check.name: one.answer for one in asking.ask_all(**asked)}


def test_every_part_is_asked_and_says_what_to_do(db):
    found = answers()
    assert found.keys() >= NAMES
    assert all(one.says for one in found.values())
    assert all(one.do for one in found.values() if one.state != registry.FINE)
    for name in ("database", "clock", "tables", "keys", "role", "policies", "zones"):
        assert found[name].state == registry.FINE, found[name]


def test_proofs_are_asked_only_when_wanted(cast):
    assert not {"chain", "search", "entrance"} & answers().keys()
    assert answers(only_proofs=True).keys() == {"chain", "search", "entrance"}
    assert answers(proofs=True).keys() >= NAMES | {"chain", "search", "entrance"}


def test_what_nobody_works_on_is_broken(db):
    found = answers()["worker"]
    assert found.state == registry.BROKEN
    assert "ilonet worker" in found.do


def test_an_end_of_the_audit_that_nobody_signs_is_broken(db):
    with as_the_system(because=BECAUSE):
        record("test.done", by=None, noun="tests.row", public_id=None)
        sql.run("SET CONSTRAINTS ALL IMMEDIATE")
    assert answers()["signing"].state == registry.FINE
    sql.run("INSERT INTO ground_clock (shift) VALUES ('10 minutes')")
    assert answers()["signing"].state == registry.BROKEN


def test_loose_rights_of_the_keys_are_broken(db, settings, tmp_path):
    settings.ILONET_KEYS = tmp_path / "ring.json"
    assert health.ring().state == registry.BROKEN
    registry_keys = health.keys
    registry_keys.make_ring(settings.ILONET_KEYS)
    assert health.ring().state == registry.FINE
    settings.ILONET_KEYS.chmod(0o640)
    assert "chmod 600" in health.ring().do


def test_a_real_database_wants_backups(db, monkeypatch):
    monkeypatch.setattr(health, "born_as", lambda: "real")
    assert answers()["backup"].state == registry.LOOK
    with as_the_system(because=BECAUSE):
        record("backup.made", by=None, noun="operations.backup", public_id=None)
    assert answers()["backup"].state == registry.FINE
    assert answers()["ring"].state == registry.LOOK
    sql.run("INSERT INTO ground_clock (shift) VALUES ('9 days')")
    assert answers()["backup"].state == registry.BROKEN


def test_a_database_that_is_away_is_said_at_once(db, settings, monkeypatch):
    began = time.monotonic()
    monkeypatch.setitem(asking.connection.settings_dict, "NAME", "ilonet_there_is_none")
    found = asking.ask_all()
    assert time.monotonic() - began < 8  # the patience of the pool would be ten
    assert found[0].check.name == "database"
    assert found[0].answer.state == registry.BROKEN
    assert {one.check.name for one in found} == {"database", "keys", "room", "dictionaries", "pictures"}


def test_a_check_that_fails_is_an_answer_without_its_words(db):
    def fails():
        sql.value("SELECT 'Kanarie'::int")

    found = registry.asked(registry.Check("x", "x", fails, needs_database=True, is_proof=False))
    assert found.answer.state == registry.BROKEN
    assert "Kanarie" not in found.answer.says + found.answer.do
    assert sql.value("SELECT 1") == 1, "the transaction goes on"


def test_strangers_learn_only_what_is_broken(db):
    answer = Client().get("/health/")
    assert answer.status_code == 200, "it still serves"
    told = answer.json()
    assert told.keys() == {"ok", "trouble"}
    assert told["ok"] is False, "no worker runs in a test"
    assert "worker" in told["trouble"]
    assert set(told["trouble"]) <= NAMES
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["database", "tables", "role", "policies", "keys"])
def test_nobody_is_sent_where_pages_would_be_wrong(db, monkeypatch, name):
    check = registry.Check(name, name, list, needs_database=True, is_proof=False)
    found = [registry.Asked(check, registry.broken("so", "do"), 0.0)]
    monkeypatch.setattr(asking, "ask_all", lambda: found)
    assert Client().get("/health/").status_code == 503


def test_well_is_well(db, nobody_broken):
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "trouble": []})
    assert Client().head("/health/").status_code == 200
    assert Client().post("/health/").status_code in {302, 403, 405}


def test_strangers_do_not_make_the_database_work(db, monkeypatch):
    times = []
    monkeypatch.setattr(asking, "ask_all", lambda: times.append(1) or [])
    for _time in range(20):
        Client().get("/health/")
    assert len(times) == 1


def test_a_database_that_is_away_still_answers(db, monkeypatch):
    monkeypatch.setitem(asking.connection.settings_dict, "NAME", "ilonet_there_is_none")
    answer = Client().get("/health/")
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "trouble": ["database"]})


def test_the_administrator_reads_what_to_do(cast, enter):
    page = enter("leo").get("/health/state/")
    assert page.status_code == 200
    assert "Start “ilonet worker” and keep it running." in page.content.decode()
    assert enter("amara").get("/health/state/").status_code == 404
    assert "/health/state/" in enter("leo").get("/").content.decode()
    assert "/health/state/" not in enter("amara").get("/").content.decode()


def test_the_command_says_it_for_people_and_for_programs():
    databases.ensure_server()
    database = databases.clone(databases.template(), "ilonet_health")
    try:
        said = databases.ilonet("health", database=database, check=False)
        assert said.returncode == 1
        assert said.stdout.startswith("BROKEN  The worker: ")
        told = json.loads(databases.ilonet("health", "--json", database=database, check=False).stdout)
        assert told["state"] == "broken"
        assert {one["name"] for one in told["checks"]} >= NAMES
        with psycopg.connect(databases.url("ilonet_migrate", database)) as connection:
            connection.execute("SET ROLE ilonet_owner")
            connection.execute("ALTER TABLE reports_report DISABLE ROW LEVEL SECURITY")
            connection.execute("DELETE FROM django_migrations WHERE app = 'reports' AND name LIKE '0001%'")
        told = json.loads(databases.ilonet("health", "--json", database=database, check=False).stdout)
        says = {one["name"]: one for one in told["checks"]}
        assert says["policies"]["says"] == "Row-level security is off for: reports_report."
        assert says["tables"]["do"] == "Run “ilonet migrate”."
        mighty = databases.url("ilonet_migrate", database)
        told = json.loads(
            databases.ilonet("health", "--json", database=database, check=False, DATABASE_URL=mighty).stdout
        )
        assert "database" in {one["name"] for one in told["checks"] if one["state"] == "broken"}
    finally:
        databases.drop(database)
