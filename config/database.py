"""Where is the database, and as whom do we speak to it?

`DATABASE_URL` names the operator's own PostgreSQL; without it the embedded server of this checkout is meant.
The product always runs as `ilonet_app`, which owns nothing; `ILONET_DB_ROLE=owner` (set by `ilonet migrate`) changes tables.
"""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from ilonet.lib.postgres import Server

APP, OWNER = "ilonet_app", "ilonet_owner"
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def database(root: Path, *, pool: bool = True) -> dict[str, Any]:
    """Django's settings of the one database."""
    as_owner = os.environ.get("ILONET_DB_ROLE") == "owner"
    known = conninfo_to_dict(_url(root, as_owner=as_owner))
    options: dict[str, Any] = {
        key: value for key, value in known.items() if key not in {"dbname", "user", "password", "host", "port"}
    }
    options["options"] = f"-c role={OWNER if as_owner else APP} -c plan_cache_mode=force_custom_plan"
    options["prepare_threshold"] = None
    if pool and not as_owner:
        options["pool"] = POOL
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known.get("dbname", "ilonet"),
        "USER": known.get("user", ""),
        "PASSWORD": known.get("password", ""),
        "HOST": known.get("host", ""),
        "PORT": known.get("port", ""),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,  # the Standing middleware opens the transaction, so that the database knows who asks
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def _url(root: Path, *, as_owner: bool) -> str:
    given = os.environ.get("DATABASE_URL")
    if given:
        return os.environ.get("DATABASE_OWNER_URL", given) if as_owner else given
    return Server(root).url("ilonet_migrate" if as_owner else "ilonet_app")
