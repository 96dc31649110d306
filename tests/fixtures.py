"""Fixtures for the whole house: a database, the cast, a browser-like client."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

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


@pytest.fixture
def cast(db: Any) -> the_cast.Cast:
    """The fixed company of style.md 6.9, each named for what they show."""
    return the_cast.gather()
