"""The key ring travels apart from the backups: what opens the sealed fields never lies in the same envelope (ADR 0017)."""

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from pyrage import x25519

from ilonet.audit import checkpoints
from ilonet.lib import keys
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups.envelope import locked, unlocked
from ilonet.operations.backups.writing import written_whole

FORM = "ilonet key ring 1"


def held() -> list[str]:
    """The ids of the keys on the ring of this host."""
    return [b64encode(one).decode() for one in keys.ring(str(settings.ILONET_KEYS))]


def is_here() -> bool:
    return Path(settings.ILONET_KEYS).exists()


def carry_out(to: Path, recipients: Sequence[x25519.Recipient]) -> Path:
    """The ring of this host, locked."""
    ring = json.loads(Path(settings.ILONET_KEYS).read_text(encoding="utf-8"))
    told = json.dumps({"form": FORM, "signs_as": checkpoints.public_key(), "ring": ring}).encode()
    with written_whole(to) as file, locked(file, recipients) as plain:
        plain.write(told)
    return to


def read(path: Path, identities: Sequence[x25519.Identity]) -> dict[str, Any]:
    """Raises Refusal when this is no ring that was carried out."""
    try:
        with path.open("rb") as file, unlocked(file, identities) as plain:
            told = json.loads(plain.read())
        return dict(told["ring"]) if told["form"] == FORM else _unknown(path)
    except FileNotFoundError as error:
        raise Refusal("backup.absent", f"There is no file {path}.") from error
    except (ValueError, KeyError, TypeError):
        return _unknown(path)


def _unknown(path: Path) -> NoReturn:
    raise Refusal("ring.unknown", f"{path} holds no key ring.", "It is the file that `ilonet backup --ring` wrote.")


def put(ring: dict[str, Any]) -> bool:
    """On this host, which had none, or has the same one already; says whether it was put. Raises Refusal."""
    path = Path(settings.ILONET_KEYS)
    if path.exists():
        if json.loads(path.read_text(encoding="utf-8")) != ring:
            raise Refusal(
                "ring.another",
                f"This host has another key ring, {path}.",
                "Move it to a safe place if anything was ever sealed with it, then restore again.",
            )
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with written_whole(path) as file:
        file.write(json.dumps(ring).encode())
    keys.ring.cache_clear()
    return True


def take_away() -> None:
    """The ring that `put` has put, when nothing came of the restore."""
    Path(settings.ILONET_KEYS).unlink()
    keys.ring.cache_clear()
