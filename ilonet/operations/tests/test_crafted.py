"""Anybody can lock a file to a public key: what is no backup of ours is refused in words, and says nothing of its own."""

import base64
import io
import json
import tarfile
import uuid

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyrage import x25519

from ilonet.commands.backup import in_words
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups.checking import examine
from ilonet.operations.backups.envelope import locked
from ilonet.operations.backups.parcel import END, MANIFEST, Packing

SAID = {
    "id": str(uuid.uuid4()), "made_at": "2026-11-22T04:00:00+00:00", "born_as": "real", "server": 180000,
    "migrations": ["lib.0001_ground"], "tables": {"reports_report": ["1", "7"]}, "left_empty": [], "shape": [],
    "wording": [], "audit": {"position": 1, "digest": "00", "checkpoint": 0}, "ring": ["a"], "ilonet": "1.0", "format": 1,
}  # fmt: skip
HIDING = "\x1b[8m\nSigned by the key of the ministry\x1b]0;fine\x07"


@pytest.fixture
def opening():
    return x25519.Identity.generate()


def examined(tmp_path, opening, write):
    path = tmp_path / "crafted.backup.age"
    with path.open("wb") as file, locked(file, [opening.to_public()]) as plain:
        write(plain)
    return examine(path, [opening])


def signed(plain, manifest, *, beside=""):
    """By a key that nobody knows; `beside` stands in its name where a decoder of base64 looks away."""
    key = Ed25519PrivateKey.generate()
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    parcel = Packing(plain)
    parcel.bytes(MANIFEST, manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode())
    parcel.bytes("database/000001.sql", b"SELECT 1;")
    parcel.end(
        lambda text: {
            "signature": base64.b64encode(key.sign(text)).decode(),
            "signed_by": f"{public[:4]}{beside}{public[4:]}",
        }
    )


def test_one_that_is_right_opens(tmp_path, opening):
    assert "1 rows of 1 tables" in in_words(examined(tmp_path, opening, lambda plain: signed(plain, SAID)))


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"\xff", b"null", b"[]", b"[" * 100_000, {"format": 1}, SAID | {"id": "x"}, SAID | {"made_at": 5},
        SAID | {"made_at": HIDING}, SAID | {"ilonet": HIDING}, SAID | {"born_as": HIDING}, SAID | {"ring": [HIDING]},
        SAID | {"migrations": [HIDING]}, SAID | {"tables": {HIDING: ["1", "7"]}}, SAID | {"tables": 5},
        SAID | {"tables": {"a": ["x", "7"]}}, SAID | {"audit": None}, SAID | {"audit": {"position": HIDING}},
        SAID | {"server": "18"}, SAID | {"ring": None},
    ],
)  # fmt: skip
def test_a_manifest_that_no_backup_has_is_refused(tmp_path, opening, manifest):
    with pytest.raises(Refusal) as refused:
        examined(tmp_path, opening, lambda plain: signed(plain, manifest))
    assert refused.value.code == "backup.damaged"
    assert "ministry" not in f"{refused.value.message} {refused.value.hint}"


def test_who_signed_is_written_by_us(tmp_path, opening):
    told = in_words(examined(tmp_path, opening, lambda plain: signed(plain, SAID, beside="\x1b[\n!")))
    assert "\x1b" not in told
    assert len(told.splitlines()) == 5


@pytest.mark.parametrize("end", [b"", b"5", b"[]", b"{}", b'{"sums": 5}', b"[" * 100_000])
def test_an_end_that_no_backup_has_is_refused(tmp_path, opening, end):
    def write(plain):
        with tarfile.open(fileobj=plain, mode="w|") as tar:
            for name, content in ((MANIFEST, json.dumps(SAID).encode()), ("database/1.sql", b"x"), (END, end)):
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))

    with pytest.raises(Refusal, match="damaged"):
        examined(tmp_path, opening, write)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_nothing_but_files_is_in_it(tmp_path, opening, kind):
    def write(plain):
        with tarfile.open(fileobj=plain, mode="w|") as tar:
            member = tarfile.TarInfo("files/a")
            member.type, member.linkname = kind, "/etc/passwd"
            tar.addfile(member)

    with pytest.raises(Refusal, match="damaged"):
        examined(tmp_path, opening, write)
