"""What texts does a file hold, and where? Without the framework: this runs where the file is opened."""

from dataclasses import dataclass, field

from ilonet.lib.files import limits

Where = tuple[int | str, ...]


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
    unread_pictures: int = 0
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
