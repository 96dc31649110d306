"""Is every tampering found, and does no reader wait for another?"""

import os
import threading
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from ilonet.access.context import as_the_system
from ilonet.audit import checkpoints, verifying
from ilonet.audit.models import Event, Link
from ilonet.audit.recording import record
from ilonet.lib import sql
from tests import databases

BECAUSE = "a test looks at the chain"


def write(count):
    for number in range(count):
        record("test.done", by=None, noun="tests.row", public_id=None, noted={"number": number})
    sql.run("SET CONSTRAINTS ALL IMMEDIATE")
    sql.run("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def chain(db, tmp_path, settings):
    settings.ILONET_VAR = tmp_path
    with as_the_system(because=BECAUSE):
        write(20)
        checkpoints.make()
        yield Link.objects.order_by("position")


@pytest.mark.requirement("R-SEC-9")
def test_an_untouched_chain_is_whole(chain):
    answer = verifying.verify()
    assert (answer.is_whole, answer.length, answer.checkpoints) == (True, 20, 1)


@pytest.mark.parametrize("position", [1, 7, 20])
def test_the_application_can_change_nothing(chain, position):
    event = chain.get(position=position).event_id
    for statement in ("UPDATE audit_event SET act = 'x' WHERE id = %s", "DELETE FROM audit_event WHERE id = %s"):
        with pytest.raises(Exception, match="permission denied"), connection_savepoint():
            sql.run(statement, [event])


def test_hats_and_numbers_are_kept_and_content_is_not(db):
    with pytest.raises(ValueError, match="not content"):
        record("test.done", by=None, noun="tests.row", public_id=None, noted={"text": "a" * 200})


class connection_savepoint:  # noqa: N801 — reads as what it is
    def __enter__(self):
        self.at = connection.savepoint()

    def __exit__(self, *_error):
        connection.savepoint_rollback(self.at)


def test_two_readers_never_wait_for_each_other(django_db_setup, django_db_blocker):
    """Both record their reading and stay open; the chain is locked only when they commit."""
    name = databases.clone(databases.template(), f"ilonet_chain_{os.getpid()}")
    address = databases.url("ilonet_app", name)
    insert = (
        "INSERT INTO audit_event (id, at, act, actor, hat, hat_label, authority, noun, noted)"
        " VALUES (gen_random_uuid(), ilonet_now(), 'report.read', 'a', 'officer', '', '', 'reports.report', '{}')"
    )
    try:
        with psycopg.connect(address) as one, psycopg.connect(address) as other:
            one.execute("SET statement_timeout = '3s'")
            other.execute("SET statement_timeout = '3s'")
            one.execute(insert)
            other.execute(insert)  # does not wait, though the first is still open
            finished = threading.Thread(target=other.commit)
            finished.start()
            finished.join(3)
            assert not finished.is_alive()
            one.commit()
        with psycopg.connect(address) as reader:
            assert reader.execute("SELECT count(*), max(position) FROM audit_link").fetchone() == (2, 2)
    finally:
        databases.drop(name)


@pytest.fixture(scope="module")
def tampered_with(django_db_setup):
    """A chain of its own, in a database of its own, for somebody with the owner's rights to spoil."""
    name = databases.clone(databases.template(), f"ilonet_tampered_{os.getpid()}")
    with psycopg.connect(databases.url("ilonet_app", name)) as writing:
        for _ in range(30):
            writing.execute(
                "INSERT INTO audit_event (id, at, act, actor, hat, hat_label, authority, noun, noted)"
                " VALUES (gen_random_uuid(), ilonet_now(), 'report.read', 'a', 'officer', '', '', 'reports.report', '{}')"
            )
            writing.commit()
    databases.ilonet("audit", "checkpoint", database=name)
    yield name
    databases.drop(name)


TAMPERINGS = {
    "edit": (
        "UPDATE audit_event SET act = 'report.withdrawn' WHERE id = (SELECT event_id FROM audit_link WHERE position = 9)",
        9,
    ),
    "edit of a hat": (
        "UPDATE audit_event SET hat = 'auditor' WHERE id = (SELECT event_id FROM audit_link WHERE position = 3)",
        3,
    ),
    "deletion": ("DELETE FROM audit_event WHERE id = (SELECT event_id FROM audit_link WHERE position = 12)", 12),
    "deletion with its link": ("DELETE FROM audit_link WHERE position = 14", 14),
    "swap": (
        (
            "UPDATE audit_link SET position = CASE position WHEN 5 THEN -6 ELSE -5 END WHERE position IN (5, 6);"
            "UPDATE audit_link SET position = -position WHERE position < 0"
        ),
        5,
    ),
    "tail cut": (
        (
            "DELETE FROM audit_link WHERE position > 25; DELETE FROM audit_event e WHERE NOT EXISTS"
            " (SELECT FROM audit_link l WHERE l.event_id = e.id)"
        ),
        26,
    ),
    "tail cut with the checkpoint": (
        (
            "DELETE FROM audit_checkpoint; DELETE FROM audit_link WHERE position > 25;"
            "DELETE FROM audit_event e WHERE NOT EXISTS"
            " (SELECT FROM audit_link l WHERE l.event_id = e.id)"
        ),
        26,
    ),
    "event outside": (
        (
            "INSERT INTO audit_event (id, at, act, actor, hat, hat_label, authority, noun, noted) VALUES"
            " (gen_random_uuid(), now(), 'x', 'a', 'b', '', '', 'c', '{}')"
        ),
        31,
    ),
    "forged checkpoint": ("UPDATE audit_checkpoint SET digest = sha256('x')", 30),
}


@pytest.mark.parametrize("style", TAMPERINGS)
def test_every_tampering_is_found_at_its_place(tampered_with, style):
    statement, place = TAMPERINGS[style]
    copy = databases.clone(tampered_with, f"{tampered_with}_copy")
    outside = Path(settings.ILONET_VAR) / "audit"
    (outside / f"checkpoints-{copy}.jsonl").write_text((outside / f"checkpoints-{tampered_with}.jsonl").read_text())
    try:
        with psycopg.connect(databases.url("ilonet_server", copy), autocommit=True) as owner:
            owner.execute("SET session_replication_role = replica")
            for one in statement.split(";"):
                owner.execute(one)
        told = databases.ilonet("audit", "verify", database=copy, check=False)
        assert told.returncode == 1, told.stderr
        assert f"First bad position: {place}" in told.stdout
    finally:
        databases.drop(copy)
        (outside / f"checkpoints-{copy}.jsonl").unlink()


def test_an_auditor_sees_that_it_was_read_and_nobody_else_does(cast, client):
    with as_the_system(because=BECAUSE):
        write(3)
    seen = {}
    for name in cast.people:
        client.force_login(cast.people[name])
        seen[name] = client.get("/audit/").status_code
    assert {name for name, status in seen.items() if status == 200} == {"rosa", "pavel", "sven"}
    assert set(seen.values()) == {200, 404}
    cast.actor("rosa")
    assert Event.objects.filter(act="audit.viewed").count() == 3
