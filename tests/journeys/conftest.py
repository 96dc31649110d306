"""A browser for every module of journeys, opened once and closed with it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import harness


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with harness.chromium() as opened:
        yield opened
