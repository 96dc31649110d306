"""A file that waited is looked through: clear, or refused and emptied. Its author reads which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilonet.audit.recording import record
from ilonet.documents import scanning, store
from ilonet.documents.models import File, State
from ilonet.documents.reading import content

if TYPE_CHECKING:
    from ilonet.documents.scanning import Scan

NOUN = File._meta.label_lower


def look_through(file: File) -> Scan:
    """The caller has locked the row. Raises NotScanned where the daemon is still away."""
    found = scanning.scan(content(file))
    if found.is_clean:
        file.state = State.CLEAR
        file.settle()
        file.save(update_fields=["state"])
        record("file.cleared", by=None, noun=NOUN, public_id=file.public_id)
    else:
        _refuse(file, found.signature)
    return found


def _refuse(file: File, signature: str) -> None:
    stored_as = file.stored_as
    file.tell(signature=signature)
    file.empty(State.REFUSED)
    file.save()
    store.forget(stored_as)
    record("file.emptied", by=None, noun=NOUN, public_id=file.public_id)
