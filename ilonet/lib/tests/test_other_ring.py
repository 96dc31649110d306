"""A database whose key ring is gone is not served as if nothing were missing."""

from django.db import connection

from tests import databases


def test_a_database_of_another_ring_is_refused_before_anything_is_touched(db, tmp_path):
    ring = tmp_path / "ring.json"
    name = str(connection.settings_dict["NAME"])
    done = databases.ilonet("run", "--port", "8399", database=name, check=False, ILONET_KEYS=str(ring))
    assert done.returncode != 0
    assert "another key ring" in done.stderr + done.stdout
    assert str(ring) in done.stderr + done.stdout
    assert not ring.exists(), "or the next start would take the new one for the right one"
