"""A browser for every module of journeys, opened once and closed with it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import harness


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with harness.chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def demonstration(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[harness.Installation]:
    """The invented network, shared by journeys that do not stand in each other's way."""
    with harness.installation(tmp_path_factory.mktemp("shared"), name="shared", born="demonstration") as made:
        yield made
