"""How are the parts of a Word document packed: which parts, their kinds, how each leads to the next?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from ilonet.lib.printing.parts import Paper

DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORDS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = Path(__file__).with_name("styles.xml")
ABOUT = "application/vnd.openxmlformats-package.core-properties+xml"
TYPES = {
    "word/document.xml": f"{KIND}.document.main+xml",
    "word/styles.xml": f"{KIND}.styles+xml",
    "word/settings.xml": f"{KIND}.settings+xml",
    "word/header1.xml": f"{KIND}.header+xml",
    "word/footer1.xml": f"{KIND}.footer+xml",
    "docProps/core.xml": ABOUT,
}
LEADS = {"styles": "styles", "settings": "settings", "header": "header1", "footer": "footer1"}
PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1600" w:right="1275" w:bottom="1900" w:left="1275" w:header="700" w:footer="600" w:gutter="0"/></w:sectPr>'
)


def packed(paper: Paper, said: Mapping[str, str]) -> bytes:
    """`said`: body, header and footer, as paragraphs."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations((f"{OFFICE}/officeDocument", "word/document.xml"), (CORE, "docProps/core.xml")),
        "word/document.xml": f"<w:document {WORDS}><w:body>{said['body']}{PAGE}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((f"{OFFICE}/{kind}", f"{name}.xml") for kind, name in LEADS.items())
        ),
        "word/styles.xml": STYLES.read_text(encoding="utf-8").replace("{language}", escape(paper.language)),
        "word/settings.xml": f'<w:settings {WORDS}><w:themeFontLang w:val="{escape(paper.language)}"/></w:settings>',
        "word/header1.xml": f"<w:hdr {WORDS}>{said['header']}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {WORDS}>{said['footer']}</w:ftr>",
        "docProps/core.xml": _about(paper),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name, content if content.startswith("<?xml") else DECLARED + content)
    return file.getvalue()


def _types() -> str:
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in TYPES.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(*leading: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(leading, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def _about(paper: Paper) -> str:
    """No person: whose copy it is stands at the foot of its pages, by function."""
    made = paper.made.strftime("%Y-%m-%dT%H:%M:%SZ")
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{made}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:creator>ilonet</dc:creator>"
        f"<cp:keywords>{escape(paper.marking)}</cp:keywords><dc:language>{escape(paper.language)}</dc:language>"
        f"{moments}</cp:coreProperties>"
    )
