"""Fixtures for the whole house: a database, the cast, a browser-like client."""

import os
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


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A clone of the migrated template, spoken to as the role that the product has: it owns nothing."""
    name = f"ilonet_test_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
    with django_db_blocker.unblock():
        databases.ensure_server()
        databases.clone(databases.template(), name)
        connection.close()
        connection.settings_dict["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        databases.drop(name)


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
def cast(db: Any) -> the_cast.Cast:
    """The fixed company of style.md 6.9, each named for what they show."""
    return the_cast.gather()


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
