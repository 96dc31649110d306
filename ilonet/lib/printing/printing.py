"""Print a document: as PDF in a process of its own, so that none of it stays in the memory of the web; for Word at once."""

import json
import logging
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

import ilonet
from ilonet.lib.printing.parts import Paper
from ilonet.lib.printing.word import written
from ilonet.lib.refusals import Refusal

PDF, DOCX = "pdf", "docx"
FORMS = (PDF, DOCX)
SOURCE = str(Path(ilonet.__file__).parents[1])
START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from ilonet.lib.printing.pdf import main; main()"
SECONDS = 30
# On a machine of many cores each thread would reserve addresses beyond what the process is allowed.
SMALL = {"LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}

log = logging.getLogger("ilonet.printing")


def printed(paper: Paper, form: str) -> bytes:
    """Raises Refusal 503 where it cannot be laid out in time."""
    return written(paper) if form == DOCX else _as_pdf(paper)


def _as_pdf(paper: Paper) -> bytes:
    told = json.dumps(paper.told()).encode()
    words = [sys.executable, "-I", "-B", "-c", START, SOURCE]
    try:
        done = subprocess.run(
            words,
            input=told,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it may quote what was written
            timeout=SECONDS,
            check=True,
            env=SMALL,
        )
    except subprocess.SubprocessError as error:
        log.error("a document of %s parts was not printed: %s", len(paper.parts), type(error).__name__)  # noqa: TRY400
        raise _not_printed() from error
    return done.stdout


def _not_printed() -> Refusal:
    return Refusal(
        "paper.not_printed",
        _("The document could not be laid out as PDF."),
        _("Take it out for Word, or try again in some minutes."),
        status=503,
    )
