"""Start, find and stop the PostgreSQL that belongs to one folder of ours, usually `var` of a checkout."""

import contextlib
import fcntl
import os
import shlex
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg

from ilonet.lib.postgres import alive, settings
from ilonet.lib.postgres.binaries import Binaries, OsUser, Unavailable
from ilonet.lib.postgres.folders import Folders, private
from ilonet.lib.postgres.roles_sql import prepare

STATE = Path("/var/lib/ilonet")
RECOVERY_SECONDS = 300  # after a crash the write-ahead log is replayed before anybody is let in
SHUTDOWN_SECONDS = 120
LINGER_SECONDS = 10  # processes of a killed postmaster notice its death and leave
DYING_SECONDS = 2
PAUSE = 0.05


class Server:
    """One server per folder, shared by every process that names the same one."""

    def __init__(self, root: Path, *, state: Path = STATE) -> None:
        self.root = Path(root).resolve()
        self.folders = Folders.of(self.root, state)
        self._held: int | None = None

    @property
    def running(self) -> bool:
        return alive.postmaster(self.folders.data) is not None

    def url(self, role: str, database: str = "ilonet") -> str:
        """For libpq: no password, since the kernel tells the server who we are."""
        return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(self.folders.socket), safe='')}"

    def ensure(self) -> "Server":
        """Running, let in, with roles and database, and held; a few milliseconds when all of it is so already."""
        with self._alone():
            self._hold()
            if not (self.running and alive.is_ready(self.folders.data)):
                self._start()
            try:
                prepare(self.url(settings.SERVER))
            except psycopg.OperationalError:
                if not self._was_dying():
                    raise
                self._start()
                prepare(self.url(settings.SERVER))
        return self

    def stop(self, *, regardless: bool = False) -> None:
        """Let go of it; the last one to do so ends it. Open transactions are rolled back, what was acknowledged stays."""
        if not self.folders.home.exists():
            return
        with self._alone():
            self._let_go()
            if regardless or not self._is_held_by_others():
                self._shut_down()

    def _shut_down(self) -> None:
        """By signal, not by pg_ctl, which waits for ever for a killed postmaster that is still a zombie."""
        until = time.monotonic() + SHUTDOWN_SECONDS
        postmaster = alive.postmaster(self.folders.data)
        if postmaster is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(postmaster, signal.SIGINT)
        while alive.inhabitants(self.folders.data, postmaster):
            if time.monotonic() > until:
                msg = f"PostgreSQL in {self.folders.data} did not stop within {SHUTDOWN_SECONDS} seconds."
                raise Unavailable(msg)
            time.sleep(PAUSE)

    def _hold(self) -> None:
        """As long as this process lives; the kernel lets go for one that was killed."""
        if self._held is None:
            self._held = self._open_holders()
            fcntl.flock(self._held, fcntl.LOCK_SH)

    def _let_go(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _is_held_by_others(self) -> bool:
        """A demonstration may be served from the same checkout in which tests have just ended."""
        mine = self._open_holders()
        try:
            fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(mine)
        return False

    def _open_holders(self) -> int:
        return os.open(self.folders.home / "holders", os.O_RDWR | os.O_CREAT, 0o600)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Two processes that start at once make one server; the kernel frees the lock of one that was killed."""
        self.folders.make()
        with (self.folders.home / "lock").open("w", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _binaries(self) -> Binaries:
        return Binaries.runnable_by(OsUser.to_serve(self.folders.data), spare=self.folders.home)

    def _start(self) -> None:
        binaries = self._binaries()
        if not self.folders.data.exists():
            self._initialise(binaries)
        self._refuse_other_major(binaries)
        self.folders.make_socket(binaries.user)
        self._wait_for_the_dead()
        if not self.running:
            settings.write(self.folders)
            alive.clear_remains(self.folders.data, self.folders.socket)
            self._launch(binaries)
        self._wait_until_ready()

    def _initialise(self, binaries: Binaries) -> None:
        """Under another name first: a folder called data is a whole one, even if we are killed half-way."""
        growing = self.folders.home / "data.growing"
        shutil.rmtree(growing, ignore_errors=True)
        private(growing, 0o700, binaries.user)
        options = [
            f"--username={settings.SERVER}",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--lc-ctype=C.UTF-8",  # with C, trigrams of Greek and Cyrillic words come out empty
            "--data-checksums",
            "--auth-local=peer",
            "--auth-host=reject",
        ]
        binaries.run("initdb", "-D", growing, *options)
        (self.folders.home / "belongs-to").write_text(f"{self.root}\n", encoding="utf-8")
        growing.rename(self.folders.data)

    def _refuse_other_major(self, binaries: Binaries) -> None:
        written_by = (self.folders.data / "PG_VERSION").read_text().strip()
        if written_by != binaries.major:
            msg = (
                f"{self.folders.data} was written by PostgreSQL {written_by}; the installed one is {binaries.major}. "
                f"Install the version of requirements/run.txt that wrote it, run `ilonet backup`, then restore."
            )
            raise Unavailable(msg)

    def _was_dying(self) -> bool:
        """A postmaster that was killed this very moment still looks alive, but lets nobody in."""
        until = time.monotonic() + DYING_SECONDS
        while self.running and time.monotonic() < until:
            time.sleep(PAUSE)
        return not self.running

    def _wait_for_the_dead(self) -> None:
        until = time.monotonic() + LINGER_SECONDS
        while not self.running and alive.inhabitants(self.folders.data):
            if time.monotonic() > until:
                msg = f"Processes of a killed PostgreSQL still work in {self.folders.data}. End them and start again."
                raise Unavailable(msg)
            time.sleep(PAUSE)

    def _launch(self, binaries: Binaries) -> None:
        log = self.folders.data / "startup.log"
        options = f"-c config_file={shlex.quote(str(self.folders.settings / 'postgresql.conf'))}"
        arguments = ("start", "-D", self.folders.data, "-l", log, "-o", options, "-w", "-t", str(RECOVERY_SECONDS))
        done = binaries.run("pg_ctl", *arguments, check=False)
        if done.returncode != 0:
            said = log.read_text(errors="replace")[-1000:] if log.exists() else done.stderr
            msg = f"PostgreSQL did not start in {self.folders.data}. It said: {said.strip()}"
            raise Unavailable(msg)

    def _wait_until_ready(self) -> None:
        """Somebody else may have launched it a moment ago, or it is replaying its log after a crash."""
        until = time.monotonic() + RECOVERY_SECONDS
        while not alive.is_ready(self.folders.data):
            if not self.running or time.monotonic() > until:
                msg = f"PostgreSQL does not let anybody in; its log is in {self.folders.data / 'log'}."
                raise Unavailable(msg)
            time.sleep(PAUSE)
