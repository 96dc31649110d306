"""What comes of reading a register: deployments, cells to mend, and what the reader should know."""

from dataclasses import dataclass, field
from datetime import date


class Unfit(Exception):
    """A cell that cannot be taken as it stands, with what to do about it; `heard` is what somebody may explain."""

    def __init__(self, code: str, message: str, advice: str, *, kind: str = "", heard: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.advice = advice
        self.kind = kind
        self.heard = heard


@dataclass(frozen=True)
class CellError:
    """One thing to mend before anything of the file is stored."""

    row: int
    column: str
    cell: str
    value: str
    code: str
    message: str
    advice: str
    kind: str = ""  # of the words in `heard`, which somebody may say once what they mean
    heard: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellNote:
    """Something taken as it stands that a person should look at; it stops nothing."""

    row: int
    column: str
    code: str
    message: str


@dataclass(frozen=True)
class IncomingDeployment:
    row: int
    authority: str
    family_name: str
    given_name: str
    host: str
    host_type: str
    begins_on: date
    ends_on: date
    topics: tuple[str, ...]
    assistance: tuple[str, ...]
    duties_text: str = ""
    also_covers: tuple[str, ...] = ()
    share_percent: int | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    post: str = ""
    city: str = ""
    legal_basis: str = ""
    notified_on: date | None = None
    is_legacy: bool = False  # notified under Regulation (EC) 377/2004, and read as under today's (Art. 13)
    original_duties: str = ""


@dataclass
class Incoming:
    rows: list[IncomingDeployment] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    warnings: list[CellNote] = field(default_factory=list)
    not_read: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sheet: str | None = None
    header_row: int = 0
    columns: dict[str, str] = field(default_factory=dict)  # the headings of the file, and as what each was read
    fields: frozenset[str] = frozenset()  # what the file says anything about; the rest stays as it is

    @property
    def is_clean(self) -> bool:
        return not self.errors

    @property
    def bad_rows(self) -> list[int]:
        return sorted({error.row for error in self.errors})
