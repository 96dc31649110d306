"""By which way do mails leave? The operator's server by TLS; a demonstration writes them into a folder and sends nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import get_connection

from ilonet.lib.birth import DEMONSTRATION, born_as

FILES = "django.core.mail.backends.filebased.EmailBackend"


def carrier() -> Any:
    """None where the operator has named no server: then notices stay in the inbox."""
    if born_as() == DEMONSTRATION:
        return get_connection(FILES, file_path=str(folder()))
    return get_connection() if settings.ILONET_MAIL_IS_SENT else None


def folder() -> Path:
    return Path(settings.ILONET_VAR) / "mail"
