"""Restore a backup into an empty database: in one transaction that ends only when everything is proven to be there."""

import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from pyrage import x25519

from ilonet.audit import checkpoints, verifying
from ilonet.audit.recording import record
from ilonet.lib import clock, sql
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups import ending_sql, key_ring, snapshot_sql
from ilonet.operations.backups.checking import Examined
from ilonet.operations.backups.envelope import unlocked
from ilonet.operations.backups.fitting import insist_it_fits
from ilonet.operations.backups.parcel import DAMAGED, DATABASE, FILES, PIECE, Unpacking
from ilonet.operations.backups.replaying_sql import Replay

Say = Callable[[str], None]


@dataclass(frozen=True)
class Restored:
    ended: dict[str, int]
    events: int
    lost_to: int  # the last position of the audit of before that a signed statement tells of; 0 when none is later
    aside: Path | None  # where the statements of before were put


def restore(
    path: Path,
    identities: Sequence[x25519.Identity],
    known: Examined,
    ring: dict[str, Any] | None,
    suspend: Sequence[str],
    say: Say,
) -> Restored:
    """Raises Refusal; then database, files and key ring are as they were."""
    insist_it_fits(known.manifest)
    with _ring(known, ring), _uploaded() as uploaded:
        try:
            with transaction.atomic():
                _replay(path, identities, known, uploaded, say)
                say("Comparing with what was counted ...")
                events = _prove(known)
                ended = _end(known, suspend)
        except (DatabaseError, psycopg.Error) as error:
            raise _refused(error) from error
    connection.close()
    lost_to, aside = _take_over_statements(known)
    sql.run("ANALYZE")
    return Restored(ended, events, lost_to, aside)


@contextmanager
def _ring(known: Examined, ring: dict[str, Any] | None) -> Iterator[None]:
    """The one that signed the backup, and so the one that sealed what is in it."""
    was_put = key_ring.put(ring) if ring else False
    try:
        _insist_ring(known)
        yield
    except BaseException:
        if was_put:
            key_ring.take_away()
        raise


def _insist_ring(known: Examined) -> None:
    if not key_ring.is_here():
        raise Refusal(
            "ring.absent",
            "Without its key ring the sealed fields of this backup stay closed.",
            "Name the file that `ilonet backup --ring` wrote: --ring FILE.",
        )
    if checkpoints.public_key() != known.signed_by or not set(known.manifest.ring) <= set(key_ring.held()):
        raise Refusal(
            "ring.another",
            f"The key ring {settings.ILONET_KEYS} is not the one of this backup.",
            "Take the ring that was carried out of the same installation, not before its last new key.",
        )


@contextmanager
def _uploaded() -> Iterator[Path]:
    """Files come in under another name and get theirs when the database has taken over."""
    final = Path(settings.ILONET_FILES)
    growing = final.with_name(f"{final.name}.restoring")
    if final.exists() and any(final.iterdir()):
        raise Refusal("restore.files", f"There are files in {final}.", "Move them away, then restore again.")
    shutil.rmtree(growing, ignore_errors=True)
    try:
        yield growing
        if growing.exists():
            shutil.rmtree(final, ignore_errors=True)
            growing.rename(final)
    except OSError as error:
        raise Refusal("restore.disk", f"The files cannot be written: {error.strerror}.", "Look at the disk.") from error
    finally:
        shutil.rmtree(growing, ignore_errors=True)


def _replay(path: Path, identities: Sequence[x25519.Identity], known: Examined, uploaded: Path, say: Say) -> None:
    say(f"Restoring {known.manifest.rows:,} rows ...")
    snapshot_sql.spell_alike()
    replay = Replay()
    with path.open("rb") as file, unlocked(file, identities) as plain:
        parcel = Unpacking(plain)
        for name, content in parcel.members():
            if name.startswith(DATABASE):
                while piece := content.read(PIECE):
                    replay.feed(piece)
            elif name.startswith(FILES):
                _write(uploaded, name.removeprefix(FILES), content)
    if parcel.sums != known.sums:
        raise Refusal("backup.damaged", DAMAGED, "The file was changed while it was read.")
    try:
        replay.finish()
    except ValueError as error:
        raise Refusal("backup.damaged", DAMAGED, "Take another copy.") from error


def _write(folder: Path, name: str, content: Any) -> None:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise Refusal("backup.damaged", DAMAGED, "Take another copy.")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with target.open("xb") as file:
        shutil.copyfileobj(content, file, PIECE)
    target.chmod(0o600)


def _prove(known: Examined) -> int:
    """Row by row, right by right, and the audit from its first event to the head; else nothing is kept."""
    manifest = known.manifest
    snapshot_sql.spell_alike()
    found = snapshot_sql.tables()
    wrong = sorted(
        name for name in manifest.tables.keys() | found.keys() if manifest.tables.get(name) != found.get(name)
    )
    if wrong:
        raise _not_the_same("rows of " + ", ".join(wrong))
    if lost := sorted(set(manifest.shape) ^ set(snapshot_sql.shape())):
        raise _not_the_same(f"{lost[0]} and {len(lost) - 1} more rights or rules")
    if snapshot_sql.server() // 10000 == manifest.server // 10000 and (
        lost := sorted(set(manifest.wording) ^ set(snapshot_sql.wording()))
    ):
        raise _not_the_same(f"“{lost[0][:80]}” and {len(lost) - 1} more rules")
    audit = verifying.verify(outside=checkpoints.told(known.checkpoints.decode()))
    if not audit.is_whole or audit.length != manifest.audit["position"]:
        raise _not_the_same(f"the audit: {audit.why or 'its length'} at {audit.bad_at or audit.length}")
    return audit.length


def _not_the_same(what: str) -> Refusal:
    return Refusal(
        "restore.not_the_same",
        f"What came out is not what went in: {what}.",
        "Nothing was kept. Take another backup, and report this.",
        status=500,
    )


def _end(known: Examined, suspend: Sequence[str]) -> dict[str, int]:
    """Before anybody can come in."""
    if unknown := ending_sql.unknown(suspend):
        raise Refusal(
            "restore.unknown_account",
            f"No account is called {', '.join(unknown)}.",
            "Nothing was kept. Correct --suspend.",
        )
    ended = ending_sql.end_what_opens() | {"suspended": ending_sql.suspend(suspend)}
    record(
        "backup.restored",
        by=None,
        noun="operations.backup",
        public_id=uuid.UUID(known.manifest.id),
        noted={"position": known.manifest.audit["position"], **ended},
    )
    return ended


def _take_over_statements(known: Examined) -> tuple[int, Path | None]:
    """The signed statements of the backup continue here; later ones of before are kept aside: they tell what is lost."""
    outside = checkpoints.outside()
    later, aside = 0, None
    if outside.exists():
        later = max((one.position for one in checkpoints.carried_out()), default=0)
        aside = outside.with_name(f"{outside.stem}-before-{clock.now().astimezone(UTC):%Y%m%dT%H%M%S}{outside.suffix}")
        outside.rename(aside)
    if known.checkpoints:
        outside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        outside.write_bytes(known.checkpoints)
    return (later if later > known.manifest.audit["position"] else 0), aside


def _refused(error: Exception) -> Refusal:
    """PostgreSQL's reason without the values that it names (M5)."""
    cause = error if isinstance(error, psycopg.Error) else error.__cause__
    if isinstance(cause, psycopg.errors.DiskFull):
        return Refusal(
            "restore.disk_full", "The database has no room left.", "Nothing was kept. Make room, then again."
        )
    told = cause.diag.message_primary if isinstance(cause, psycopg.Error) else None
    return Refusal(
        "restore.failed",
        f"The database did not take it: {told or 'the connection was lost'}.",
        "Nothing was kept. Were the roles made by `ilonet migrate --prepare` or `ilonet restore --prepare`?",
    )
