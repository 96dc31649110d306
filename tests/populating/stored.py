"""Which row is which thing of the model."""

from dataclasses import dataclass, field
from typing import Any

from tests.model.world import World
from tests.model.writings import Address


@dataclass
class Populated:
    world: World
    accounts: dict[str, int]  # person to account
    keys: dict[str, dict[int, str]] = field(default_factory=dict)  # noun to primary key to key of the model
    _circles: dict[Address, int] = field(default_factory=dict)

    def circle(self, address: Address) -> int:
        return self._circles[address]

    @property
    def circles(self) -> list[int]:
        return sorted(self._circles.values())


def store(kind: Any, rows: dict[str, Any]) -> dict[str, Any]:
    manager = getattr(kind, "_base_manager")  # noqa: B009 — the scene is set beneath the seal
    manager.bulk_create(rows.values())
    return rows
