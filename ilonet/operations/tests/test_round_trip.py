"""Does everything come back that went in, and nothing that must not?"""

import io
import json
import subprocess
import sys
import tarfile

import pyrage
import pytest
from django.conf import settings

from ilonet.lib import keys
from ilonet.operations.backups.recipients import identities
from ilonet.operations.tests.conftest import HERE, empty, every_row, forget
from tests import databases

LEFT_EMPTY = {"accounts_once", "django_session", "ground_cache", "usersessions_usersession"}
ENDED = {"accounts_enrolment", "accounts_token", "notices_feed"}
GROWN = {
    "audit_event": 40,
    "audit_link": 40,
    "audit_pseudonym": 2,
}  # by the restore itself, and by whoever looked since
ASKING = """
import json, sys, django; django.setup()
from django.db import transaction
from ilonet.deployments.models import Deployment
from ilonet.directory.models import ContactEntry
from ilonet.reports.models import Report
from ilonet.standing.acting import acting_as
said = {}
for name, pk in json.loads(sys.argv[1]).items():
    with transaction.atomic():
        actor = acting_as(pk)
        said[name] = [
            sorted(str(x) for x in kind.objects.visible_to(actor).values_list("public_id", flat=True))
            for kind in (Report, Deployment, ContactEntry)
        ] + [sorted(actor.circles)]
print(json.dumps(said))
"""


def what_everybody_sees(backup, database):
    done = subprocess.run(
        [sys.executable, "-c", ASKING, json.dumps(backup.known["people"])],
        capture_output=True,
        text=True,
        check=True,
        cwd=databases.CHECKOUT,
        env=databases.environment_for(database),
    )
    return json.loads(done.stdout)


def ring_of_this_host():
    return settings.ILONET_KEYS.read_text()


@pytest.fixture(scope="module")
def restored(backup):
    name = empty(f"ilonet_restored_{HERE}")  # of its own: the other tests restore into an empty one each time
    done = databases.ilonet(
        "restore", str(backup.file), "--key", str(backup.key), "--suspend", "dario", database=name, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    yield name, done.stdout
    forget(name)


@pytest.mark.requirement("R-SEC-9")
def test_every_row_comes_back(backup, restored):
    before, after = every_row(backup.world), every_row(restored[0])
    assert before.keys() == after.keys()
    for table in before.keys() - LEFT_EMPTY - ENDED - GROWN.keys() - {"accounts_account"}:
        assert before[table] == after[table], table
    assert sum(len(rows) for rows in after.values()) > 500
    for table, least in GROWN.items():  # whatever the backup itself has recorded came after its moment
        common = [row for row in after[table] if row in before[table]]
        assert len(common) >= least, (table, len(common))


@pytest.mark.requirement("R-SEC-9")
def test_every_file_comes_back_enciphered_as_it_was(backup, restored):
    before, after = (
        {one.name: one.read_bytes() for one in databases.files_of(name).rglob("*") if one.is_file()}
        for name in (backup.world, restored[0])
    )
    assert before == after
    stored = {row["stored_as"] for row in every_row(restored[0])["documents_file"] if row["state"] == "clear"}
    assert stored
    assert stored <= after.keys()
    assert not any(b"Kanarie" in content for content in after.values())


def test_accounts_come_back_and_who_is_named_stays_out(backup, restored):
    before = {row["sign_in"]: row for row in every_row(backup.world)["accounts_account"]}
    after = {row["sign_in"]: row for row in every_row(restored[0])["accounts_account"]}
    assert after.pop("dario")["suspended_at"] is not None
    del before["dario"]
    assert before == after


def test_what_opens_a_door_does_not_come_back(backup, restored):
    before, after = every_row(backup.world), every_row(restored[0])
    assert before["django_session"]
    assert before["accounts_enrolment"]
    for table in LEFT_EMPTY | {"accounts_enrolment"}:
        assert after[table] == [], table
    assert [row["ended_at"] for row in before["accounts_token"]] == [None]
    assert all(row["ended_at"] for row in [*after["accounts_token"], *after["notices_feed"]])
    assert [row["ended_at"] for row in before["notices_feed"]] == [None]


def test_everybody_sees_the_same_lists(backup, restored):
    before = what_everybody_sees(backup, backup.world)
    after = what_everybody_sees(backup, restored[0])
    assert before["dario"] != after["dario"] or before["dario"] == [[], [], [], []]
    assert {name: seen for name, seen in before.items() if name != "dario"} == {
        name: seen for name, seen in after.items() if name != "dario"
    }
    assert any(seen[0] for seen in after.values())


def test_the_restore_proves_itself(restored):
    said = restored[1]
    assert "events, none missing, none changed" in said
    assert "People read and find what was released to them." in said
    assert "2 tokens" in said  # one of them of a feed


def test_contacts_are_sealed_in_the_backup_even_to_whoever_holds_its_key(backup):
    """The key ring is not in it: key and medium together give no directory."""
    with backup.file.open("rb") as file:
        clear = pyrage.decrypt(file.read(), identities(backup.key))
    with tarfile.open(fileobj=io.BytesIO(clear)) as tar:
        dump = b"".join(tar.extractfile(one).read() for one in tar if one.name.startswith("database/"))
    assert b"directory_contactentry" in dump
    assert b"Unsealable" not in clear
    assert b"ilo_" not in dump
    ring = json.loads(ring_of_this_host())
    assert all(one["key"].encode() not in clear for one in ring["keys"])


def test_contacts_open_again_in_the_restored_database(backup, restored):
    rows = {row["deployment_id"]: row for row in every_row(restored[0])["directory_contactentry"]}
    opened = [
        keys.unseal(row["sealed"], place=f"directory_contactentry.sealed:{row['public_id']}") for row in rows.values()
    ]
    assert any(b"Unsealable" in one for one in opened)


def test_a_host_without_the_ring_takes_it_from_its_envelope(backup, empty_database, tmp_path):
    ring = tmp_path / "keys" / "ring.json"
    words = ["restore", str(backup.file), "--key", str(backup.key)]
    refused = databases.ilonet(*words, database=empty_database, check=False, ILONET_KEYS=str(ring))
    assert refused.returncode == 2
    assert "--ring FILE" in refused.stderr
    done = databases.ilonet(
        *words, "--ring", str(backup.ring), database=empty_database, check=False, ILONET_KEYS=str(ring)
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(ring.read_text()) == json.loads(ring_of_this_host())
    assert ring.stat().st_mode & 0o777 == 0o600
