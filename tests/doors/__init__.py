"""Every door: address, method, whom it opens to and with which answer; the walk misses none."""

from tests.doors.door import Door
from tests.doors.entering import ENTERING
from tests.doors.information import INFORMATION
from tests.doors.machines import MACHINES
from tests.doors.pages import PAGES
from tests.doors.requests import REQUESTS

DOORS: list[Door] = [*PAGES, *INFORMATION, *REQUESTS, *MACHINES]

__all__ = ["DOORS", "ENTERING", "Door"]
