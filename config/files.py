"""Where uploaded files lie: on this machine's disk, or in a bucket (`ILONET_FILES_S3`); enciphered before they come there."""

import os
from pathlib import Path
from typing import Any


def file_store(folder: Path) -> dict[str, Any]:
    bucket = os.environ.get("ILONET_FILES_S3", "")
    if not bucket:
        options: dict[str, Any] = {
            "location": folder,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        }
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}
    options = {
        "bucket_name": bucket,
        "endpoint_url": os.environ.get("ILONET_FILES_S3_ENDPOINT") or None,
        "region_name": os.environ.get("ILONET_FILES_S3_REGION") or None,
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": True,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
