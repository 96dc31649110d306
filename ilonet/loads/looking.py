"""One look at a list: how its columns were understood, what it asks, what has to be mended, and what it would change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ilonet.deployments.incoming.reading import headings_of, read_register
from ilonet.deployments.incoming.wordings import key_of
from ilonet.deployments.reference import known_today
from ilonet.directory.differences import UNCHANGED, Absent, Difference, Loaded
from ilonet.directory.loading import load_register
from ilonet.lib.refusals import Refusal
from ilonet.loads.models import Load, Stage
from ilonet.loads.remembering import remembered

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.deployments.incoming.answers import CellError, Incoming
    from ilonet.deployments.incoming.known import Known
    from ilonet.directory.taking_over import Progress

ABOUT_COLUMNS = {"columns.missing", "columns.repeated"}
MOST_ROWS_NAMED = 8


@dataclass
class Look:
    """What is shown of one look; plain values, sealed into the row of the load."""

    columns: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refusal: dict[str, str] | None = None
    differences: list[dict[str, Any]] = field(default_factory=list)
    missing: list[dict[str, Any]] = field(default_factory=list)
    has_moved: bool = False  # the register changed after the last look

    @property
    def stage(self) -> Stage:
        if self.asked or (self.refusal and self.refusal["code"] in ABOUT_COLUMNS):
            return Stage.TO_SAY
        return Stage.TO_MEND if self.errors or self.refusal else Stage.READY


def look(load: Load, *, by: Actor, progress: Progress | None = None) -> None:
    """Raises Refusal for a file that is no register at all."""
    known = replace(known_today(), wordings=remembered(load.authority))
    seen = Look()
    loaded = None
    try:
        incoming = read(load, known, progress)
        _take(seen, incoming)
        load.rows = len(incoming.rows) + len(incoming.bad_rows)
        if incoming.is_clean:
            loaded = load_register(incoming, by=by, dry_run=True)
    except Refusal as refusal:
        if load.rows == 0 and refusal.code not in ABOUT_COLUMNS:
            raise
        _refuse(seen, refusal, load, known)
    show(load, seen, loaded)


def read(load: Load, known: Known, progress: Progress | None = None) -> Incoming:
    about = load.about
    return read_register(
        load.content,
        known,
        filename=about["filename"],
        sheet=about["sheet"],
        authority=load.authority.code,
        is_legacy=load.is_legacy,
        progress=progress,
    )


def show(load: Load, seen: Look, loaded: Loaded | None) -> None:
    if loaded:
        seen.differences = [_difference(one) for one in loaded.differences if one.kind != UNCHANGED]
        seen.missing = [_absent(one) for one in loaded.missing]
    counts = {**loaded.counts, "missing": loaded.absent} if loaded else {}
    load.show(vars(seen), seen.stage, digest=loaded.digest if loaded else "", counts=counts)


def show_again(load: Load, loaded: Loaded) -> None:
    """The register has moved between look and confirmation: the difference as it is now, nothing applied."""
    seen = Look(**load.seen)
    seen.has_moved = True
    show(load, seen, loaded)


def show_refusal(load: Load, refusal: Refusal) -> None:
    seen = Look(**load.seen)
    seen.refusal = {"code": refusal.code, "message": str(refusal.message), "hint": str(refusal.hint)}
    load.show(vars(seen), Stage.TO_MEND)


def _take(seen: Look, incoming: Incoming) -> None:
    seen.columns, seen.notes = incoming.columns, incoming.notes
    seen.warnings = [{"row": one.row, "message": one.message} for one in incoming.warnings]
    seen.asked = _asked(incoming.errors)
    seen.errors = [
        {name: getattr(one, name) for name in ("row", "column", "cell", "value", "code", "message", "advice")}
        for one in incoming.errors
        if not one.heard
    ]


def _asked(errors: list[CellError]) -> list[dict[str, Any]]:
    """Each strange word once, however many rows have it."""
    words: dict[tuple[str, str], dict[str, Any]] = {}
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for error in errors:
        for heard in error.heard:
            key = error.kind, key_of(heard)
            words.setdefault(key, {"kind": error.kind, "heard": heard, "example": error.value})
            rows[key].append(error.row)
    return [
        {**words[key], "rows": found[:MOST_ROWS_NAMED], "count": len(set(found))}
        for key, found in sorted(rows.items(), key=lambda pair: pair[1][0])
    ]


def _refuse(seen: Look, refusal: Refusal, load: Load, known: Known) -> None:
    seen.refusal = {"code": refusal.code, "message": str(refusal.message), "hint": str(refusal.hint)}
    if refusal.code in ABOUT_COLUMNS:
        about = load.about
        seen.columns = headings_of(load.content, known, filename=about["filename"], sheet=about["sheet"])


def _difference(one: Difference) -> dict[str, Any]:
    first, last = one.period or (None, None)
    return {
        "row": one.row,
        "kind": one.kind,
        "officer": one.officer,
        "host": one.host,
        "city": one.city,
        "from": first and first.isoformat(),
        "until": last and last.isoformat(),
        "deployment": one.deployment and str(one.deployment),
        "changes": [
            {"field": change.field, "before": _plain(change.before), "after": _plain(change.after)}
            for change in one.changes
        ],
    }


def _absent(one: Absent) -> dict[str, Any]:
    return {
        "deployment": str(one.deployment),
        "host": one.host,
        "city": one.city,
        "from": one.from_on.isoformat(),
        "until": one.until_on.isoformat(),
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
