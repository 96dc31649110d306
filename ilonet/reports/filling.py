"""How does what was typed or sent become the particulars of a report? Nothing typed is lost, nothing sent is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.places.names import resolve
from ilonet.reports.kinds.template import LARGEST, MOST_ROWS, Field, Table, Template, Type
from ilonet.reports.particulars import PREFIX, Particulars, Row, is_blank, is_read

CELL = re.compile(r"particulars\.(\w{1,40})(?:\.(\d{1,4})\.(\w{1,40}))?")
DIGITS = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]?\d{3})*|\d+")
SHOWN = "particulars"  # the form names what it shows: a box without a tick sends nothing


def typed(template: Template, sent: Any, held: Particulars) -> Particulars:
    """`particulars.trend`, `particulars.flows.0.number` …; gaps between rows are closed, other fields stay as they are."""
    told = dict(held)
    rows: dict[str, dict[int, Row]] = {name: {} for name in sent.getlist(SHOWN) if name in template.by_name}
    told |= dict.fromkeys(rows, "")
    for name in sent:
        match = CELL.fullmatch(name)
        asked = template.by_name.get(match[1]) if match else None
        if isinstance(asked, Table) and match and match[2]:
            if column := asked.by_name.get(match[3]):
                row = rows.setdefault(asked.name, {}).setdefault(int(match[2]), {})
                row[column.name] = as_typed(column, str(sent[name]))
        elif isinstance(asked, Field):
            told[asked.name] = sent.getlist(name) if asked.type == Type.CHOICES else as_typed(asked, str(sent[name]))
    for table in template.tables:
        if table.name in rows:
            known = rows[table.name]
            told[table.name] = [known[number] for number in sorted(known)]
    return told


def as_typed(field: Field, words: str) -> Any:
    """As the type reads it where it can; else as it was typed."""
    words = words.replace("\r\n", "\n")
    said = words.strip()
    if field.type == Type.NUMBER and DIGITS.fullmatch(said):
        number = int(re.sub(r"\D", "", said))
        return number if number <= LARGEST else said
    if field.type == Type.COUNTRY and said:
        return resolve(said).code or said
    return words if field.type == Type.PROSE else said


def received(template: Template, sent: Mapping[str, Any]) -> Particulars:
    """What a machine sent, whole. Raises Refusal 422 for what the template does not know or cannot read."""
    told: Particulars = {}
    for name, value in sent.items():
        asked = template.by_name.get(name)
        if asked is None:
            raise _unknown(name)
        if isinstance(asked, Field):
            told[name] = _received(asked, value, name)
        elif isinstance(value, list) and all(isinstance(row, dict) for row in value):
            told[name] = [_row(asked, row, f"{name}.{number}") for number, row in enumerate(value)]
        else:
            raise _unread(name)
    return told


def insist_few_rows(template: Template, particulars: Particulars) -> None:
    for table in template.tables:
        if len(particulars.get(table.name) or ()) > MOST_ROWS:
            raise Refusal(
                "text.too_long",
                _("“%(table)s” has too many rows; at most %(most)s fit here.") % {"table": table.label, "most": MOST_ROWS},
                _("Add rows up that belong together, or write a second report."),
                status=413,
                field=PREFIX + table.name,
            )  # fmt: skip


def _row(table: Table, row: Mapping[str, Any], place: str) -> Row:
    for name in row:
        if name not in table.by_name:
            raise _unknown(f"{place}.{name}")
    return {name: _received(table.by_name[name], value, f"{place}.{name}") for name, value in row.items()}


def _received(field: Field, value: Any, place: str) -> Any:
    if is_blank(value):
        return ""
    if not is_read(field, value):
        raise _unread(place)
    return value


def _unknown(place: str) -> Refusal:
    return Refusal(
        "report.unknown_field",
        _("Reports of this kind have no field “%(field)s”.") % {"field": place},
        _("Take the fields of its template, as /api/v1/reports/templates lists them."),
        status=422,
        field=PREFIX + place,
    )


def _unread(place: str) -> Refusal:
    return Refusal(
        "report.unknown_value",
        _("“%(field)s” has a value that reports do not know.") % {"field": place},
        _("Send it in the type that /api/v1/reports/templates names."),
        status=422,
        field=PREFIX + place,
    )
