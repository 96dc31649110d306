"""Of what is the template of a kind of report made? Sections with hints, fields with a type: data, and no code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.utils.functional import Promise

Lazy = str | Promise
LARGEST = 9_999_999  # of a number: one figure more, and it could be that of a document
MOST_ROWS = 60  # of a table


class Type(StrEnum):
    LINE = "line"
    PROSE = "prose"
    CHOICE = "choice"
    CHOICES = "choices"
    COUNTRY = "country"
    NUMBER = "number"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class Section:
    """A heading that a new report begins with, and what belongs under it."""

    heading: Lazy
    hint: Lazy


@dataclass(frozen=True)
class Field:
    """One thing asked for: `counts_people` where small numbers could single somebody out, `is_past` where it has been."""

    name: str
    label: Lazy
    type: Type = Type.LINE
    hint: Lazy = ""
    choices: tuple[tuple[str, Any], ...] = ()
    required: bool = False
    required_with: tuple[str, tuple[str, ...]] = ("", ())  # another field, and the answers that make this one needed
    counts_people: bool = False
    is_past: bool = False


@dataclass(frozen=True)
class Sum:
    """Of a row: these columns are parts of that one."""

    parts: tuple[str, ...]
    whole: str


@dataclass(frozen=True)
class Table:
    """Any number of rows. `row` names one of them; `total` is the field that states what the rows must not exceed."""

    name: str
    label: Lazy
    row: Lazy
    columns: tuple[Field, ...]
    hint: Lazy = ""
    required: bool = False
    sums: tuple[Sum, ...] = ()
    summed: str = ""  # the column that is added up
    total: str = ""
    is_way: bool = False  # its rows follow each other, as the legs of a route do

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {one.name: one for one in self.columns}


Asked = Field | Table


@dataclass(frozen=True)
class Template:
    """A report keeps the version it was written with; one that has ever been used is never changed."""

    kind: str
    version: int
    purpose: Lazy = ""
    sections: tuple[Section, ...] = ()
    fields: tuple[Asked, ...] = ()
    needs_rights: bool = False  # the line on fundamental rights cannot be empty (R-3.2-a)
    needs_source: bool = False  # source and information are graded (R-SEC-5)
    needs_gender: bool = False  # whether broken down by sex is answered (R-3.2-c)
    needs_text: bool = True

    @property
    def is_free(self) -> bool:
        """From before there were templates: a text, and nothing that its kind would ask for."""
        return self.version == 0

    @cached_property
    def by_name(self) -> dict[str, Asked]:
        return {one.name: one for one in self.fields}

    @property
    def tables(self) -> Iterator[Table]:
        return (one for one in self.fields if isinstance(one, Table))
