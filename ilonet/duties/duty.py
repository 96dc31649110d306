"""What does one duty say? What is asked, why, by when, under which article, and how it is discharged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ilonet.duties.holder import Holder

SOON = timedelta(days=14)


class Severity(TextChoices):
    """Follows from the day alone; a note asks for nothing any more, and is told because it will be counted."""

    OVERDUE = "overdue", _("overdue")
    DUE = "due", _("due")
    COMING = "coming", pgettext_lazy("a duty", "coming")
    NOTE = "note", _("for the record")


TONES = {Severity.OVERDUE: "late", Severity.DUE: "due", Severity.COMING: "", Severity.NOTE: "quiet"}


@dataclass(frozen=True)
class Duty:
    """Only for its holder: `subject` and `why` may name what others must not know."""

    about: str  # public id or code: which of them it is, for machines
    subject: str
    why: str
    holder: str  # the authority, post or function that owes it
    address: str
    act: str  # how it is discharged, in words, and where
    act_address: str
    due_on: date | None = None
    is_note: bool = False

    def severity(self, today: date) -> Severity:
        if self.is_note:
            return Severity.NOTE
        if self.due_on is None:
            return Severity.DUE
        if self.due_on < today:
            return Severity.OVERDUE
        return Severity.DUE if self.due_on <= today + SOON else Severity.COMING


@dataclass(frozen=True)
class Rule:
    """One obligation: a pure query over what the holder may see. Its name stays, others build on it."""

    name: str
    article: str  # of Regulation (EU) 2019/1240
    title: Any
    asks: Callable[[Holder], Iterable[Duty]] = field(repr=False)


@dataclass(frozen=True)
class Asked:
    """A duty with the rule that it comes from, on one day."""

    rule: Rule
    duty: Duty
    severity: Severity

    @property
    def says_kind(self) -> bool:
        """Not where the act says the same."""
        return str(self.rule.title) != self.duty.act

    @property
    def is_asked(self) -> bool:
        return self.severity != Severity.NOTE

    @property
    def tone(self) -> str:
        return TONES[self.severity]

    @property
    def order(self) -> tuple[bool, date, str, str]:
        """What is due first stands first; notes, which are due no more, stand last."""
        return (self.severity == Severity.NOTE, self.duty.due_on or date.max, self.rule.name, self.duty.subject)
