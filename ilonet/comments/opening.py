"""What is said on its way to somebody's eyes: TLP:RED asks for the passkey first, as what it speaks of does (AC24)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilonet.reports.opening import insist_on_key
from ilonet.requests.models import Request

if TYPE_CHECKING:
    from ilonet.comments.models import Subject


def insist_on_key_of(request: Any, about: Subject) -> None:
    """Raises Refusal 403 `auth.step_up`. A request is asked of many: it is never TLP:RED (requests/vocabulary.py)."""
    if not isinstance(about, Request):
        insist_on_key(request, about.text)
