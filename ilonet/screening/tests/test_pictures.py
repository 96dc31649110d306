"""What a machine reads in a picture passes the gate like any other text, and says in which picture it stands."""

import shutil

import pytest

from ilonet.lib.files.sandbox import open_file
from ilonet.lib.files.tests.drawing import ZONE, page, png_of, qr, scan
from ilonet.screening.opened import judge

TESSERACT = shutil.which("tesseract")


def test_a_code_passes_the_gate_with_its_place(tmp_path):
    (tmp_path / "a.pdf").write_bytes(scan(page(code=qr(ZONE))))
    found = judge(open_file(tmp_path / "a.pdf"))
    assert found.verdict.verdict == "refused"
    assert {(one.finding.kind, one.finding.field) for one in found.places} == {
        ("mrz", "picture, page 1, a code in it (QR code or bar code)")
    }


@pytest.mark.skipif(not TESSERACT, reason="no tesseract is installed here: words in pictures are not read")
def test_tesseract_reads_a_zone_and_the_gate_finds_it(tmp_path, settings):
    settings.ILONET_OCR = TESSERACT
    drawn = page(*ZONE.split("\n"), size=30)
    for name, content in (("a.png", png_of(drawn)), ("a.pdf", scan(drawn))):
        (tmp_path / name).write_bytes(content)
        opened = open_file(tmp_path / name)
        assert opened.unread_pictures == 0
        assert "mrz" in {one.finding.kind for one in judge(opened).places}
