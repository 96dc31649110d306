"""What lies in a backup, in which order: a tar of a manifest, files, the database in pieces, and sums at the end.

An ordinary tar inside an ordinary age file: `age -d -i KEY FILE | tar x`, then `cat database/*` is SQL as pg_dump wrote it.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from ilonet.lib.refusals import Refusal

MANIFEST, END, CHECKPOINTS = "manifest.json", "end.json", "audit/checkpoints.jsonl"
FILES, DATABASE = "files/", "database/"
PIECE = 4 << 20
LONGEST = 64 << 20  # of what is read as one
DAMAGED = "The file is damaged: it is not the backup that was written."


class Packing:
    """Writes members one after the other and keeps their sums."""

    def __init__(self, target: BinaryIO) -> None:
        self.tar = tarfile.open(fileobj=target, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 — closed by `end`
        self.sums: dict[str, str] = {}

    def json(self, name: str, content: Any) -> None:
        self.bytes(name, json.dumps(content, ensure_ascii=False, indent=1).encode())

    def bytes(self, name: str, content: bytes) -> None:
        self._add(name, len(content), io.BytesIO(content))

    def file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            self._add(name, path.stat().st_size, file)

    def pieces(self, source: BinaryIO) -> None:
        """A stream whose length nobody knows yet."""
        number = 0
        while piece := source.read(PIECE):
            number += 1
            self.bytes(f"{DATABASE}{number:06}.sql", piece)

    def end(self, sign: Any) -> None:
        """The sums of all members, signed; whatever is missing or changed shows against them."""
        text = statement(self.sums)
        self.bytes(END, json.dumps({"sums": self.sums, **sign(text)}).encode())
        self.tar.close()

    def _add(self, name: str, size: int, source: BinaryIO) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        summed = _Summed(source)
        self.tar.addfile(member, summed)
        self.sums[name] = summed.digest.hexdigest()


class _Summed:
    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        found = self.source.read(size)
        self.digest.update(found)
        return found


def statement(sums: dict[str, str]) -> bytes:
    """What is signed."""
    return b"ilonet backup|" + hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest().encode()


def told(content: BinaryIO) -> dict[str, Any]:
    """What a member says of the others. Raises Refusal: whoever knows the public key can lock anything."""
    said = content.read(LONGEST + 1)
    try:
        found = json.loads(said) if len(said) <= LONGEST else None
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    if not isinstance(found, dict):
        raise damaged()
    return found


def damaged() -> Refusal:
    return Refusal("backup.damaged", DAMAGED, "Take another copy.")


class Unpacking:
    """Reads the members in their order; after the last one `end` says what the sums should have been."""

    def __init__(self, source: BinaryIO) -> None:
        self.source = source
        self.sums: dict[str, str] = {}
        self.end: dict[str, Any] = {}

    def members(self) -> Iterator[tuple[str, BinaryIO]]:
        """Each must be read to its end before the next. Raises Refusal unless the whole is what was written."""
        try:
            with tarfile.open(fileobj=self.source, mode="r|") as tar:
                for member in tar:
                    opened = tar.extractfile(member) if member.isreg() else None
                    if opened is None or self.end:
                        raise Refusal("backup.damaged", DAMAGED, "Take another copy.")
                    summed = _Summed(opened)  # type: ignore[arg-type]
                    if member.name == END:
                        self.end = told(summed)  # type: ignore[arg-type]
                        continue
                    yield member.name, summed  # type: ignore[misc]
                    while summed.read(PIECE):
                        pass
                    self.sums[member.name] = summed.digest.hexdigest()
            while self.source.read(PIECE):  # to the last byte, which age has its own sum of
                pass
        except (tarfile.TarError, ValueError, EOFError) as error:
            raise Refusal("backup.damaged", DAMAGED, "Take another copy.") from error
        if self.end.get("sums") != self.sums:
            raise Refusal("backup.damaged", DAMAGED, "Take another copy.")
