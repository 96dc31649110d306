"""Signed statements of where the chain ended: in the database, and in a file beside it that an operator carries away."""

import base64
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from ilonet.audit import chain_sql
from ilonet.audit.models import Checkpoint
from ilonet.lib import clock, keys


@dataclass(frozen=True)
class Statement:
    position: int
    digest: bytes
    at: datetime
    signature: bytes = b""

    @property
    def text(self) -> bytes:
        return f"ilonet audit|{self.position}|{self.digest.hex()}|{self.at.isoformat()}".encode()

    @property
    def is_ours(self) -> bool:
        try:
            _key().public_key().verify(self.signature, self.text)
        except InvalidSignature:
            return False
        return True


def make() -> Statement | None:
    """Sign the head of the chain, unless it has been signed already."""
    position, digest = chain_sql.head()
    if not position or Checkpoint.objects.filter(position=position).exists():
        return None
    plain = Statement(position, digest, clock.now())
    signed = Statement(position, digest, plain.at, _key().sign(plain.text))
    Checkpoint.objects.bulk_create(
        [Checkpoint(position=position, digest=digest, at=signed.at, signature=signed.signature)], ignore_conflicts=True
    )
    _carry_out(signed)
    return signed


def kept() -> list[Statement]:
    """Those in the database."""
    return [
        Statement(one.position, bytes(one.digest), one.at, bytes(one.signature))
        for one in Checkpoint.objects.order_by("position")
    ]


def carried_out() -> list[Statement]:
    """Those in the file outside; whoever cuts the tail of the table cannot cut it there."""
    return told(outside().read_text()) if outside().exists() else []


def told(text: str) -> list[Statement]:
    """As the file outside tells them."""
    lines = [json.loads(line) for line in text.splitlines() if line]
    return [
        Statement(
            one["position"],
            bytes.fromhex(one["digest"]),
            datetime.fromisoformat(one["at"]),
            base64.b64decode(one["signature"]),
        )
        for one in lines
    ]


def outside() -> Path:
    """One file for each database, named by nothing that would tell anything."""
    name = str(settings.DATABASES["default"]["NAME"])
    return Path(settings.ILONET_VAR) / "audit" / f"checkpoints-{name}.jsonl"


def public_key() -> str:
    """For whoever verifies with other code."""
    return base64.b64encode(_key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def sign(text: bytes) -> str:
    """For other statements of this installation; each begins with a word of its own."""
    return base64.b64encode(_key().sign(text)).decode()


def _carry_out(signed: Statement) -> None:
    outside().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    line = {
        "position": signed.position,
        "digest": signed.digest.hex(),
        "at": signed.at.isoformat(),
        "signature": base64.b64encode(signed.signature).decode(),
    }
    with outside().open("a") as file:
        file.write(json.dumps(line) + "\n")


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.derive("audit checkpoint"))
