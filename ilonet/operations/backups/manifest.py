"""What does a backup say of itself?"""

import uuid
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from ilonet import __version__
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups.parcel import damaged

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    id: str
    made_at: str
    born_as: str
    server: int  # PostgreSQL's number of itself, 180006
    migrations: list[str]
    tables: dict[str, list[str]]  # name to number of rows and sum of their content
    left_empty: list[str]  # whose rows are not in it: visits, keys that work once
    shape: list[str]  # tables, owners, policies, functions, triggers, rights: by name
    wording: list[str]  # their definitions, comparable within one major version of PostgreSQL
    audit: dict[str, Any]  # position and digest of the head, and of the last checkpoint
    ring: list[str]  # the ids of the keys that open what is sealed in it
    ilonet: str = __version__
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(int(count) for count, _sum in self.tables.values())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Manifest":
        """Raises Refusal for a form that this version does not know, and for what no backup of ours says."""
        if told.get("format") != FORMAT:
            raise Refusal(
                "backup.newer",
                "This backup has a form that this version of ilonet does not know.",
                "Install the version that wrote it, or a newer one.",
            )
        try:
            found = cls(**{one.name: told[one.name] for one in fields(cls)})
            found._insist_plain()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise damaged() from error
        return found

    def _insist_plain(self) -> None:
        """It is printed before anybody knows who wrote it: no text may move the cursor or write over the next line."""
        uuid.UUID(self.id)
        datetime.fromisoformat(self.made_at)
        bytes.fromhex(self.audit["digest"])
        said: list[Any] = [self.id, self.made_at, self.born_as, self.ilonet, *self.migrations, *self.tables, *self.ring]
        counted: list[Any] = [self.server, self.audit["position"], self.audit["checkpoint"], self.rows]
        if not all(isinstance(one, str) and one.isprintable() for one in said):
            raise ValueError("said")
        if not all(isinstance(one, int) for one in counted):
            raise ValueError("counted")
