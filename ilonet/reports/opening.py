"""The text of a report on its way to somebody's eyes: TLP:RED asks for the passkey first, by whichever door (AC24)."""

from __future__ import annotations

from typing import Any

from ilonet.accounts.factors import insist_strong
from ilonet.reports.text import Text
from ilonet.reports.vocabulary import Tlp


def insist_on_key(request: Any, *texts: Text) -> None:
    """Raises Refusal 403 `auth.step_up`; what was done for this answer is undone with it."""
    if any(text.tlp == Tlp.RED for text in texts):
        insist_strong(request)
