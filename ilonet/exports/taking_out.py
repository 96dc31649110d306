"""Take a list out: marked, stamped, counted and recorded, row by row (AC09, AC19, AC20, AC35; R-SEC-4)."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Model
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ilonet.audit.recording import LONGEST, record
from ilonet.exports.budget import insist_on_budget
from ilonet.exports.exported import FOR_THE_ENTITLED, Cell, Exported
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.writing import stream_csv, stream_xlsx

if TYPE_CHECKING:
    from ilonet.access.actor import Actor

CSV, XLSX = "csv", "xlsx"
FORMATS = (CSV, XLSX)
IN_MEMORY = 1_000_000  # bytes; what is larger waits in a nameless file of this machine
MOST_NOTED = 12


@dataclass(frozen=True)
class Mark:
    """What stands on the first row and in the name of the file."""

    label: Any = FOR_THE_ENTITLED
    in_name: str = "art-9-3"
    besides: Any = ""  # what is left out, said of every such list whether or not something was


ENTITLED = Mark()


@dataclass(frozen=True)
class Taken:
    """A file ready to be sent; it is gone once it is closed."""

    name: str
    file: IO[bytes]
    rows: int


def take_out(
    what: Exported,
    rows: Iterable[Any],
    *,
    by: Actor,
    form: str,
    asked: Mapping[str, Any],
    said: Sequence[str] = (),
    mark: Mark = ENTITLED,
    texts: frozenset[str] = frozenset(),
    noted: Mapping[str, Any] | None = None,
) -> Taken:
    """`rows` come from a queryset that was opened for `by`, never from a model; `said` are the filters in words.

    Of the filters in which people write freely (`texts`) the audit keeps the name alone. Raises Refusal when the
    person's budget is used up or the list is longer than may leave at once.
    """
    if isinstance(rows, type) and issubclass(rows, Model):
        raise TypeError("an exporter takes rows that were opened for somebody, never a model")
    if by.restraint:
        raise by.restraint.refusal("take_out")
    insist_on_budget(by)
    reference = uuid.uuid4()
    filters = {
        name: value for name, value in sorted(asked.items()) if value and name not in {"format", "after", "page"}
    }
    file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 — closed by whoever sends it
    above = _above(what, by, reference, mark, list(said) or [f"{name}={value}" for name, value in filters.items()])
    told = _no_more_than_may_leave(what.row(one) for one in rows)
    try:
        if form == CSV:
            count = stream_csv(file, above, told)
        else:
            label = f"{mark.label} · {reference}"
            count = stream_xlsx(file, str(what.title), above, told, created=by.now, marking=label, comments=label)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    told_audit = {
        "list": what.name,
        "format": form,
        "rows": count,
        "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
        "asked": _kept(filters, texts),
    }
    file.seek(0)
    record("list.exported", by=by, noun="exports.list", public_id=reference, noted=told_audit | dict(noted or {}))
    return Taken(named(by, form, what.name, mark.in_name), file, count)


def stamped(by: Actor, reference: uuid.UUID) -> str:
    """In which function, when, and the number of this copy."""
    return _("Taken out by %(hat)s on %(moment)s; copy %(reference)s") % {
        "hat": by.hat.label if by.hat else "",
        "moment": localtime(by.now).strftime("%Y-%m-%d %H:%M %Z"),
        "reference": reference,
    }


def named(by: Actor, form: str, *words: str) -> str:
    """Letters, digits and hyphens: no name of ours can be taken for a path or a header."""
    return f"{re.sub(r'[^A-Za-z0-9-]+', '-', '-'.join(('ilonet', *words, by.today.isoformat())))}.{form}"


def _above(what: Exported, by: Actor, reference: uuid.UUID, mark: Mark, said: Sequence[str]) -> list[list[Cell]]:
    """Who, when, what was asked; then the titles of the columns."""
    narrowed = "; ".join(said) if said else _("nothing: the whole list that this reader may see")
    first = f"{mark.label}. {mark.besides}" if mark.besides else str(mark.label)
    return [
        [first],
        [f"ilonet · {what.title}. {stamped(by, reference)}"],
        [_("Narrowed by: %(filters)s") % {"filters": narrowed}],
        [],
        [*what.head],
    ]


def _no_more_than_may_leave(rows: Iterable[list[Cell]]) -> Iterator[list[Cell]]:
    most = settings.ILONET_EXPORT_ROWS
    for number, row in enumerate(rows, start=1):
        if number > most:
            raise Refusal(
                "export.too_long",
                _("This list is longer than may leave at once: more than %(most)s rows.") % {"most": most},
                _("Narrow it, for example by country or by a period, and take out the parts you need."),
                status=409,
            )
        yield row


def _kept(filters: Mapping[str, Any], texts: frozenset[str]) -> list[str]:
    """Codes and days, so that the audit can say which list it was; never what somebody wrote."""
    told = [name if name in texts else f"{name}={value}" for name, value in filters.items()]
    return [one[:LONGEST] for one in told[:MOST_NOTED]]
