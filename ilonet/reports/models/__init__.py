"""What officers share, its versions, and what its readers and its originator say and ask about it (C.5)."""

from ilonet.reports.models.citation import Citation
from ilonet.reports.models.corroboration import Corroboration, Says
from ilonet.reports.models.reading import Reading
from ilonet.reports.models.report import Report, ReportQuerySet, ReportVersion
from ilonet.reports.models.widening import Widening

__all__ = ["Citation", "Corroboration", "Reading", "Report", "ReportQuerySet", "ReportVersion", "Says", "Widening"]
