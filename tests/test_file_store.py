"""Every place where files can lie keeps the same promises: a folder, memory, a bucket."""

import io

import pytest
from django.core.files.storage import storages

from config.files import file_store
from ilonet.documents import store
from ilonet.documents.ciphering import deciphered, enciphered, new_key

BUCKET, REGION = "ilonet-files", "eu-west-1"


@pytest.fixture
def bucket(monkeypatch):
    """A bucket of this machine alone, where the extra and its double are installed."""
    pytest.importorskip("storages", reason="the extra s3 is not installed")
    server = pytest.importorskip("moto.server", reason="moto, a double of S3, is not installed")
    boto3 = pytest.importorskip("boto3")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setenv("ILONET_FILES_S3", BUCKET)
    monkeypatch.setenv("ILONET_FILES_S3_ENDPOINT", f"http://{host}:{port}")
    monkeypatch.setenv("ILONET_FILES_S3_REGION", REGION)
    asked = boto3.client("s3", endpoint_url=f"http://{host}:{port}", region_name=REGION)
    asked.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    yield
    running.stop()


@pytest.fixture(params=["folder", "memory", "bucket"])
def place(request, monkeypatch, settings, tmp_path):
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"documents": memory if request.param == "memory" else file_store(tmp_path)}
    return storages["documents"]


def test_kept_fetched_listed_and_forgotten(place):
    content, key, name = b"Fewer boats left. " * 90_000, new_key(), store.new_name()
    store.keep(name, enciphered(io.BytesIO(content), key))
    store.keep(f"{name}.0", [b"piece"])
    with store.fetch(name) as kept:
        assert b"".join(deciphered(kept, key)) == content
    assert {one for one, _came_at in store.names()} == {name, f"{name}.0"}
    store.forget(name)
    store.forget(name)  # gone already is gone
    assert [one for one, _came_at in store.names()] == [f"{name}.0"]
    with pytest.raises(OSError, match=name):
        store.fetch(name)


def test_nobody_else_on_the_machine_reads_the_folder(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {"documents": file_store(tmp_path / "files")}
    name = store.new_name()
    store.keep(name, [b"piece"])
    kept = tmp_path / "files" / name[:2] / name
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
