"""What officers share, its versions, and what its readers and its originator say and ask about it (C.5)."""

from ilonet.reports.models.citation import Citation
from ilonet.reports.models.corroboration import Corroboration, Says
from ilonet.reports.models.reading import Reading
from ilonet.reports.models.receipt import Arrived, Receipt
from ilonet.reports.models.report import Report, ReportQuerySet
from ilonet.reports.models.shared_draft import Ending, SharedDraft
from ilonet.reports.models.version import ReportVersion
from ilonet.reports.models.widening import Widening

__all__ = [
    "Arrived",
    "Citation",
    "Corroboration",
    "Ending",
    "Reading",
    "Receipt",
    "Report",
    "ReportQuerySet",
    "ReportVersion",
    "Says",
    "SharedDraft",
    "Widening",
]
