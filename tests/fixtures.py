"""Fixtures for the whole house: a database, the cast, a browser-like client."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from ilonet.lib.dictionaries import are_there
from tests import cast as the_cast
from tests import databases
from tests.stages import STAGES, Stage

EMPTY = Stage("empty", lambda: None)
WITH_THE_CAST = Stage("cast", the_cast.gather)
AT_ONCE = Stage("at_once", the_cast.gather)  # what is written here is committed, and each test makes its own


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Clones of the migrated template, spoken to as the role that the product has: it owns nothing."""
    with django_db_blocker.unblock():
        databases.ensure_server()
        connection.close()
        EMPTY.enter()
    yield
    with django_db_blocker.unblock():
        for stage in STAGES:
            stage.leave()


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> Stage:
    """Where the test plays. A module that needs another one says so by a fixture of this name."""
    if "company" in request.fixturenames:
        return AT_ONCE
    return WITH_THE_CAST if "cast" in request.fixturenames else EMPTY


@pytest.fixture
def _on_stage(stage: Stage, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        stage.enter()
    yield
    with django_db_blocker.unblock():
        EMPTY.enter()


@pytest.fixture
def db(_on_stage: None, db: None) -> None:
    """As pytest-django has it: what the test writes is rolled back."""


@pytest.fixture(scope="session", autouse=True)
def dictionaries() -> None:
    """Made once for all test processes, in a process whose memory goes with it."""
    if not are_there():
        command = [sys.executable, "-m", "ilonet", "migrate", "--dictionaries", "--quiet"]
        subprocess.run(command, check=True, cwd=databases.CHECKOUT)


@pytest.fixture(autouse=True)
def language() -> None:
    """Every test begins in the language of the installation: a visit in another one leaves it behind in the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def cast(db: Any, stage: Stage) -> the_cast.Cast:
    """The fixed company of style.md 6.9, each named for what they show: copies, as a test may change them."""
    return stage.made.copied() if stage is WITH_THE_CAST else the_cast.gather()


@pytest.fixture
def company(_on_stage: None, django_db_blocker: Any) -> Iterator[the_cast.Cast]:
    """The same people for tests of two connections at once: nothing that they do is undone."""
    with django_db_blocker.unblock():
        yield AT_ONCE.made


@pytest.fixture
def count_queries(db: Any) -> Callable[[Callable[[], Any]], int]:
    """How many questions to the database does this cost, once what a process remembers is warm?"""

    def count(call: Callable[[], Any]) -> int:
        call()
        with CaptureQueriesContext(connection) as caught:
            call()
        return len(caught)

    return count


@pytest.fixture
def enter(cast: the_cast.Cast) -> Callable[[str], Client]:
    """By name: a browser in which one of the cast has entered."""
    return lambda name: the_cast.entering(cast.people[name])
