"""Ask the gate about files of every type that is opened; nothing found is printed, only where and what."""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from ilonet.lib.files import limits
from ilonet.lib.languages import CODES
from ilonet.lib.refusals import Refusal
from ilonet.screening.opened import FileVerdict, screen_file

STANDARD_INPUT = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="text, PDF, Office, OpenDocument, JPEG or PNG; - reads the standard input",
    )
    parser.add_argument("--language", default="en", choices=sorted(CODES), help="in which the texts are written")
    parser.add_argument("--json", action="store_true", help="answer as the interface does, one line a file")


def run(args: argparse.Namespace) -> int:
    """Ends with 0 when all files are clear, with 1 when something was found, with 2 when a file is not opened."""
    code = 0
    for name in args.files:
        try:
            found = _screen(name, args.language)
        except Refusal as refused:
            code = 2
            _tell_refusal(name, refused, as_json=args.json)
            continue
        code = max(code, int(found.verdict.verdict != "clear"))
        if args.json:
            print(json.dumps({"file": name, **found.as_json()}, ensure_ascii=False))
        else:
            _tell(name, found)
    return code


def _screen(name: str, language: str) -> FileVerdict:
    if name != STANDARD_INPUT:
        if not Path(name).is_file():
            raise Refusal(
                "screen.unreadable",
                _("“%(name)s” cannot be read: there is no such file.") % {"name": name},
                _("Give the path of a file."),
            )
        return screen_file(Path(name), language=language)
    with TemporaryDirectory(prefix="ilonet-input-") as folder:
        path = Path(folder) / "input"
        path.write_bytes(sys.stdin.buffer.read(limits.FILE_BYTES + 1))
        return screen_file(path, language=language)


def _tell_refusal(name: str, refused: Refusal, *, as_json: bool) -> None:
    if as_json:
        error = {"code": refused.code, "message": str(refused.message), "hint": str(refused.hint)}
        print(json.dumps({"file": name, "error": error}, ensure_ascii=False))
    print(f"{name}: {refused.message} {refused.hint}".strip(), file=sys.stderr)


def _tell(name: str, found: FileVerdict) -> None:
    print(f"{name}: {found.verdict.verdict}")
    for place in found.places:
        finding, text = place.finding, place.passage.text
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
        where = f"{finding.field}, {line}:{column}" if finding.field else f"{line}:{column}"
        said = f"{finding.kind}, {finding.certainty}: {finding.message} {finding.advice}"
        print(f"  {where}  {finding.class_}  {said}")
    if found.opened.unread_pictures:
        print(
            "  " + _("Pictures in which no words were looked for: %(count)d.") % {"count": found.opened.unread_pictures}
        )
