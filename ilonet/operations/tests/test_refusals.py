"""What is damaged, foreign, newer or in the way is refused in words, and nothing is half done."""

import dataclasses
import io
import json
import os
import tarfile
from pathlib import Path

import pyrage
import pytest
from pyrage import x25519

from ilonet.audit import checkpoints
from ilonet.lib.refusals import Refusal
from ilonet.operations.backups import backing_up, dumping, fitting, snapshot_sql
from ilonet.operations.backups.checking import examine
from ilonet.operations.backups.envelope import locked
from ilonet.operations.backups.parcel import MANIFEST, Packing
from ilonet.operations.backups.recipients import SETTING, identities, recipients, write_new_key
from ilonet.operations.backups.writing import written_whole
from ilonet.operations.tests.conftest import every_row
from tests import databases


def examined(backup, content, tmp_path):
    path = tmp_path / "other.age"
    path.write_bytes(content)
    return examine(path, identities(backup.key))


def test_the_whole_file_is_whole(backup):
    known = examine(backup.file, identities(backup.key))
    assert known.manifest.born_as == "test"
    assert known.signed_by == checkpoints.public_key()
    assert known.manifest.rows == sum(int(rows) for rows, _sum in known.manifest.tables.values()) > 500


@pytest.mark.parametrize("share", [0.0, 0.0002, 0.001, 0.1, 0.33, 0.5, 0.77, 0.999, 1.0])
def test_one_flipped_bit_is_found(backup, share, tmp_path):
    content = bytearray(backup.file.read_bytes())
    content[int(share * (len(content) - 1))] ^= 1
    with pytest.raises(Refusal, match=r"backup\.(damaged|other_key)"):
        examined(backup, bytes(content), tmp_path)


@pytest.mark.parametrize("share", [0, 0.0005, 0.2, 0.5, 0.999])
def test_a_file_cut_short_is_found(backup, share, tmp_path):
    content = backup.file.read_bytes()
    with pytest.raises(Refusal, match=r"backup\.damaged"):
        examined(backup, content[: int(share * len(content))], tmp_path)


def test_cut_at_the_border_of_a_chunk_is_found(backup, tmp_path):
    """Where each piece by itself would open."""
    content = backup.file.read_bytes()
    header = content.index(b"\n--- ") + len(b"\n--- ") + 43 + 1 + 16
    for chunks in (1, 2):
        with pytest.raises(Refusal, match=r"backup\.damaged"):
            examined(backup, content[: header + chunks * (65536 + 16)], tmp_path)


def test_bytes_at_the_end_are_found(backup, tmp_path):
    with pytest.raises(Refusal, match=r"backup\.damaged"):
        examined(backup, backup.file.read_bytes() + b"more", tmp_path)


def test_another_key_opens_nothing(backup, tmp_path):
    other = tmp_path / "key"
    write_new_key(other)
    with pytest.raises(Refusal, match=r"backup\.other_key"):
        examine(backup.file, identities(other))


def members(backup):
    clear = pyrage.decrypt(backup.file.read_bytes(), identities(backup.key))
    with tarfile.open(fileobj=io.BytesIO(clear)) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar}


def packed(backup, changed, tmp_path, *, sign=None):
    path = tmp_path / "forged.age"
    with path.open("wb") as file, locked(file, recipients([backup.public])) as plain:
        parcel = Packing(plain)
        for name, content in changed.items():
            parcel.bytes(name, content)
        parcel.end(sign or (lambda text: {"signature": checkpoints.sign(text), "signed_by": checkpoints.public_key()}))
    return path


def test_whoever_knows_the_public_key_alone_cannot_forge_one(backup, tmp_path):
    """A backup can be locked by anybody; it is signed by the ring of the installation."""
    inside = {name: content for name, content in members(backup).items() if name != "end.json"}
    path = packed(
        backup, inside, tmp_path, sign=lambda _text: {"signature": "AAAA", "signed_by": checkpoints.public_key()}
    )
    with pytest.raises(Refusal, match=r"backup\.not_signed"):
        examine(path, identities(backup.key))


def test_a_part_left_out_or_exchanged_is_found(backup, tmp_path):
    inside = members(backup)
    end = inside.pop("end.json")
    clear = io.BytesIO()
    with tarfile.open(fileobj=clear, mode="w") as tar:
        for name, content in [*list(inside.items())[:-1], ("end.json", end)]:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    with pytest.raises(Refusal, match=r"backup\.damaged"):
        examined(backup, pyrage.encrypt(clear.getvalue(), recipients([backup.public])), tmp_path)


def test_what_came_out_otherwise_than_it_went_in_is_not_kept(backup, tmp_path, empty_database):
    """Even signed: one row fewer than was counted, and the database stays empty."""
    inside = {name: content for name, content in members(backup).items() if name != "end.json"}
    manifest = json.loads(inside[MANIFEST])
    manifest["tables"]["reports_report"][0] = str(int(manifest["tables"]["reports_report"][0]) + 1)
    path = packed(backup, inside | {MANIFEST: json.dumps(manifest).encode()}, tmp_path)
    done = databases.ilonet("restore", str(path), "--key", str(backup.key), database=empty_database, check=False)
    assert (done.returncode, "rows of reports_report" in done.stderr) == (2, True)
    assert every_row(empty_database) == {}


def test_a_database_that_breaks_off_is_left_empty(backup, tmp_path, empty_database):
    inside = {name: content for name, content in members(backup).items() if name != "end.json"}
    last = max(name for name in inside if name.startswith("database/"))
    at = inside[last].rindex(b"CREATE POLICY")
    broken = inside | {last: inside[last][:at] + b"CREATE POLICY nonsense;\n" + inside[last][at:]}
    done = databases.ilonet(
        "restore", str(packed(backup, broken, tmp_path)), "--key", str(backup.key), database=empty_database, check=False
    )
    assert (done.returncode, "syntax error" in done.stderr) == (2, True)
    assert every_row(empty_database) == {}


def test_nothing_is_written_over(backup):
    done = databases.ilonet("restore", str(backup.file), "--key", str(backup.key), database=backup.world, check=False)
    assert done.returncode == 2
    assert "never writes over anything" in done.stderr
    before = backup.file.read_bytes()
    done = databases.ilonet(
        "backup", "--to", str(backup.file), "--recipient", backup.public, database=backup.world, check=False
    )
    assert (done.returncode, "is there already" in done.stderr) == (2, True)
    assert backup.file.read_bytes() == before


def test_a_name_that_nobody_has_is_not_passed_over(backup, empty_database):
    done = databases.ilonet(
        "restore",
        str(backup.file),
        "--key",
        str(backup.key),
        "--suspend",
        "nobody",
        database=empty_database,
        check=False,
    )
    assert (done.returncode, "No account is called nobody" in done.stderr) == (2, True)
    assert every_row(empty_database) == {}


@pytest.mark.parametrize("kind", ["real", "demonstration"])
def test_content_of_another_kind_stays_out(backup, db, kind):
    told = dataclasses.replace(examine(backup.file, identities(backup.key)).manifest, born_as=kind)
    with pytest.raises(Refusal, match=r"database\.other_birth"):
        fitting.insist_it_fits(told)


def test_a_newer_one_waits_for_its_code(backup, db, monkeypatch):
    monkeypatch.setattr(snapshot_sql, "is_empty", lambda: True)
    told = examine(backup.file, identities(backup.key)).manifest
    fitting.insist_it_fits(told)
    with pytest.raises(Refusal, match=r"backup\.newer"):
        fitting.insist_it_fits(dataclasses.replace(told, migrations=[*told.migrations, "reports.0999_later"]))


def test_a_form_of_later_is_refused(backup, tmp_path):
    inside = {name: content for name, content in members(backup).items() if name != "end.json"}
    later = json.loads(inside[MANIFEST]) | {"format": 2}
    with pytest.raises(Refusal, match=r"backup\.newer"):
        examine(packed(backup, inside | {MANIFEST: json.dumps(later).encode()}, tmp_path), identities(backup.key))


def test_nothing_is_written_in_clear(monkeypatch):
    monkeypatch.delenv(SETTING, raising=False)
    with pytest.raises(Refusal, match=r"backup\.no_recipient"):
        recipients([])
    with pytest.raises(Refusal, match=r"backup\.private_key"):
        recipients([str(x25519.Identity.generate())])
    with pytest.raises(Refusal, match=r"backup\.recipient"):
        recipients(["age1nonsense"])


def test_the_private_key_never_lies_on_this_host(settings, tmp_path):
    settings.ILONET_VAR = tmp_path
    with pytest.raises(Refusal, match=r"backup\.key_on_host"):
        write_new_key(tmp_path / "backups" / "key")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full here")
def test_a_full_disk_leaves_nothing_behind(tmp_path):
    with pytest.raises(Refusal, match=r"backup\.disk_full"):
        _fill(tmp_path / "one.age")
    assert list(tmp_path.iterdir()) == []


def _fill(path):
    key = x25519.Identity.generate().to_public()
    with written_whole(path), Path("/dev/full").open("wb", buffering=0) as full, locked(full, [key]) as plain:
        for _piece in range(40):
            plain.write(os.urandom(1 << 20))


def test_a_dump_that_fails_leaves_nothing_behind(backup, tmp_path, monkeypatch):
    """As the web's role, which may not read everything: pg_dump says so, and no half backup stays."""
    done = databases.ilonet(
        "backup",
        "--to",
        str(tmp_path / "x.age"),
        "--recipient",
        backup.public,
        database=backup.world,
        check=False,
        DATABASE_OWNER_URL=databases.url("ilonet_app", backup.world),
    )
    assert done.returncode != 0
    assert list(tmp_path.iterdir()) == []


def test_an_older_pg_dump_is_refused(monkeypatch):
    monkeypatch.setattr(dumping, "_major", lambda _program: 15)
    with pytest.raises(Refusal, match=r"backup\.old_pg_dump"):
        dumping.pg_dump(18)
    assert dumping.pg_dump(15).name == "pg_dump"


def test_a_folder_gets_a_name_with_the_moment_in_it(db, tmp_path):
    named = backing_up.place(tmp_path)
    assert named.parent == tmp_path
    assert named.name.endswith("Z.backup.age")
