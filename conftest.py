"""What holds for every test of the house: journeys need a browser, and the build machine must have one."""

import os
import shutil

import pytest

pytest_plugins = ["tests.fixtures"]

NO_BROWSER = "no chromium on this machine; install it (Debian: apt-get install chromium) to see the browser journeys"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A build that skipped the journeys has not shown the main job, so CI refuses to call it green."""
    journeys = [item for item in items if item.get_closest_marker("browser")]
    if not journeys or shutil.which("chromium"):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(NO_BROWSER)
    for item in journeys:
        item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
