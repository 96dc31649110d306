"""The parts of a document read as a stream of marks: no tree in memory, no entities, nothing fetched."""

import zipfile
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from ilonet.lib.files import limits
from ilonet.lib.files.package import chunks
from ilonet.lib.files.passages import RefusedFileError


class Listener(ContentHandler):
    """Prefixes are dropped. `said` gathers characters; whoever listens empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.above: list[str] = []
        self.said: list[str] = []
        self._elements = 0

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 -- the parser's word
        local = name.rpartition(":")[2]
        self._elements += 1
        if len(self.above) > limits.DEPTH * 3 or self._elements > limits.ELEMENTS:
            raise RefusedFileError("file.unpacks_too_large")
        self.above.append(local)
        self.opened(local, {key.rpartition(":")[2]: value for key, value in attrs.items()})

    def endElement(self, name: str) -> None:  # noqa: N802 -- the parser's word
        self.closed(name.rpartition(":")[2])
        self.above.pop()

    def characters(self, content: str) -> None:
        self.said.append(content)

    def taken(self) -> str:
        text = "".join(self.said)
        self.said.clear()
        return text

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""


def hear(package: zipfile.ZipFile, part: str, listener: Listener) -> None:
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(listener)
    try:
        for chunk in chunks(package, part):
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException as error:
        raise RefusedFileError("file.entities") from error
    except (SAXException, UnicodeError, LookupError) as error:
        raise RefusedFileError("file.damaged") from error
