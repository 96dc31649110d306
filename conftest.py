"""What holds for every test of the house: journeys need a browser, the long ones begin, and nobody tidies up for nothing."""

import gc
import os
import shutil

import pytest

pytest_plugins = ["tests.fixtures"]

NO_BROWSER = "no chromium on this machine; install it (Debian: apt-get install chromium) to see the browser journeys"

# Begun first, so that no process is left alone with one of them at the end; each keeps its place among them.
LONG = (
    "tests/journeys/",
    "tests/refusals/",
    "tests/words/",
    "tests/held/",
    "tests/test_canaries.py",
    "tests/test_doors.py",
    "tests/test_need_to_know.py",
    "ilonet/commands/bench/",
    "ilonet/operations/",
    "ilonet/demo/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After the order was drawn."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    _insist_on_a_browser(items)


def pytest_collection_finish() -> None:
    """What was loaded until now stays: looking through it again and again for what could go takes a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _insist_on_a_browser(items: list[pytest.Item]) -> None:
    """A build that skipped the journeys has not shown the main job, so CI refuses to call it green."""
    journeys = [item for item in items if item.get_closest_marker("browser")]
    if not journeys or shutil.which("chromium"):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(NO_BROWSER)
    for item in journeys:
        item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
