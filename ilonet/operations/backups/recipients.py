"""To whom is a backup locked, and with which key does it open? Keys of age: the host knows only the public half."""

import os
from collections.abc import Iterable
from pathlib import Path

import pyrage
from django.conf import settings
from pyrage import x25519

from ilonet.lib.refusals import Refusal

SETTING = "ILONET_BACKUP_RECIPIENTS"
MAKE_ONE = "Make a key on another machine with `ilonet backup --new-key FILE` and name its public half here."


def recipients(given: Iterable[str]) -> list[x25519.Recipient]:
    """Those that are named, else those of the setting; none is a Refusal, since nothing is written in clear."""
    named = [*given] or os.environ.get(SETTING, "").replace(",", " ").split()
    if not named:
        raise Refusal(
            "backup.no_recipient",
            "No key is named to which the backup is locked.",
            f"{MAKE_ONE} ({SETTING}, or --recipient)",
        )
    return [_recipient(one) for one in named]


def _recipient(text: str) -> x25519.Recipient:
    if text.upper().startswith("AGE-SECRET-KEY-"):
        raise Refusal(
            "backup.private_key",
            "This is the private half of a key; it has no place on this machine.",
            "Name the public half (age1…), remove this one, and make a new pair if others could have seen it.",
        )
    try:
        return x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise Refusal("backup.recipient", f"“{text[:20]}” is no public key of age (age1…).", MAKE_ONE) from error


def identities(path: Path) -> list[x25519.Identity]:
    """The private halves in a file, as the program age writes it: one a line, notes after #."""
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        found = [x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise Refusal(
            "backup.key_file", f"{path} cannot be read as a private key.", "It holds a line AGE-SECRET-KEY-1…"
        ) from error
    if not found:
        raise Refusal("backup.key_file", f"There is no private key in {path}.", "It holds a line AGE-SECRET-KEY-1…")
    return found


def new_key() -> tuple[str, str]:
    """What to keep (private half, as a file), and what to name on the host (public half)."""
    made = x25519.Identity.generate()
    public = str(made.to_public())
    return f"# opens backups of ilonet\n# public key: {public}\n{made}\n", public


def write_new_key(path: Path) -> str:
    """Writes the private half to a file that was not there, never among what this host keeps."""
    if path.resolve().is_relative_to(Path(settings.ILONET_VAR).resolve()):
        raise Refusal(
            "backup.key_on_host",
            "The private key may not lie beside what it opens.",
            "Name a place on another medium, or make the key on another machine.",
        )
    private, public = new_key()
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(private)
    except FileExistsError as error:
        raise Refusal(
            "backup.exists", f"{path} is there already.", "Choose another name; nothing was changed."
        ) from error
    except OSError as error:
        raise Refusal("backup.not_written", f"{path} cannot be written: {error.strerror}.") from error
    return public
