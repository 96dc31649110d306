"""On which prepared database does a test play? Set once in each test process; what a test does there is undone."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from ilonet.audit import pseudonyms
from tests import databases

DEFAULT = "default"
STAGES: list["Stage"] = []  # all that any module has named


@dataclass
class Stage:
    """`set_up` fills it; what it returns is kept beside it as `made`. Made anew after midnight: who is set up has days."""

    name: str
    set_up: Callable[[], Any]
    made: Any = None
    day: int = 0
    connection: BaseDatabaseWrapper | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        STAGES.append(self)

    @property
    def database(self) -> str:
        return "_".join(["ilonet_test", os.environ.get("PYTEST_XDIST_WORKER", "one"), self.name])

    def enter(self) -> None:
        """From now on the default connection leads here; that of threads to come as well.

        The same numbers are other people on each stage, and what a test wrote of them is undone.
        """
        pseudonyms._remembered.cache_clear()
        cache.clear()  # how often somebody has tried, by their number
        if self.day != _today():
            self.leave()
            self._build()
        connections.settings[DEFAULT] = self.connection.settings_dict
        connections[DEFAULT] = self.connection

    def leave(self) -> None:
        if self.connection is not None:
            self.connection.close()
            databases.drop(self.database)
            self.connection = None

    def _build(self) -> None:
        databases.clone(databases.template(), self.database)
        connections.settings[DEFAULT] = connections.settings[DEFAULT] | {"NAME": self.database}
        self.connection = connections[DEFAULT] = connections.create_connection(DEFAULT)
        with transaction.atomic():
            self.made = self.set_up()
        self.day = _today()


def _today() -> int:
    return time.gmtime().tm_yday
