"""The same document for Word: what stands in it, as OOXML. Ours in few lines, so that no second XML reader enters the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from ilonet.lib.printing.package import packed
from ilonet.lib.printing.parts import Heading, Paper, Paragraph, Part, Run, Table

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COLOURS = {
    "TLP:RED": "FF2B2B", "TLP:AMBER": "FFC000", "TLP:AMBER+STRICT": "FFC000", "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}  # fmt: skip
WIDTH = 9356  # of the text, in twentieths of a point


def written(paper: Paper) -> bytes:
    """The whole file."""
    title = Heading(paper.title, level=1, language=paper.title_language)
    body = "".join(_part(one, number) for number, one in enumerate((title, *paper.parts)))
    return packed(
        paper,
        {
            "body": body,
            "header": _paragraph(_marking(paper), "Header"),
            "footer": _paragraph(_run(Run(paper.footer)), "Footer")
            + _paragraph(_run(Run(paper.stamp)), "Footer")
            + _paragraph(f"{_marking(paper)}{_pages()}", "Header"),
        },
    )


def escaped(text: str) -> str:
    """As XML can hold it."""
    return escape(UNWRITABLE.sub("�", text))


def _part(part: Part, number: int) -> str:
    if isinstance(part, Heading):
        said = _run(Run(part.text, part.language))
        if part.anchor:
            said = f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(part.anchor)}"/>{said}<w:bookmarkEnd w:id="{number}"/>'
        return _paragraph(said, f"Heading{part.level}")
    if isinstance(part, Paragraph):
        return _paragraph("".join(_run(one) for one in part.runs), "Leading" if part.leads else "")
    return _table(part)


def _paragraph(said: str, style: str = "") -> str:
    like = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{like}{said}</w:p>"


def _run(run: Run) -> str:
    like = '<w:rStyle w:val="Hyperlink"/>' if run.to else ""
    like += "<w:b/>" if run.strong else ""
    like += '<w:color w:val="4D4D4D"/>' if run.quiet else ""
    like += f'<w:lang w:val="{escaped(run.language)}"/>' if run.language else ""
    like = f"<w:rPr>{like}</w:rPr>" if like else ""
    said = f"<w:r>{like}{''.join(_lines(run.text))}</w:r>"
    return f'<w:hyperlink w:anchor="{_anchor(run.to)}" w:history="1">{said}</w:hyperlink>' if run.to else said


def _lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "<w:br/>"
        yield f'<w:t xml:space="preserve">{escaped(line)}</w:t>'


def _table(table: Table) -> str:
    """Its first row comes again on each page that it reaches."""
    share = WIDTH // (len(table.head) + 1)
    widths = [2 * share, *[share] * (len(table.head) - 1)]
    head = _row([Run(one, strong=True) for one in table.head], widths, "<w:cantSplit/><w:tblHeader/>")
    rows = "".join(_row(row, widths, "<w:cantSplit/>") for row in table.rows)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        _paragraph(_run(Run(table.caption)), "Caption")
        + '<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/><w:tblW w:w="5000" w:type="pct"/>'
        + '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + f'<w:tblCaption w:val="{escaped(table.caption)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>'
        + _paragraph("")
    )


def _row(cells: Sequence[Run], widths: Sequence[int], how: str) -> str:
    said = "".join(_cell(_run(one), width) for one, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr>{how}</w:trPr>{said}</w:tr>"


def _cell(said: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(said)}</w:tc>'


def _marking(paper: Paper) -> str:
    """On black, right, twelve points, at the top and the foot of every page (TLP 2.0)."""
    colour = COLOURS.get(paper.marking, "FFFFFF")
    return (
        f'<w:r><w:rPr><w:b/><w:color w:val="{colour}"/><w:sz w:val="24"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
        f'<w:lang w:val="en"/></w:rPr><w:t xml:space="preserve"> {escaped(paper.marking)} </w:t></w:r>'
    )


def _pages() -> str:
    """Counted by whoever opens it."""
    field = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    between = '<w:r><w:t xml:space="preserve"> {} </w:t></w:r>'
    return between.format(" ") + field.format("PAGE") + between.format("/") + field.format("NUMPAGES")


def _anchor(name: str) -> str:
    """Word knows letters, digits and low lines."""
    return re.sub(r"\W", "_", name)
