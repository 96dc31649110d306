"""SQL as pg_dump writes it, replayed through our own connection: no psql, whose commands a forged file could use."""

import re
from typing import Any

from django.db import connection

from ilonet.lib.postgres.roles_sql import EXTENSIONS
from ilonet.operations.backups.snapshot_sql import server

COPY = re.compile(rb"COPY [^;]+ FROM stdin;\n")
END_OF_COPY = b"\\.\n"
# Commands for psql; extensions are the operator's; an older server does not know the last.
LEFT_OUT = (b"\\restrict ", b"\\unrestrict ", b"CREATE EXTENSION IF NOT EXISTS ")
SINCE_17 = (b"SET transaction_timeout = ",)
# Whoever takes over a view or function must be able to create where it stands, as when it was made.
LET_OWN = "GRANT CREATE ON SCHEMA public TO ilonet_search, ilonet_standing"
AS_BEFORE = "REVOKE CREATE ON SCHEMA public FROM ilonet_search, ilonet_standing; RESET ALL"


class Replay:
    """Fed with pieces cut anywhere; statements go as they stand, rows by COPY. The caller holds the transaction."""

    def __init__(self) -> None:
        self.cursor: Any = connection.cursor()
        for name in EXTENSIONS:
            self.cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
        self.cursor.execute(LET_OWN)
        self.left_out = LEFT_OUT if server() >= 170000 else LEFT_OUT + SINCE_17
        self.rest = b""
        self.statements: list[bytes] = []
        self.copying: Any = None
        self.rows: Any = None

    def feed(self, piece: bytes) -> None:
        self.rest += piece
        while self._copy_on() if self.copying else self._read_on():
            pass

    def finish(self) -> None:
        if self.copying or self.rest:
            raise ValueError("the dump ends in the middle")
        self._run()
        self.cursor.execute(AS_BEFORE)
        self.cursor.close()

    def _read_on(self) -> bool:
        """Whole lines up to the next table; answers whether rows follow."""
        at = 0
        while (end := self.rest.find(b"\n", at) + 1) > 0:
            line, at = self.rest[at:end], end
            if COPY.fullmatch(line):
                self._run()
                self.copying = self.cursor.copy(line.decode())
                self.rows = self.copying.__enter__()
                self.rest = self.rest[at:]
                return True
            if not line.startswith(self.left_out):
                self.statements.append(line)
        self.rest = self.rest[at:]
        return False

    def _copy_on(self) -> bool:
        """Rows up to the line that ends them; answers whether it was found."""
        if self.rest.startswith(END_OF_COPY):
            end = 0
        else:
            end = self.rest.find(b"\n" + END_OF_COPY) + 1
            if not end:
                whole = self.rest.rfind(b"\n") + 1
                self.rows.write(self.rest[:whole])
                self.rest = self.rest[whole:]
                return False
        self.rows.write(self.rest[:end])
        self.rest = self.rest[end + len(END_OF_COPY) :]
        self.copying.__exit__(None, None, None)
        self.copying = self.rows = None
        return True

    def _run(self) -> None:
        text = b"".join(self.statements).decode()
        self.statements = []
        if text.strip():
            self.cursor.execute(text)
