"""A file that is there whole or not at all, and never in the place of another."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ilonet.lib.refusals import Refusal


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Under another name until it is whole and on the disk; nothing is left of one that failed. Raises Refusal."""
    if path.exists():
        raise Refusal("backup.exists", f"{path} is there already.", "Choose another name; nothing was changed.")
    growing = path.with_name(f".{path.name}.growing-{os.getpid()}")
    try:
        with os.fdopen(os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        growing.rename(path)
        _sync(path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        growing.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """The name, too, is on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _refused(path: Path, error: OSError) -> Refusal:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Refusal(
            "backup.disk_full",
            f"There is no room left in {path.parent}.",
            "Make room, or name another place. Nothing was left behind.",
        )
    return Refusal(
        "backup.not_written",
        f"{path} cannot be written: {error.strerror or 'the disk failed'}.",
        "Look at the place and its rights, or name another one.",
    )
