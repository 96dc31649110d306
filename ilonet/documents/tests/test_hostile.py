"""Hostile files through the door: each its stated refusal, nothing kept, nothing left, and the web stays as small as it was.

A sample in every run; `ILONET_HOSTILE=all` sends them all, each under four names.
"""

import os
import re
from pathlib import Path

import pytest

from ilonet.documents import store
from ilonet.lib.files.tests.making import docx, jpeg, opendocument, pdf
from ilonet.lib.files.tests.test_hostile import HOSTILE
from ilonet.reports.tests.test_files import files_seen, sent, to_the_west
from tests.cast import entering

SAMPLE = ("gif and archive", "zip bomb", "pdf script", "too many pixels", "deleted text", "box over a name")
WHOLE_SET = os.environ.get("ILONET_HOSTILE") == "all"
UNSETTLED = {
    "comment in a document": (
        "a.docx",
        docx(
            **{
                "word/comments.xml": "<w:comments xmlns:w='w'><w:comment><w:p><w:r><w:t>Ask him</w:t></w:r></w:p></w:comment></w:comments>"
            }
        ),
        "file.comments",
    ),
    "deleted text": (
        "a.docx",
        docx("<w:p><w:del><w:r><w:delText>the name</w:delText></w:r></w:del></w:p>"),
        "file.tracked_changes",
    ),
    "note on a page": ("a.pdf", pdf("<< /Type /Annot /Subtype /Text /Contents (look) >>"), "file.comments"),
    "box over a name": ("a.pdf", pdf("<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>"), "file.comments"),
    "note in opendocument": (
        "a.odt",
        opendocument("<office:annotation><text:p>Ask him</text:p></office:annotation>"),
        "file.comments",
    ),
}
CASES = HOSTILE | UNSETTLED
VARIANTS = {
    "as it is": lambda name: name,
    "in capitals": lambda name: name.upper(),
    "with a path": lambda name: f"../../{name}",
    "with a hidden turn": lambda name: f"\u202e{name}",
}


def chosen():
    if WHOLE_SET:
        return [(case, variant) for case in CASES for variant in VARIANTS]
    return [(case, "as it is") for case in SAMPLE]


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="this system does not tell the peak of memory")
def test_stated_refusals_and_nothing_left(cast):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, jpeg(), "warm.jpg")
    kept = {name for name, _ in store.names()}
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    before, wrong = _peak(), []
    for case, variant in chosen():
        name, content, code = CASES[case]
        answer = sent(amara, report, content, VARIANTS[variant](name))
        said = re.search(r'class="code">([\w.]+)<', answer.content.decode())
        if not (answer.status_code in {413, 422} and said and said[1] == code):
            wrong.append(f"{case} {variant}: {answer.status_code} {said and said[1]}, not {code}")
    assert not wrong, "\n".join(wrong)
    assert _peak() - before < 20 * 1024
    assert {name for name, _ in store.names()} == kept
    assert files_seen(cast, report) == {"amara"}  # the first one, which is none of these


def _peak():
    """In kilobytes, the most that this process has held."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])
