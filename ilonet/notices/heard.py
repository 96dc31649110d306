"""An act as the audit tells it, on its way to whoever is to be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True)
class Heard:
    event: UUID
    act: str
    noun: str
    thing: UUID
    actor: str  # pseudonym of whoever did it
    at: datetime
    noted: dict[str, Any] = field(default_factory=dict)
    row: Any = None  # what it was done to, as the system sees it
