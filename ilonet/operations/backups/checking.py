"""Is a backup whole, and what is in it? Reads it to the last byte and restores nothing."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyrage import x25519

from ilonet.lib.refusals import Refusal
from ilonet.operations.backups.envelope import unlocked
from ilonet.operations.backups.manifest import Manifest
from ilonet.operations.backups.parcel import CHECKPOINTS, DATABASE, FILES, MANIFEST, Unpacking, damaged, statement, told


@dataclass(frozen=True)
class Examined:
    manifest: Manifest
    sums: dict[str, str]
    signed_by: str  # the public key that `ilonet audit key` prints on the host it comes from
    checkpoints: bytes
    files: int


def examine(path: Path, identities: Sequence[x25519.Identity]) -> Examined:
    """Raises Refusal unless every byte is what was written and signed."""
    if not path.is_file():
        raise Refusal("backup.absent", f"There is no file {path}.")
    manifest, carried = None, b""
    with path.open("rb") as file, unlocked(file, identities) as plain:
        parcel = Unpacking(plain)
        for name, content in parcel.members():
            if name == MANIFEST:
                manifest = Manifest.of(told(content))
            elif name == CHECKPOINTS:
                carried = content.read()
    if manifest is None or not any(name.startswith(DATABASE) for name in parcel.sums):
        raise damaged()
    files = sum(name.startswith(FILES) for name in parcel.sums)
    return Examined(manifest, parcel.sums, _signer(parcel), carried, files)


def _signer(parcel: Unpacking) -> str:
    """Written as we write it, whatever else stood around it in the file."""
    try:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(parcel.end["signed_by"]))
        public.verify(base64.b64decode(parcel.end["signature"]), statement(parcel.sums))
    except (KeyError, TypeError, ValueError, InvalidSignature) as error:
        raise Refusal(
            "backup.not_signed", "The signature of this backup does not hold.", "Take another copy."
        ) from error
    return base64.b64encode(public.public_bytes_raw()).decode()
