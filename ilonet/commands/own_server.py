"""The embedded server, started for one command where nobody runs it; nothing where the operator runs PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from ilonet.lib.postgres import Server


@contextmanager
def own_server() -> Iterator[None]:
    if os.environ.get("DATABASE_URL"):
        yield
        return
    server = Server(settings.ILONET_VAR).ensure()
    try:
        yield
    finally:
        connection.close()
        server.stop()
