"""What of a look is on this page, in words: differences by kind, fields from and to, rows to mend."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ilonet.loads.words import KINDS, field_in_words, value_in_words
from ilonet.places.models import country_name

MOST_ERRORS = 200
MOST_MISSING = 200


@dataclass(frozen=True)
class Shown:
    lines: list[dict[str, Any]] = field(default_factory=list)
    facets: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    more_errors: int = 0
    missing: list[dict[str, Any]] = field(default_factory=list)
    more_missing: int = 0
    previous: str = ""
    following: str = ""


def shown(seen: dict[str, Any], *, kind: str | None, at: int, size: int) -> Shown:
    lines = [one for one in seen["differences"] if kind in {None, one["kind"]}]
    first = (max(at, 1) - 1) * size
    errors, missing = seen["errors"], seen["missing"]
    return Shown(
        lines=[_line(one) for one in lines[first : first + size]],
        facets=[_facet(one, seen["differences"], kind) for one in KINDS],
        errors=errors[:MOST_ERRORS],
        more_errors=max(len(errors) - MOST_ERRORS, 0),
        missing=[_placed(one) for one in missing[:MOST_MISSING]],
        more_missing=max(len(missing) - MOST_MISSING, 0),
        previous=_address(kind, at - 1) if at > 1 else "",
        following=_address(kind, at + 1) if len(lines) > first + size else "",
    )


def _address(kind: str | None, at: int) -> str:
    return f"?kind={kind}&page={at}" if kind else f"?page={at}"


def _facet(kind: str, differences: list[dict[str, Any]], chosen: str | None) -> dict[str, Any]:
    return {
        "label": KINDS[kind],
        "address": "?" if kind == chosen else f"?kind={kind}",
        "count": sum(one["kind"] == kind for one in differences),
        "is_current": kind == chosen,
    }


def _line(one: dict[str, Any]) -> dict[str, Any]:
    changes = [
        {
            "field": field_in_words(change["field"]),
            "name": change["field"],
            "before": value_in_words(change["field"], change["before"]),
            "after": value_in_words(change["field"], change["after"]),
        }
        for change in one["changes"]
    ]
    return _placed(one) | {"changes": changes, "word": KINDS[one["kind"]]}


def _placed(one: dict[str, Any]) -> dict[str, Any]:
    return one | {
        "country": country_name(one["host"]),
        "from": date.fromisoformat(one["from"]),
        "until": date.fromisoformat(one["until"]),
    }
