"""What does a machine read in a picture? Codes always, words where a reader is installed; who is on it, nobody asks a machine."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilonet.lib.files.reader import Reader

CODE_SECONDS = 4.0  # of the processor; what comes later, nobody looked for
MOST_SIDE = 4000
CODE_CHARACTERS = 4000
PREVIEWS, PREVIEW_SIDE, PREVIEW_LONGEST, PREVIEW_QUALITY = 4, 960, 1400, 70
BETWEEN = 12
WHITE = "white"


class Seeing:
    """For the pictures of one file, in the process that opens it."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._reader = reader
        self._until = time.process_time() + CODE_SECONDS
        self._shown: list[Image.Image] = []

    def codes(self, picture: Image.Image) -> Iterator[str]:
        """What QR, PDF417, Aztec, Data Matrix and bar codes say."""
        if self._is_late:
            return
        grey = _grey(picture)
        pixels = memoryview(grey.tobytes()).cast("B", (grey.height, grey.width))
        for found in zxingcpp.read_barcodes(pixels):
            yield found.text[:CODE_CHARACTERS]

    def words(self, picture: Image.Image) -> str | None:
        """Nothing where nobody has read: no reader, no time left, a picture that it cannot read."""
        return None if self._reader is None or self._is_late else self._reader.words(_grey(picture))

    def show(self, picture: Image.Image) -> None:
        if len(self._shown) < PREVIEWS:
            small = _on_white(picture)
            small.thumbnail((PREVIEW_SIDE, PREVIEW_LONGEST))
            self._shown.append(small)

    @property
    def preview(self) -> bytes:
        """The first pictures of a document below each other."""
        if not self._shown:
            return b""
        width = max(one.width for one in self._shown)
        whole = Image.new("RGB", (width, sum(one.height + BETWEEN for one in self._shown) - BETWEEN), WHITE)
        at = 0
        for one in self._shown:
            whole.paste(one, (0, at))
            at += one.height + BETWEEN
        out = io.BytesIO()
        whole.save(out, "JPEG", quality=PREVIEW_QUALITY)
        return out.getvalue()

    @property
    def _is_late(self) -> bool:
        return time.process_time() > self._until


def _grey(picture: Image.Image) -> Image.Image:
    grey = _on_white(picture).convert("L")
    grey.thumbnail((MOST_SIDE, MOST_SIDE))
    return grey


def _on_white(picture: Image.Image) -> Image.Image:
    """As one sees it: what is transparent lies on paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        shown = picture.convert("RGBA")
        paper = Image.new("RGBA", shown.size, WHITE)
        paper.alpha_composite(shown)
        return paper.convert("RGB")
    if picture.mode.startswith("I;16"):
        return picture.point(lambda level: level / 256).convert("RGB")
    return picture.convert("RGB")
