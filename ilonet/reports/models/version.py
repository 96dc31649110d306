"""What a report said before, or will say next: each version with readers of its own (C.5)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ilonet.reports.access import ACCESS
from ilonet.reports.models.report import Report
from ilonet.reports.models.wording import Wording
from ilonet.reports.particulars import Particulars
from ilonet.reports.sealing import sealed, unsealed
from ilonet.reports.text import Section, Text


class ReportVersion(Wording):
    """What a report said in an earlier version, or will say in one being written; readers of its own."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    facts = models.JSONField(default=dict)  # kind, topics, level, countries, period, markings, audience of that version
    sealed = models.BinaryField()
    released_at = models.DateTimeField(null=True)
    why = models.CharField(_("what changed"), max_length=200, blank=True)

    access = {"read": ACCESS["read"]}

    class Meta:
        verbose_name = _("version")
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="version_number_in_report")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"

    @property
    def text(self) -> Text:
        return Text.from_facts(self.title, *unsealed(self.sealed, self._place), self.facts | {"why": self.why})

    def take(self, text: Text) -> None:
        self.title, self.facts, self.why = text.title, text.facts(), text.why
        self.write(text.sections, text.particulars)

    @property
    def body(self) -> list[Section]:
        return unsealed(self.sealed, self._place)[0]

    def write(self, sections: list[Section], particulars: Particulars | None = None) -> None:
        self.sealed = sealed(sections, particulars or {}, self._place)

    @property
    def _place(self) -> str:
        return f"reports_reportversion.sealed:{self.report_id}:{self.number}"
