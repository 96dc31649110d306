"""On what was measured? Numbers without their machine say nothing."""

from __future__ import annotations

import os
import platform
from typing import Any

from ilonet.lib import sql

GIGABYTE = 1024**3


def machine() -> dict[str, Any]:
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / GIGABYTE, 1),
        "python": platform.python_version(),
        "postgresql": sql.value("SHOW server_version").split()[0],
    }


def busy() -> float:
    """How many processes waited for a core in the last minute: with others on the machine, times say little."""
    return round(os.getloadavg()[0], 1)
