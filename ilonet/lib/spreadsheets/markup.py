"""The parts of a workbook read as a stream of marks: no tree in memory, no entities, nothing fetched."""

import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from django.utils.translation import gettext as _

from ilonet.lib.refusals import Refusal
from ilonet.lib.spreadsheets.package import damaged, read_chunks


class Listener(ContentHandler):
    """Prefixes and namespaces are dropped: transitional and strict workbooks differ in nothing else here."""

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 -- the parser's word
        self.opened(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attrs.items()})

    def endElement(self, name: str) -> None:  # noqa: N802 -- the parser's word
        self.closed(name.rpartition(":")[2])

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""


def listen(package: zipfile.ZipFile, part: str, listener: Listener) -> Iterator[None]:
    """Feeds one part to the listener, pausing after each piece so that rows can be taken away."""
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(listener)
    try:
        for chunk in read_chunks(package, part):
            parser.feed(chunk)
            yield
        parser.close()
        yield
    except DefusedXmlException as error:
        raise Refusal(
            "file.entities",
            _("The workbook holds instructions (a document type or entities) that no table needs."),
            _("Copy the table into a new workbook, save it and try again."),
            status=422,
        ) from error
    except (SAXException, ValueError, LookupError) as error:  # of several bytes a letter: such a coding is a ValueError
        raise damaged() from error


def hear(package: zipfile.ZipFile, part: str, listener: Listener) -> None:
    for _pause in listen(package, part, listener):
        pass
