"""Tables as they arrive, good and bad, built in memory: no file of anybody is needed."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import xlsxwriter


def xlsx(rows: Sequence[Sequence[Any]], *, title: str = "Sheet1", change: Callable[[Any], None] | None = None) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.title = title
    for row in rows:
        workbook.active.append(list(row))
    if change:
        change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def shared(rows: Sequence[Sequence[str]]) -> bytes:
    """As spreadsheet programs write: texts in a part of their own."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def delimited(rows: Sequence[Sequence[Any]], separator: str = ";", letters: str = "utf-8") -> bytes:
    lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode(letters)


def repacked(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The same workbook with parts put in, or in the place of others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename not in parts:
                new.writestr(member.filename, old.read(member.filename))
        for name, part in parts.items():
            new.writestr(name, part)
    return out.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def with_sheet(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The first sheet rewritten by hand, as no spreadsheet program would write it."""
    name = "xl/worksheets/sheet1.xml"
    return repacked(content, {name: change(part_of(content, name))})


def with_long_sheet(content: bytes, megabytes: int) -> bytes:
    """A sheet that goes on and on, written piece by piece, and claims ten rows."""
    name = "xl/worksheets/sheet1.xml"
    out = io.BytesIO()
    row = b'<row><c t="inlineStr"><is><t>' + b"0123456789abcdef" * 60 + b"</t></is></c></row>"
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member.filename, old.read(member.filename))
        with new.open(name, "w", force_zip64=True) as part:
            part.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            part.write(b'<dimension ref="A1:K10"/><sheetData>')
            for _ in range(megabytes):
                part.write(row * (1024 * 1024 // len(row)))
            part.write(b"</sheetData></worksheet>")
    return out.getvalue()


def overlapping() -> bytes:
    """Two members that share their bytes: how a small archive unpacks to terabytes."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"<Types/>")
        package.writestr("xl/workbook.xml", b"<workbook/>" * 50)
        first, second = package.infolist()
        second.header_offset = first.header_offset
        package._didModify = True
    return plain.getvalue()
