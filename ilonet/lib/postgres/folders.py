"""Where do the data, the socket and the settings of an embedded server lie?"""

import contextlib
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ilonet.lib.postgres.binaries import OsUser, Unavailable

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 107  # bytes that a socket's address can hold on Linux


@dataclass(frozen=True)
class Folders:
    home: Path
    socket: Path

    @classmethod
    def of(cls, root: Path, state: Path) -> "Folders":
        """Under `root`; for root the user elsewhere, since the server's user may not be able to enter the checkout."""
        short = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
        home = state / short if os.geteuid() == 0 else root / "postgres"
        socket = home / "socket"
        if len(os.fsencode(socket / SOCKET_NAME)) > LONGEST_SOCKET:
            run_time = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108 - the owner is checked below
            socket = run_time / f"ilonet-{os.geteuid()}-{short}"
        return cls(home, socket)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def settings(self) -> Path:
        """Beside the data, not in it: the server's user must not be able to loosen who is let in."""
        return self.home / "settings"

    def make(self) -> None:
        """Before anything else; root leaves its folders passable, since the server's user has to reach its own."""
        mode = 0o711 if os.geteuid() == 0 else 0o700
        if os.geteuid() == 0:
            private(self.home.parent, mode)
        private(self.home, mode)
        private(self.settings, mode)

    def make_socket(self, user: OsUser) -> None:
        """A predictable name under a shared folder could have been taken by somebody else, so the owner is checked."""
        private(self.socket, 0o700, user)


def private(path: Path, mode: int, user: OsUser | None = None) -> None:
    """A folder of ours (or of the server's user), not a link, and with exactly this mode."""
    me = os.geteuid()
    owner = OsUser(me, os.getegid()) if user is None else user
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {me, owner.uid}:
        msg = f"{path} is no folder of user id {owner.uid} but belongs to {found.st_uid}. Remove it and start again."
        raise Unavailable(msg)
    if found.st_uid != owner.uid:
        os.chown(path, owner.uid, owner.gid, follow_symlinks=False)
    if stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)
