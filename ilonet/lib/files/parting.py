"""An answer that comes in pieces: its length, what is said, the cleaned file, its preview; told apart while it comes."""

import json
from typing import Any, BinaryIO

from ilonet.lib.files import limits
from ilonet.lib.files.refusing import refusal

LENGTH_BYTES = 8
PREVIEW_BYTES = 4 * 1024 * 1024


class Parts:
    """Takes what comes; of the file only the piece at hand is in memory."""

    def __init__(self, into: BinaryIO) -> None:
        self.said = bytearray()
        self.preview = bytearray()
        self.answer: dict[str, Any] = {}
        self.sizes = (0, 0)
        self._into = into
        self._length = bytearray()
        self._written = 0

    def take(self, chunk: bytes) -> None:
        """Raises Refusal for more than was announced, or may be."""
        while chunk:
            chunk = self._part(chunk)

    @property
    def is_whole(self) -> bool:
        return bool(self.answer) and (self._written, len(self.preview)) == self.sizes

    def _part(self, chunk: bytes) -> bytes:
        if len(self._length) < LENGTH_BYTES:
            missing = LENGTH_BYTES - len(self._length)
            self._length += chunk[:missing]
            return chunk[missing:]
        size = int.from_bytes(self._length, "big")
        if size > limits.ANSWER_BYTES:
            raise refusal("file.too_much_text")
        if (missing := size - len(self.said)) > 0:
            self.said += chunk[:missing]
            if len(self.said) == size:
                self._understand()
            return chunk[missing:]
        return self._file(chunk)

    def _understand(self) -> None:
        try:
            self.answer = json.loads(self.said)
            sizes = self.answer.get("sizes", (0, 0))
            self.sizes = (int(sizes[0]), int(sizes[1]))
        except (ValueError, TypeError, IndexError, AttributeError) as error:
            raise refusal("file.not_opened") from error
        if not 0 <= self.sizes[0] <= 2 * limits.FILE_BYTES or not 0 <= self.sizes[1] <= PREVIEW_BYTES:
            raise refusal("file.too_large")

    def _file(self, chunk: bytes) -> bytes:
        if (missing := self.sizes[0] - self._written) > 0:
            self._into.write(chunk[:missing])
            self._written += min(missing, len(chunk))
            return chunk[missing:]
        self.preview += chunk
        if len(self.preview) > self.sizes[1]:
            raise refusal("file.not_opened")
        return b""
