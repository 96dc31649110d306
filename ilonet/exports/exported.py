"""What does a list look like when it leaves? Declared once by its noun, within the fields that the policy gives.

POSTINGS = exported("postings", _("Postings"), country=(_("Country"), lambda line: line.post.country_id), …)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from ilonet.exports.policy import fields

Cell = str | int | bool | date | datetime | None
FOR_THE_ENTITLED = _("Only for officers, Board members and authorised staff (Regulation (EU) 2019/1240, Article 9(3))")


@dataclass(frozen=True)
class Column:
    field: str
    title: Any  # words, or words to be translated
    value: Callable[[Any], Cell]


@dataclass(frozen=True)
class Exported:
    name: str
    title: Any
    columns: tuple[Column, ...]

    def row(self, one: Any) -> list[Cell]:
        return [column.value(one) for column in self.columns]

    @property
    def head(self) -> list[str]:
        return [str(column.title) for column in self.columns]


EXPORTED: dict[str, Exported] = {}


def exported(name: str, title: Any, /, **columns: tuple[Any, Callable[[Any], Cell]]) -> Exported:
    """Raises ValueError for a field that the policy does not give, and for one of its that is missing."""
    allowed = fields().get(name, ())
    if set(columns) != set(allowed) or name in EXPORTED:
        raise ValueError(f"{name}: the policy says {allowed}, the list has {tuple(columns)}")
    EXPORTED[name] = Exported(name, title, tuple(Column(field, *columns[field]) for field in allowed))
    return EXPORTED[name]
