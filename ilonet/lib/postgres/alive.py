"""Is the server of a data folder alive, and does anything of a killed one still linger?"""

import os
from pathlib import Path

PROC = Path("/proc")


def postmaster(data: Path) -> int | None:
    """The living postmaster's process id; a pid file alone proves nothing (kill -9, zombie, number given anew)."""
    try:
        pid = int((data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    return pid if pid in inhabitants(data, pid) else None


def is_ready(data: Path) -> bool:
    """The postmaster writes on line 8 of its pid file whether it lets people in."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()[7].strip() == "ready"
    except (FileNotFoundError, IndexError):
        return False


def inhabitants(data: Path, suspect: int | None = None) -> set[int]:
    """Every PostgreSQL process works inside its data folder; a zombie works nowhere, though signals still find it."""
    if not (PROC / "self" / "cwd").exists():
        return {suspect} if suspect and _answers(suspect) else set()
    home = str(data.resolve())
    return {int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit() and _works_in(entry) == home}


def clear_remains(data: Path, socket: Path) -> None:
    """Pid files of a killed server; PostgreSQL would take a zombie, or a stranger with that number, for the owner.

    Only for a folder without inhabitants. Should one appear after all, PostgreSQL still finds it by its shared memory.
    """
    for path in (data / "postmaster.pid", *socket.glob(".s.PGSQL.*")):
        path.unlink(missing_ok=True)


def _works_in(process: Path) -> str | None:
    try:
        return str((process / "cwd").readlink())
    except OSError:  # ended meanwhile, a zombie, or somebody else's
        return None


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
