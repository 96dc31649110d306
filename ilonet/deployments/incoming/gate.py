"""Free text of a list passes the same gate as text that is typed (Art. 9(3), INV-1)."""

from functools import lru_cache

from ilonet.deployments.incoming.answers import Unfit
from ilonet.screening.gate import screen_fields


def insist_fit(text: str) -> None:
    """Raises Unfit for the first thing that the gate would stop; the same text is asked once."""
    found = _first_finding(text)
    if found:
        raise Unfit(*found)


@lru_cache(maxsize=4096)
def _first_finding(text: str) -> tuple[str, str, str] | None:
    for finding in screen_fields({"text": text}).stopping:
        return f"screening.{finding.class_}", str(finding.message), str(finding.advice)
    return None
