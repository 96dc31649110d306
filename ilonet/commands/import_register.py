"""Load a register of officers from a spreadsheet: all of it, or nothing."""

import argparse
import json
import secrets
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ilonet.authorities.models import Authority
from ilonet.deployments.incoming.answers import CellError, Incoming
from ilonet.deployments.incoming.known import Known
from ilonet.deployments.incoming.reading import read_register
from ilonet.deployments.reference import known_today
from ilonet.directory.differences import KINDS, UNCHANGED, Loaded
from ilonet.directory.loading import load_register
from ilonet.lib.refusals import Refusal
from ilonet.loads.remembering import remembered

DONE, TO_MEND, REFUSED = 0, 1, 2
SHOWN = 200


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["register"], help="what is loaded")
    parser.add_argument(
        "file", type=Path, help="an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or a CSV file"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.add_argument("--authority", metavar="CODE", help="the one authority whose register this is")
    parser.add_argument("--legacy", action="store_true", help="the list was kept under Regulation (EC) No 377/2004")
    parser.add_argument("--sheet", metavar="NAME", help="which sheet of the workbook")


def run(args: argparse.Namespace) -> int:
    try:
        incoming = read_register(
            args.file,
            _known(args.authority),
            sheet=args.sheet,
            authority=args.authority,
            is_legacy=args.legacy,
            progress=Progress(),
        )
        loaded = load_register(incoming, by=None, dry_run=args.dry_run) if incoming.is_clean else None
    except Refusal as refusal:
        return _refuse(refusal, as_json=args.json)
    except OperationalError:
        return _refuse(_no_database(), as_json=args.json)
    if args.json:
        print(json.dumps(_as_json(incoming, loaded), ensure_ascii=False, indent=1))
    else:
        _tell(incoming, loaded)
    return DONE if loaded else TO_MEND


def _known(authority: str | None) -> Known:
    """With what the back office of the authority has explained on the web, where one authority is named."""
    known = known_today()
    found = Authority.objects.filter(code=authority).first() if authority else None
    return replace(known, wordings=remembered(found)) if found else known


class Progress:
    """On a terminal one line that counts; in a log one line at the start."""

    def __init__(self) -> None:
        self._on_terminal = sys.stderr.isatty()

    def __call__(self, done: int, of: int) -> None:
        if self._on_terminal:
            end = "\n" if done == of else ""
            print("\r" + _("Reading row %(done)d of %(of)d") % {"done": done, "of": of}, end=end, file=sys.stderr)
        elif done == 1:
            print(_("Reading %(of)d rows") % {"of": of}, file=sys.stderr)


def _tell(incoming: Incoming, loaded: Loaded | None) -> None:
    for note in incoming.notes:
        print(note)
    if incoming.not_read:
        print(_("Columns not read: %(titles)s.") % {"titles": ", ".join(incoming.not_read)})
    for warning in incoming.warnings[:SHOWN]:
        print(_("Row %(row)d: %(message)s") % {"row": warning.row, "message": warning.message})
    if loaded is None:
        _tell_errors(incoming)
        return
    said = _("%(created)d created, %(changed)d changed, %(ended)d ended, %(unchanged)d unchanged.")
    print(said % loaded.counts)
    if loaded.absent:
        print(
            _("%(count)d present deployments of these authorities are not in the file; they were left alone.")
            % {"count": loaded.absent}
        )
    if not loaded.stored:
        print(_("This was a trial run: nothing was stored."))


def _tell_errors(incoming: Incoming) -> None:
    for error in incoming.errors[:SHOWN]:
        print(_line(error))
    if len(incoming.errors) > SHOWN:
        print(_("… and %(count)d more; --json shows all of them.") % {"count": len(incoming.errors) - SHOWN})
    count = len(incoming.bad_rows)
    told = ngettext(
        "%(count)d row has to be mended. Nothing was stored.",
        "%(count)d rows have to be mended. Nothing was stored.",
        count,
    )
    print(told % {"count": count})


def _line(error: CellError) -> str:
    place = ", ".join(part for part in (error.column, error.cell) if part)
    row = _("Row %(row)d") % {"row": error.row}
    head = f"{row} ({place})" if place else row
    value = f" “{error.value}”" if error.value and error.value not in error.message else ""
    return f"{head}:{value} {error.message} {error.advice}"


def _as_json(incoming: Incoming, loaded: Loaded | None) -> dict[str, Any]:
    differences = loaded.differences if loaded else ()
    return {
        "stored": bool(loaded and loaded.stored),
        "rows_read": len(incoming.rows),
        "sheet": incoming.sheet,
        "counts": loaded.counts if loaded else dict.fromkeys(KINDS, 0),
        "absent": loaded.absent if loaded else 0,
        "differences": [
            {"row": one.row, "kind": one.kind, "fields": one.fields} for one in differences if one.kind != UNCHANGED
        ],
        "errors": [asdict(error) for error in incoming.errors],
        "warnings": [asdict(warning) for warning in incoming.warnings],
        "not_read": incoming.not_read,
        "notes": incoming.notes,
    }


def _refuse(refusal: Refusal, *, as_json: bool) -> int:
    ref = secrets.token_hex(4)
    told = {"code": refusal.code, "message": str(refusal.message), "hint": str(refusal.hint), "ref": ref}
    if as_json:
        print(json.dumps({"error": told}, ensure_ascii=False, indent=1))
    else:
        print(f"{told['message']} {told['hint']} ({told['code']}, {ref})", file=sys.stderr)
    return REFUSED


def _no_database() -> Refusal:
    return Refusal(
        "database.unreachable",
        _("The database does not answer."),
        _("Start ilonet (make run), or name your own PostgreSQL in DATABASE_URL."),
        status=503,
    )
