"""Make a backup: one moment of the database, its files and its proof, locked to a key that this host does not hold."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.db import transaction
from pyrage import x25519

from ilonet.audit import chain_sql, checkpoints
from ilonet.audit.recording import record
from ilonet.lib import clock
from ilonet.lib.birth import born_as
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups import key_ring, snapshot_sql
from ilonet.operations.backups.dumping import dumped
from ilonet.operations.backups.envelope import locked
from ilonet.operations.backups.manifest import Manifest
from ilonet.operations.backups.parcel import CHECKPOINTS, FILES, MANIFEST, Packing
from ilonet.operations.backups.writing import written_whole

Say = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    path: Path
    manifest: Manifest
    size: int


def place(to: Path | None) -> Path:
    """A folder gets a name with the moment in it; anything else is the name."""
    folder = to or Path(settings.ILONET_VAR) / "backups"
    if to is None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not folder.is_dir():
        return folder
    name = settings.DATABASES["default"]["NAME"]
    return folder / f"{name}-{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}.backup.age"


def make(to: Path, recipients: Sequence[x25519.Recipient], say: Say) -> Made:
    """Raises Refusal; then nothing is left behind."""
    if not key_ring.is_here():
        raise _ring_absent()
    with written_whole(to) as file, locked(file, recipients) as plain, transaction.atomic():
        manifest = _pack(Packing(plain), say)
    size = to.stat().st_size
    with transaction.atomic():
        record(
            "backup.made",
            by=None,
            noun="operations.backup",
            public_id=uuid.UUID(manifest.id),
            noted={"rows": manifest.rows, "bytes": size, "keys": len(recipients)},
        )
    return Made(to, manifest, size)


def carry_out_ring(to: Path, recipients: Sequence[x25519.Recipient]) -> Path:
    """The key ring, locked, to a place of its own; the audit tells that it left."""
    if not key_ring.is_here():
        raise _ring_absent()
    to = to / f"ilonet-{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}.ring.age" if to.is_dir() else to
    key_ring.carry_out(to, recipients)
    with transaction.atomic():
        noted = {"keys": len(key_ring.held()), "newest": key_ring.held()[-1]}
        record("ring.carried_out", by=None, noun="operations.ring", public_id=None, noted=noted)
    return to


def _ring_absent() -> Refusal:
    return Refusal("ring.absent", f"The key ring {settings.ILONET_KEYS} is not here.", "Set ILONET_KEYS to its place.")


def _pack(parcel: Packing, say: Say) -> Manifest:
    snapshot = snapshot_sql.begin()
    say("Counting what is there ...")
    manifest = _manifest()
    parcel.json(MANIFEST, manifest.as_json())
    outside = checkpoints.outside()
    if outside.exists():
        parcel.bytes(CHECKPOINTS, outside.read_bytes())
    for path in _files():
        parcel.file(FILES + path.relative_to(_folder()).as_posix(), path)
    say(f"Writing {manifest.rows:,} rows ...")
    with dumped(snapshot) as source:
        parcel.pieces(source)
    parcel.end(lambda text: {"signature": checkpoints.sign(text), "signed_by": checkpoints.public_key()})
    return manifest


def _manifest() -> Manifest:
    kind = born_as()
    if kind is None:
        raise Refusal(
            "backup.unborn", "This database holds nothing yet.", "Say what it is for first: `ilonet migrate --real`."
        )
    position, digest = chain_sql.head()
    kept = checkpoints.kept()[-1:]
    return Manifest(
        id=str(uuid.uuid4()),
        made_at=clock.now().astimezone(UTC).isoformat(timespec="seconds"),
        born_as=kind,
        server=snapshot_sql.server(),
        migrations=snapshot_sql.migrations(),
        tables=snapshot_sql.tables(),
        left_empty=snapshot_sql.left_empty(),
        shape=snapshot_sql.shape(),
        wording=snapshot_sql.wording(),
        audit={"position": position, "digest": digest.hex(), "checkpoint": kept[0].position if kept else 0},
        ring=key_ring.held(),
    )


def _folder() -> Path:
    """What was uploaded; enciphered before it came here."""
    return Path(settings.ILONET_FILES)


def _files() -> list[Path]:
    return sorted(path for path in _folder().rglob("*") if path.is_file() and not path.is_symlink())
