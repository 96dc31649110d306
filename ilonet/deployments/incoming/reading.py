"""How a register of any layout becomes deployments, or a list of cells to mend (Arts 2, 4)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from ilonet.deployments.incoming import legacy
from ilonet.deployments.incoming.answers import CellError, Incoming, IncomingDeployment, Unfit
from ilonet.deployments.incoming.authorities import find_authority
from ilonet.deployments.incoming.between import double_posts, repeats, two_places
from ilonet.deployments.incoming.days import american
from ilonet.deployments.incoming.deployment import RowReading
from ilonet.deployments.incoming.headers import LOOK_WITHIN, Columns, columns_of, field_of, find_header, has_header
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.incoming.wordings import Wordings
from ilonet.deployments.incoming.words import shown
from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.cells import Merge, Row, Table, Value
from ilonet.lib.spreadsheets.reading import read_table

Progress = Callable[[int, int], None]
MOST_MERGES = 200


def read_register(
    source: Path | bytes,
    known: Known,
    *,
    filename: str = "",
    sheet: str | None = None,
    authority: str | None = None,
    is_legacy: bool = False,
    progress: Progress | None = None,
) -> Incoming:
    """`authority` names the one authority of a file that has no such column."""
    known = replace(known, is_legacy=known.is_legacy or is_legacy)
    if authority:
        known = replace(known, only_authority=_named_authority(authority, known))
    table = read_table(source, filename, sheet=sheet, fits=lambda rows: has_header(rows, known.wordings))
    rows = list(table.rows)
    header = find_header(rows, known.wordings)
    columns = columns_of(header, authority_is_given=bool(known.only_authority), known=known.wordings)
    known = replace(known, is_legacy=known.is_legacy or any(map(legacy.names_it, columns.titles.values())))
    incoming = Incoming(
        sheet=table.sheet,
        header_row=header.number,
        not_read=columns.not_read,
        notes=list(table.notes),
        columns=_understood(columns),
        fields=frozenset(columns.places),
    )
    body = _body(rows, columns, incoming)
    _read_rows(body, columns, known, table, incoming, progress)
    _compare_rows(incoming, columns)
    if any(row.is_legacy for row in incoming.rows):
        incoming.notes.append(
            _(
                "Rows of Regulation (EC) No 377/2004 keep that basis and their own words; their topics are read as those of today (Art. 13)."
            )
        )
    _note_hidden(table, header, incoming)
    return incoming


def headings_of(source: Path | bytes, known: Known, *, filename: str = "", sheet: str | None = None) -> dict[str, str]:
    """What the columns are called and as what each would be read, where the whole could not be read yet."""
    table = read_table(source, filename, sheet=sheet, fits=lambda rows: has_header(rows, known.wordings))
    header = find_header(list(islice(table.rows, LOOK_WITHIN)), known.wordings)
    titles = [shown(cell) for cell in header.cells if isinstance(cell, str)]
    return {title: field_of(title, known.wordings) or "" for title in titles}


def has_more_rows(than: int, source: Path | bytes, wordings: Wordings, *, filename: str, sheet: str | None) -> bool:
    """Counted, not guessed by size: one row can stand in few bytes for thousands. What cannot be read has none."""
    try:
        table = read_table(source, filename, sheet=sheet, fits=lambda rows: has_header(rows, wordings))
        return any(True for _row in islice(table.rows, than, None))
    except Refusal:
        return False


def _understood(columns: Columns) -> dict[str, str]:
    fields = {place: field for field, place in columns.places.items()}
    return {title: fields.get(place, "") for place, title in columns.titles.items()}


def _named_authority(text: str, known: Known) -> str:
    try:
        return find_authority(text, known)
    except Unfit as unfit:
        raise Refusal(unfit.code, unfit.message, unfit.advice, field="authority") from unfit


def _body(rows: list[Row], columns: Columns, incoming: Incoming) -> list[Row]:
    """What stands below the headings, less headings that were repeated on a new page."""
    body = []
    for row in rows:
        if row.number <= columns.row:
            continue
        if _is_heading(row, columns):
            incoming.notes.append(_("Row %(row)d repeats the headings and was passed over.") % {"row": row.number})
            continue
        body.append(row)
    if not body:
        raise Refusal(
            "table.no_rows",
            _("There are headings in row %(row)d, but no rows below them.") % {"row": columns.row},
            _("Check that the right file and sheet were chosen."),
            status=422,
        )
    return body


def _is_heading(row: Row, columns: Columns) -> bool:
    found = [field_of(cell) for cell in row.cells if isinstance(cell, str)]
    return sum(field is not None for field in found) >= max(3, len(columns.places) - 1)


def _read_rows(
    body: list[Row], columns: Columns, known: Known, table: Table, incoming: Incoming, progress: Progress | None
) -> None:
    month_first = {
        field for field in ("begins_on", "ends_on", "notified_on") if american(_column(body, columns.places.get(field)))
    }
    merges = _merges(table.merged, columns)
    for count, row in enumerate(body, start=1):
        merged = _merged_places(row, merges)
        if _is_remark(row, columns) and not merged:
            incoming.errors.append(_no_deployment(row))
        else:
            reading = RowReading(row, columns, known, merged=merged, month_first=month_first)
            deployment = reading.deployment()
            incoming.errors.extend(reading.errors)
            incoming.warnings.extend(reading.warnings)
            if deployment:
                incoming.rows.append(deployment)
        if progress:
            progress(count, len(body))


def _column(body: list[Row], place: int | None) -> list[Value]:
    return [row.cells[place] for row in body if place is not None and place < len(row.cells)]


def _merges(found: list[Merge], columns: Columns) -> list[Merge]:
    below = [merge for merge in found if merge.last_row > columns.row]
    if len(below) > MOST_MERGES:
        raise Refusal(
            "table.merged_cells",
            _("The table has more than %(limit)d merged cells.") % {"limit": MOST_MERGES},
            _("Select the whole sheet, split the merged cells and fill in every row."),
            status=422,
        )
    return below


def _merged_places(row: Row, merges: list[Merge]) -> set[int]:
    """Columns of this row whose value stands in another cell."""
    places: set[int] = set()
    for merge in merges:
        if merge.first_row <= row.number <= merge.last_row:
            start = merge.first_column + (1 if row.number == merge.first_row else 0)
            places.update(range(start, min(merge.last_column, 200) + 1))
    return places


def _is_remark(row: Row, columns: Columns) -> bool:
    """A total, a signature, a footnote: one cell filled where a deployment needs many."""
    filled = {place for place, cell in enumerate(row.cells) if cell is not None}
    return len(filled & set(columns.places.values())) <= 1 and len(columns.places) > 3


def _no_deployment(row: Row) -> CellError:
    place, cell = next((place, cell) for place, cell in enumerate(row.cells) if cell is not None)
    return CellError(
        row=row.number,
        column="",
        cell=f"{get_column_letter(place + 1)}{row.number}",
        value=shown(getattr(cell, "text", cell)),
        code="row.not_a_deployment",
        message=_("The row is no deployment: nearly all of its cells are empty."),
        advice=_("Delete totals, remarks and signatures below the table, or fill in the row."),
    )


def _compare_rows(incoming: Incoming, columns: Columns) -> None:
    unfit = [(row, "", found) for row, found in repeats(incoming.rows).items()]
    repeated = {row for row, _title, _found in unfit}
    once = [deployment for deployment in incoming.rows if deployment.row not in repeated]
    unfit += [(row, columns.title("post"), found) for row, found in double_posts(once).items()]
    by_row = {deployment.row: deployment for deployment in incoming.rows}
    for row, title, found in unfit:
        value = shown(_name(by_row[row]) if not title else by_row[row].post)
        incoming.errors.append(CellError(row, title, "", value, found.code, found.message, found.advice))
    bad = set(incoming.bad_rows)
    incoming.rows = [deployment for deployment in incoming.rows if deployment.row not in bad]
    incoming.warnings.extend(two_places(incoming.rows))
    incoming.errors.sort(key=lambda error: error.row)


def _name(deployment: IncomingDeployment) -> str:
    return f"{deployment.family_name}, {deployment.given_name}"


def _note_hidden(table: Table, header: Row, incoming: Incoming) -> None:
    hidden = [row for row in table.hidden_rows if row > header.number]
    if hidden:
        rows = ", ".join(map(str, hidden[:10])) + (" …" if len(hidden) > 10 else "")
        incoming.notes.append(_("Rows hidden in the sheet were read as well: %(rows)s.") % {"rows": rows})
