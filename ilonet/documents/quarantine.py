"""Where is a file until it is judged? In memory that belongs to no page and no disk, and is gone when it is closed."""

from __future__ import annotations

import os
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from ilonet.lib.files import limits

AROUND_THE_FILE = 100_000  # bytes of a form around it
MOST = limits.FILE_BYTES + AROUND_THE_FILE


def fresh() -> BinaryIO:
    """An open file without a name."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("ilonet"), "w+b")
    return TemporaryFile()


class Quarantine(FileUploadHandler):
    """Every file that a form brings, a piece at a time; one that is announced as too large is not taken at all."""

    file: Any
    is_taken = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 — Django's name
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        self.is_taken = content_length <= MOST

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_taken:
            self.file = UploadedFile(fresh(), self.file_name, self.content_type, 0, self.charset)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.is_taken:
            return raw_data
        self.file.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if not self.is_taken:
            return None
        self.file.seek(0)
        self.file.size = file_size
        taken: UploadedFile[Any] = self.file
        return taken
