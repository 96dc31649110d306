"""The process that lays a document out as PDF: accessible (PDF/UA-1) and to be kept (PDF/A-2a); little memory and time.

It reads the document from its standard input and writes the file to its standard output. The words of people enter it
as values (`sys_inputs`), where nothing that they say is markup; it reads no file but its own page and fonts.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

import fontpkg_noto_sans
import typst

from ilonet.lib.printing.signs import without

PAGE = Path(__file__).with_name("paper.typ")
FONTS = [str(fontpkg_noto_sans.ROOT / "files")]
COMPILER: Any = typst.Compiler  # its own types cannot be inferred
STANDARDS: Any = ["ua-1", "a-2a"]
MEMORY_BYTES = 2 * 1024**3  # of addresses; what it really takes is about a hundred megabytes
PROCESSOR_SECONDS = 20


def main() -> None:
    for limit, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, PROCESSOR_SECONDS)):
        resource.setrlimit(limit, (most, most))
    sys.stdout.buffer.write(laid_out(json.load(sys.stdin)))
    sys.stdout.buffer.flush()


def laid_out(told: dict[str, Any]) -> bytes:
    """Where a sign has no letter in our fonts, once more with its number in its place: a PDF to be kept has no empty boxes."""
    missing = told.pop("missing")
    printer = COMPILER(PAGE, root=PAGE.parent, font_paths=FONTS, ignore_system_fonts=True)

    def compiled(told: dict[str, Any]) -> Any:
        return printer.compile(sys_inputs={"paper": json.dumps(told)}, format="pdf", pdf_standards=STANDARDS)

    try:
        return bytes(compiled(told | {"missing": ""}))
    except typst.TypstError:
        return bytes(compiled(without(told, compiled) | {"missing": missing}))
