"""What do comments speak of: how is it called, where does it lie, and where do they?"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.reports.models import Report, SharedDraft


@dataclass(frozen=True)
class About:
    title: str
    language: str
    version: int  # which is shown now
    address: str
    comments: str
    thanks: str


def about(of: Report | SharedDraft) -> About:
    if isinstance(of, SharedDraft):
        return About(
            of.title,
            of.language,
            of.number,
            reverse("reports:shared_draft", args=[of.public_id]),
            reverse("comments:of_draft", args=[of.public_id]),
            _("Your comment is there for everybody who can read this draft, and stays with its author."),
        )
    return About(
        of.title,
        of.language,
        of.released_version,
        reverse("reports:report", args=[of.public_id]),
        reverse("comments:index", args=[of.public_id]),
        _("Your comment is there for everybody who can read this report."),
    )
