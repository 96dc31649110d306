"""Take a document out: marked and stamped on every page, counted and recorded as lists are (AC20; R-SEC-1)."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ilonet.audit.recording import record
from ilonet.exports.budget import insist_on_budget
from ilonet.exports.exported import FOR_THE_ENTITLED
from ilonet.exports.taking_out import Taken, named, stamped
from ilonet.lib.printing.printing import printed

if TYPE_CHECKING:
    from ilonet.access.actor import Actor
    from ilonet.lib.printing.parts import Paper


def footer() -> str:
    """On every page of what leaves as a document."""
    return f"{_('Not EU classified information.')} {FOR_THE_ENTITLED}."


def take_out_paper(
    paper: Paper, what: str, of: uuid.UUID, *, by: Actor, form: str, noted: Mapping[str, Any] | None = None
) -> Taken:
    """`paper` was composed for `by` of what they may see; `what` names its kind in the file's name and in the audit.

    Raises Refusal when the person is held back, or their budget is used up.
    """
    if by.restraint:
        raise by.restraint.refusal("take_out")
    insist_on_budget(by)
    reference = uuid.uuid4()
    whole = printed(replace(paper, stamp=stamped(by, reference)), form)
    told = {"paper": what, "of": str(of), "format": form, "sha256": hashlib.sha256(whole).hexdigest()}
    record("paper.exported", by=by, noun="exports.paper", public_id=reference, noted=told | dict(noted or {}))
    return Taken(named(by, form, what, paper.marking), io.BytesIO(whole), 1)
