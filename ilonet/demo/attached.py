"""Which files lie beside the invented reports? Made here, and taken in by the same way as anybody's."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import models, transaction
from PIL import Image, ImageDraw
from xlsxwriter import Workbook

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.documents.explaining import say_seen
from ilonet.documents.models import File
from ilonet.documents.quarantine import fresh
from ilonet.documents.taking import Belonging, take
from ilonet.reports.models import Report
from ilonet.reports.words import index
from ilonet.standing.acting import acting_as

BECAUSE = "the demonstration's files come with a version that is out, and are found by their words"
INK, PAPER, SHADE, LINE = "#1a1a1a", "#f4f1e8", "#c9c2ad", "#8a8370"
MONTHS = (("June", 412, 17), ("July", 388, 15), ("August", 301, 11))
STEPS = (
    "Count what was seen, not what was said to have been seen.",
    "Write where and since when; leave out who.",
    "Grade the source and the information before you release.",
)


def attach_files() -> None:
    """One of each to the newest report of that kind by somebody of the cast, as if it had come with the version shown.

    Its author looks at it first, as before any release.
    """
    for persona, kind, name, make in FILES:
        account = Account.objects.get(persona=persona)
        with transaction.atomic():
            actor = acting_as(account.pk)
            rows = Report.objects.visible_to(actor).released().filter(post__in=actor.post_ids).exclude(tlp="red")
            report = rows.select_related("post").order_by(*_nearest(kind), "-released_at").first()
            if report is None:
                continue
            with fresh() as source:
                source.write(make())
                to = Belonging(report.public_id, report.released_version + 1, report.post.circle_id, "en")
                file = take(source, name, to, by=actor)
            if file.asks_for_eyes:
                say_seen(file, by=actor)
        with as_the_system(because=BECAUSE):
            File.objects.unrestricted(because=BECAUSE).filter(pk=file.pk).update(since=report.released_version)
            index(report)


def _nearest(kind: str) -> tuple[models.Case, ...]:
    return (models.Case(models.When(kind=kind, then=0), default=1),)


def specimen() -> bytes:
    """A data page of no state: what is drawn is where to look, and nobody is on it."""
    picture = Image.new("RGB", (1000, 700), PAPER)
    pen = ImageDraw.Draw(picture)
    for y in range(0, 700, 14):
        pen.line([(0, y), (1000, y + 120)], fill="#e6e0cf", width=2)
    pen.rectangle([60, 120, 340, 480], fill=SHADE, outline=LINE, width=3)
    for y in (150, 220, 290, 360, 430):
        pen.rectangle([390, y, 920, y + 34], fill=INK)
    pen.rectangle([60, 560, 940, 650], fill=INK)
    pen.ellipse([700, 330, 960, 590], outline="#b3261e", width=8)
    pen.text((60, 50), "SPECIMEN  -  data page, all fields blanked", fill=INK, font_size=32)
    pen.text((580, 600), "thread breaks off here", fill=PAPER, font_size=26)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def table() -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet("Departures"), book.add_format({"bold": True})
        sheet.write_row(0, 0, ["Month", "Persons", "Boats"], bold)
        for row, figures in enumerate(MONTHS, 1):
            sheet.write_row(row, 0, figures)
    return out.getvalue()


def letter() -> bytes:
    """A Word document of a heading and three steps."""
    body = _word("How we count departures by sea", "Heading1") + "".join(map(_word, STEPS))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


def leaflet() -> bytes:
    """A PDF of one page, set by hand."""
    return _pdf(
        [
            "Return by charter: what the airport asks for",
            "List of seats three working days before the flight.",
            "Travel documents in one envelope for each flight.",
            "Doctor and interpreter on board; a monitor is announced a week before.",
        ]
    )


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _word(text: str, style: str = "Normal") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def _pdf(lines: Iterable[str]) -> bytes:
    shown = "BT /F1 14 Tf 22 TL 60 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    bodies = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


FILES: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
    ("amara", "document_fraud", "Specimen, data page blanked.png", specimen),
    ("amara", "statistics", "Departures by month.xlsx", table),
    ("elena", "good_practice", "How we count departures.docx", letter),
    ("bruno", "return_sheet", "Charter, what the airport asks for.pdf", leaflet),
)
