"""Ask the gate about text files, as POST /api/v1/screen does; nothing found is printed, only where and what."""

import argparse
import json
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from ilonet.lib.languages import CODES
from ilonet.lib.refusals import Refusal
from ilonet.screening.api import LONGEST
from ilonet.screening.finding import Verdict
from ilonet.screening.gate import screen

STANDARD_INPUT = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="text files in UTF-8; - reads the standard input")
    parser.add_argument("--language", default="en", choices=sorted(CODES), help="in which the texts are written")
    parser.add_argument("--json", action="store_true", help="answer as the interface does, one line a file")


def run(args: argparse.Namespace) -> int:
    """Ends with 0 when all files are clear, with 1 when something was found, with 2 when a file cannot be read."""
    clear = True
    for name in args.files:
        text = _read(name)
        verdict = screen(text, language=args.language)
        clear &= verdict.verdict == "clear"
        if args.json:
            print(json.dumps({"file": name, **verdict.as_json()}, ensure_ascii=False))
        else:
            _tell(name, text, verdict)
    return int(not clear)


def _read(name: str) -> str:
    try:
        written = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise Refusal(
            "screen.unreadable",
            _("“%(name)s” cannot be read: %(why)s.") % {"name": name, "why": error.strerror},
            _("Give the path of a text file."),
        ) from error
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "screen.not_text",
            _("“%(name)s” is no text in UTF-8 (byte %(place)d).") % {"name": name, "place": error.start + 1},
            _("Save it as plain text in UTF-8."),
        ) from error
    if len(text) > LONGEST:
        raise Refusal(
            "screen.too_long",
            _("“%(name)s” is longer than %(most)d characters.") % {"name": name, "most": LONGEST},
            _("Divide it into several files."),
        )
    return text


def _tell(name: str, text: str, verdict: Verdict) -> None:
    print(f"{name}: {verdict.verdict}")
    for found in verdict.findings:
        line = text.count("\n", 0, found.start) + 1
        column = found.start - (text.rfind("\n", 0, found.start) + 1) + 1
        print(f"  {line}:{column}  {found.class_}  {found.kind}, {found.certainty}: {found.message} {found.advice}")
