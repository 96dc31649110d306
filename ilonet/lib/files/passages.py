"""What texts does a file hold, and where? Without the framework: this runs where the file is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilonet.lib.files import limits

if TYPE_CHECKING:
    from PIL.Image import Image

    from ilonet.lib.files.seeing import Seeing

Where = tuple[int | str, ...]
SHOWS_NOTHING = 32  # pixels of the longer side: bullets and lines


class RefusedFileError(Exception):
    """The file is not opened, or not further. The code says why; the words are found outside (`refusing`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Passage:
    """`kind` and `where` are numbers and names of ours, never words of the file: they may be shown to anybody."""

    kind: str
    where: Where
    text: str
    continues: bool = False  # the line of the passage before, as the next cell of a row does


@dataclass
class Passages:
    """All that was found, counted while it comes."""

    found: list[Passage] = field(default_factory=list)
    pictures: int = 0
    unread_pictures: int = 0
    sight: Seeing | None = None
    _characters: int = 0

    def add(self, kind: str, where: Where, text: str, *, continues: bool = False) -> None:
        text = "".join(c if c >= " " or c in "\t\n" else " " for c in text.replace("\r\n", "\n").replace("\r", "\n"))
        # A lone half of a pair cannot leave as UTF-8.
        text = text.encode("utf-8", "replace").decode("utf-8")
        if not text.strip():
            return
        self._characters += len(text)
        if self._characters > limits.CHARACTERS or len(self.found) >= limits.PASSAGES:
            raise RefusedFileError("file.too_much_text")
        self.found.append(Passage(kind, where, text, continues))

    def see(self, picture: Image | None, prefix: str, where: Where = ()) -> None:
        """Counts it, and hears what it says where somebody looks; `None` for one that nothing here unpacks."""
        self.unread_pictures += 1
        if picture is not None and max(picture.size) < SHOWS_NOTHING:
            return
        self.pictures += 1
        if picture is None or self.sight is None:
            return
        self.sight.show(picture)
        for code in self.sight.codes(picture):
            self.add(f"{prefix}code", where, code)
        said = self.sight.words(picture)
        if said is not None:
            self.unread_pictures -= 1
            self.add(f"{prefix}words", where, said)
