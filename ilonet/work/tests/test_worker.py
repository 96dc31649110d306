"""The worker on a database of its own: at once, in order, again after a failure, and after a worker was killed."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psycopg
import pytest

from ilonet.work import line_sql
from tests import databases

pytestmark = pytest.mark.usefixtures("django_db_setup")


@pytest.fixture(scope="module")
def name(django_db_setup):
    made = databases.clone(databases.template(), f"ilonet_work_{os.getpid()}")
    with psycopg.connect(databases.url("ilonet_migrate", made), autocommit=True) as owner:
        owner.execute("SET ROLE ilonet_owner")
        owner.execute("CREATE TABLE notes (word text)")
        owner.execute("GRANT ALL ON notes TO ilonet_app")
    yield made
    databases.drop(made)


@pytest.fixture
def asking(name):
    with psycopg.connect(databases.url("ilonet_app", name), autocommit=True) as line:
        yield line
    with psycopg.connect(databases.url("ilonet_migrate", name), autocommit=True) as owner:
        owner.execute("SET ROLE ilonet_owner")
        owner.execute("TRUNCATE notes, work_job")


@contextmanager
def working(name, **environment):
    started = subprocess.Popen(
        [sys.executable, "-m", "ilonet.work.tests.sleepers", "worker"],
        cwd=databases.CHECKOUT,
        env=databases.environment_for(name) | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield started
    finally:
        started.kill()
        started.wait()


def defer(line, task, word):
    with line.transaction():
        line.execute(line_sql.DEFER, [task, f'{{"word": "{word}"}}', "0 seconds"])
        line.execute(line_sql.WAKE)


def seen(line, question):
    with line.transaction():
        line.execute("SELECT set_config('app.circles', '{0}', true)")
        return line.execute(question).fetchall()


def until(line, question, answer, seconds=40):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (found := seen(line, question)) == answer:
            return
        time.sleep(0.05)
    pytest.fail(f"{question}: {found}, not {answer}")


def until_there(folder, pattern, seconds=40):
    end = time.monotonic() + seconds
    while not list(folder.glob(pattern)):
        assert time.monotonic() < end, f"no {pattern}"
        time.sleep(0.05)


NOTES = "SELECT word FROM notes"
LEFT = "SELECT task, done, attempts, trouble FROM work_job WHERE task LIKE 'test.%'"  # the worker asks for its round


def test_a_job_is_done_and_gone(name, asking):
    with working(name):
        until(asking, line_sql.SERVED, [(True,)])
        defer(asking, "test.note", "salt")
        until(asking, NOTES, [("salt",)])
        until(asking, LEFT, [])
    until(asking, line_sql.SERVED, [(False,)])


def test_jobs_do_not_wait_for_the_dictionaries_of_search(name, asking, tmp_path):
    defer(asking, "test.note", "salt")
    with working(name, ILONET_DICTIONARIES=str(tmp_path)) as worker:
        until(asking, NOTES, [("salt",)])
        until_there(tmp_path, "*.making/*.dic")
        defer(asking, "test.note", "pepper")
        until(asking, NOTES, [("salt",), ("pepper",)])
        assert not list(tmp_path.glob("*/whole")), "they are being made all the while"
        worker.terminate()
        worker.wait(timeout=20)
    with (tmp_path / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # nobody goes on making them


def test_the_same_waits_once(asking):
    for word in ("salt", "salt", "pepper"):
        defer(asking, "test.note", word)
    assert seen(asking, "SELECT count(*) FROM work_job") == [(2,)]


def test_what_a_killed_worker_held_is_done_by_the_next_at_once(name, asking):
    with working(name) as first:
        defer(asking, "test.sleep", "slow")
        until(asking, LEFT, [("test.sleep", 1, 1, "")])
        first.send_signal(signal.SIGKILL)
        first.wait()
    with working(name):
        until(asking, LEFT, [], seconds=20)
    assert seen(asking, NOTES) == [("slow",), ("slow",)]


def test_a_living_worker_keeps_its_job(name, asking):
    with working(name):
        defer(asking, "test.sleep", "slow")
        until(asking, LEFT, [("test.sleep", 1, 1, "")])
        with working(name):
            until(asking, f"SELECT count(*) FROM ({line_sql.ALIVE}) alive", [(2,)])  # noqa: S608 — of our own
            defer(asking, "test.note", "other")
            until(asking, NOTES, [("slow",), ("other",)])
        assert seen(asking, LEFT) == [("test.sleep", 1, 1, "")]


def test_what_fails_waits_and_stops_nobody(name, asking):
    with working(name):
        defer(asking, "test.fail", "personal words")
        defer(asking, "test.note", "after")
        until(asking, NOTES, [("after",)])
        until(asking, LEFT, [("test.fail", 0, 1, "LookupError")])
    assert seen(asking, "SELECT not_before > ilonet_now() FROM work_job WHERE task = 'test.fail'") == [(True,)]


def test_nobody_but_the_worker_sees_or_changes_what_waits(asking):
    defer(asking, "test.note", "secret")
    assert asking.execute("SELECT count(*) FROM work_job").fetchone() == (0,)
    assert asking.execute("UPDATE work_job SET task = 'other'").rowcount == 0
    assert asking.execute("DELETE FROM work_job").rowcount == 0
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        asking.execute("INSERT INTO work_job (task, given, attempts) VALUES ('test.note', '{}', 3)")


def test_a_job_that_kills_its_workers_is_given_up(name, asking):
    defer(asking, "test.note", "poison")
    seen(asking, "UPDATE work_job SET attempts = 5, taken_by = 1 RETURNING id")
    with working(name):
        until(asking, "SELECT given_up, trouble FROM work_job WHERE task LIKE 'test.%'", [(True, "worker died")])
