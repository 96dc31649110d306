"""What one row says about one deployment: every cell judged, so that all of a row's mistakes show at once."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from ilonet.deployments.incoming import legacy
from ilonet.deployments.incoming.answers import CellError, CellNote, IncomingDeployment, Unfit
from ilonet.deployments.incoming.authorities import read_authority
from ilonet.deployments.incoming.contacts import read_emails, read_phones
from ilonet.deployments.incoming.countries import read_countries, read_host
from ilonet.deployments.incoming.days import read_day
from ilonet.deployments.incoming.duties import missing_duties, read_duties
from ilonet.deployments.incoming.gate import insist_fit
from ilonet.deployments.incoming.headers import Columns
from ilonet.deployments.incoming.hosts import read_host_type
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.incoming.names import read_given_name, read_name, split_name
from ilonet.deployments.incoming.shares import read_share
from ilonet.deployments.incoming.wordings import DATES
from ilonet.deployments.incoming.words import shown
from ilonet.lib.spreadsheets.cells import Formula, Row, Unreadable, Value

LONGEST_TEXT = 500
LONGEST_ORIGINAL = 300
TEXTS = {"duties_text": 500, "post": 40, "city": 80, "legal_basis": 200}


class RowReading:
    """One pass over one row; what fails is written down and the pass goes on."""

    def __init__(self, row: Row, columns: Columns, known: Known, *, merged: set[int], month_first: set[str]) -> None:
        self.row = row
        self.columns = columns
        self.known = known
        self.merged = merged
        self.month_first = month_first
        self.errors: list[CellError] = []
        self.warnings: list[CellNote] = []

    def deployment(self) -> IncomingDeployment | None:
        """The deployment, or nothing where a cell has to be mended first."""
        authority = self._authority()
        family_name, given_name = self._names()
        host = self._read("host", lambda cell: read_host(_text(cell), self.known), needed=True)
        host_type = self._read("host_type", lambda cell: read_host_type(_text(cell), self.known.wordings), needed=True)
        begins_on, ends_on = self._period()
        topics, assistance = self._duties()
        also_covers = self._read("also_covers", lambda cell: read_countries(_text(cell), self.known)) or ()
        share = self._read("share", read_share)
        emails = self._read("email", lambda cell: read_emails(_text(cell))) or ()
        phones = self._read("phone", read_phones) or ()
        texts = {field: self._read(field, _short(limit)) or "" for field, limit in TEXTS.items()}
        notified_on = self._day("notified_on", needed=False)
        self._too_wide()
        if self.errors:
            return None
        self._remark(host, also_covers, begins_on, ends_on, reachable=bool(emails or phones))
        return IncomingDeployment(
            row=self.row.number,
            authority=authority,
            family_name=family_name,
            given_name=given_name,
            host=host,
            host_type=host_type,
            begins_on=begins_on,
            ends_on=ends_on,
            topics=topics,
            assistance=assistance,
            also_covers=tuple(code for code in also_covers if code != host),
            share_percent=share,
            emails=emails,
            phones=phones,
            notified_on=notified_on,
            is_legacy=self.is_legacy,
            original_duties=self._original_duties(),
            **texts,
        )

    def fail(self, field: str, unfit: Unfit) -> None:
        place = self.columns.places.get(field)
        self.errors.append(
            CellError(
                row=self.row.number,
                column=self.columns.title(field),
                cell=f"{get_column_letter(place + 1)}{self.row.number}" if place is not None else "",
                value=_as_shown(self._cell(field)),
                code=unfit.code,
                message=unfit.message,
                advice=unfit.advice,
                kind=unfit.kind,
                heard=(self.columns.title(field),) if unfit.kind == DATES else unfit.heard,
            )
        )

    @property
    def is_legacy(self) -> bool:
        """Of the whole list, as somebody said or its headings show; or of this row, by its legal basis."""
        basis = self._cell("legal_basis")
        return self.known.is_legacy or (isinstance(basis, str) and legacy.names_it(basis))

    def _original_duties(self) -> str:
        """What the old list said stays beside what it means today (Art. 13)."""
        cell = self._cell("duties")
        return _text(cell)[:LONGEST_ORIGINAL] if self.is_legacy and cell is not None else ""

    def _cell(self, field: str) -> Value:
        place = self.columns.places.get(field)
        if place is None or place >= len(self.row.cells):
            return None
        return self.row.cells[place]

    def _read(self, field: str, reading: Callable[[Value], Any], *, needed: bool = False) -> Any:
        try:
            return self._judged(field, reading, needed=needed)
        except Unfit as unfit:
            self.fail(field, unfit)
            return None

    def _judged(self, field: str, reading: Callable[[Value], Any], *, needed: bool) -> Any:
        cell = self._cell(field)
        if self.columns.places.get(field) in self.merged:
            raise Unfit(
                "cell.merged",
                _("The cell is merged with its neighbours, so its value stands in the first of them only."),
                _("Split the merged cells and write the value in each row."),
            )
        if cell is None:
            if needed:
                raise Unfit("cell.missing", _("The cell is empty."), _("Fill it in; every deployment needs it."))
            return None
        _check_cell(cell)
        return reading(cell)

    def _authority(self) -> str:
        if self.known.only_authority and self._cell("authority") is None:
            return self.known.only_authority
        return self._read("authority", lambda cell: read_authority(_text(cell), self.known), needed=True) or ""

    def _names(self) -> tuple[str, str]:
        if "full_name" in self.columns.places:
            return self._read("full_name", lambda cell: split_name(_text(cell)), needed=True) or ("", "")
        family = self._read("family_name", lambda cell: read_name(_text(cell)), needed=True)
        given = self._read("given_name", lambda cell: read_given_name(_text(cell)), needed=True)
        return family or "", given or ""

    def _duties(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._cell("duties") is None and self.columns.places.get("duties") not in self.merged:
            self.fail("duties", missing_duties())
            return (), ()
        return self._read(
            "duties", lambda cell: read_duties(_text(cell), self.known.wordings, is_legacy=self.is_legacy)
        ) or ((), ())

    def _period(self) -> tuple[date, date]:
        """Both days are notified: start and end, or the end that is planned (Arts 2(2), 4(1))."""
        begins_on = self._day("begins_on")
        ends_on = self._day("ends_on")
        if begins_on and ends_on and ends_on < begins_on:
            self.fail(
                "ends_on",
                Unfit(
                    "period.ends_before_start",
                    _("The deployment ends on %(end)s, before it begins on %(start)s.")
                    % {"end": ends_on.isoformat(), "start": begins_on.isoformat()},
                    _("Check both dates; they may have changed places."),
                ),
            )
        return begins_on or date.min, ends_on or date.max

    def _day(self, field: str, *, needed: bool = True) -> date | None:
        month_first = field in self.month_first
        order = self.known.wordings.means(DATES, self.columns.title(field))
        return self._read(field, lambda cell: read_day(cell, month_first=month_first, order=order), needed=needed)

    def _too_wide(self) -> None:
        """More cells than headings: a separator inside a value has pushed the rest to the right."""
        beyond = [cell for cell in self.row.cells[self.columns.width :] if cell is not None]
        if not beyond:
            return
        letter = get_column_letter(self.columns.width + 1)
        self.errors.append(
            CellError(
                row=self.row.number,
                column="",
                cell=f"{letter}{self.row.number}",
                value=_as_shown(beyond[0]),
                code="row.too_many_cells",
                message=_("The row has more cells than there are headings."),
                advice=_(
                    "Put values with a separator inside into quotation marks, or remove what stands too far right."
                ),
            )
        )

    def _remark(
        self, host: str, also_covers: tuple[str, ...], begins_on: date, ends_on: date, *, reachable: bool
    ) -> None:
        if host in self.known.associated:
            self._warn(
                "host", "host.associated", _("The host is a Schengen-associated country; check that this is meant.")
            )
        if host in also_covers:
            self._warn(
                "also_covers", "also_covers.host", _("The host country itself was left out of the countries covered.")
            )
        if any(code in self.known.associated for code in also_covers):
            self._warn(
                "also_covers",
                "also_covers.associated",
                _("A Schengen-associated country is covered; check that this is meant."),
            )
        if (ends_on - begins_on).days > self.known.longest_years * 366:
            self._warn(
                "ends_on",
                "period.long",
                _("The deployment is longer than %(years)d years.") % {"years": self.known.longest_years},
            )
        if not reachable:
            self._warn("email", "contact.none", _("There is neither an e-mail address nor a telephone number."))

    def _warn(self, field: str, code: str, message: str) -> None:
        self.warnings.append(CellNote(self.row.number, self.columns.title(field), code, message))


def _check_cell(cell: Value) -> None:
    if isinstance(cell, Formula):
        raise Unfit(
            "cell.formula",
            _("The cell holds a formula; formulas are never calculated here."),
            _("Copy the cell and paste it as a value."),
        )
    if isinstance(cell, Unreadable):
        raise Unfit(
            "cell.error_value",
            _("The cell shows an error instead of a value."),
            _("Type the value itself."),
        )
    if isinstance(cell, str):
        _check_text(cell)


def _check_text(text: str) -> None:
    _check_length(text, LONGEST_TEXT)
    for place, character in enumerate(text, start=1):
        if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn") and character not in "\n\r\t":
            raise Unfit(
                "text.control_characters",
                _("The text contains an invisible control character at position %(place)d.") % {"place": place},
                _("Type the text again instead of pasting it."),
            )


def _check_length(text: str, limit: int) -> None:
    if len(text) > limit:
        raise Unfit(
            "text.too_long",
            _("The text is longer than %(limit)d characters.") % {"limit": limit},
            _("Shorten it to what the heading asks for."),
        )


def _short(limit: int) -> Callable[[Value], str]:
    def read(cell: Value) -> str:
        text = _text(cell)
        _check_length(text, limit)
        insist_fit(text)
        return text

    return read


def _text(cell: Value) -> str:
    if isinstance(cell, bool | date):
        raise Unfit(
            "cell.not_text", _("A text is expected here."), _("Check that the value stands in the right column.")
        )
    return " ".join(str(cell).split(" ")).strip()


def _as_shown(cell: Value) -> str:
    if cell is None:
        return ""
    return shown(cell.text if isinstance(cell, Formula | Unreadable) else cell)
