"""OpenDocument spreadsheets built in memory, as office programs write them and as none of them would."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
    for prefix, what in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
        ("script", "script"),
    )
)  # fmt: skip
MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE.decode()}"/></manifest:manifest>'
).encode()
HIDDEN = (
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)
EMPTY_END = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def ods(rows: Sequence[Sequence[Any]], *, title: str = "Sheet1", besides: str = "", before: str = "") -> bytes:
    """One sheet of these rows, then whatever stands `besides` it in the spreadsheet."""
    return packed(content(sheet(title, "".join(row_of(row) for row in rows)) + besides, before))


def content(spreadsheet: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:scripts/>{HIDDEN}{before}'
        f"<office:body><office:spreadsheet>{spreadsheet}</office:spreadsheet></office:body></office:document-content>"
    ).encode()


def sheet(title: str, rows: str, *, style: str = "ta1") -> str:
    return (
        f'<table:table table:name={quoteattr(title)} table:style-name="{style}"><office:forms/>'
        f'<table:table-column table:number-columns-repeated="16384"/>{rows}{EMPTY_END}</table:table>'
    )


def row_of(cells: Sequence[Any]) -> str:
    return f"<table:table-row>{''.join(cell_of(one) for one in cells)}</table:table-row>"


def cell_of(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    told = ""
    if isinstance(value, bool):
        told = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, (int, float)):
        told = f'office:value-type="float" office:value="{value!r}"'
    elif isinstance(value, date):
        told = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    else:
        told = 'office:value-type="string"'
    return f"<table:table-cell {told}>{paragraphs(str(value))}</table:table-cell>"


def paragraphs(text: str) -> str:
    return "".join(f"<text:p>{_marked(line)}</text:p>" for line in text.split("\n"))


def _marked(line: str) -> str:
    """Blanks in a row, at the edges and tabs are marked, as office programs do."""
    shown = escape(line).replace("\t", "<text:tab/>")
    return re.sub(r"^ | $|(?<= ) +", lambda found: f'<text:s text:c="{len(found[0])}"/>', shown)


def packed(written: bytes, parts: dict[str, bytes] | None = None, *, kind: bytes = TYPE) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, part in ({"content.xml": written, "META-INF/manifest.xml": MANIFEST} | (parts or {})).items():
            package.writestr(name, part)
    return out.getvalue()
