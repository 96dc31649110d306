"""What do comments speak of: how is it called and marked, where does it lie, and where do they?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ilonet.comments.models import Subject
from ilonet.reports import showing as reports
from ilonet.reports.models import Report, SharedDraft
from ilonet.requests import showing as requests
from ilonet.requests.models import Request


@dataclass(frozen=True)
class Shelf:
    """The list in which it stands."""

    label: str
    address: str


@dataclass(frozen=True)
class About:
    title: str
    language: str
    version: int  # which is shown now
    marking: dict[str, Any]
    shelf: Shelf
    address: str
    comments: str
    thanks: str


def about(of: Subject) -> About:
    if isinstance(of, Request):
        return _request(of)
    return _draft(of) if isinstance(of, SharedDraft) else _report(of)


def _report(of: Report) -> About:
    return About(
        of.title,
        of.language,
        of.released_version,
        reports.marking_of(of.text),
        Shelf(_("Reports"), reverse("reports:index")),
        reverse("reports:report", args=[of.public_id]),
        reverse("comments:index", args=[of.public_id]),
        _("Your comment is there for everybody who can read this report."),
    )


def _draft(of: SharedDraft) -> About:
    return About(
        of.title,
        of.language,
        of.number,
        reports.marking_of(of.text),
        Shelf(_("Shared drafts"), reverse("reports:shared_drafts")),
        reverse("reports:shared_draft", args=[of.public_id]),
        reverse("comments:of_draft", args=[of.public_id]),
        _("Your comment is there for everybody who can read this draft, and stays with its author."),
    )


def _request(of: Request) -> About:
    return About(
        of.title,
        of.language,
        1,  # what was sent is not written anew
        requests.marking_of(of),
        Shelf(_("Requests"), reverse("requests:index")),
        reverse("requests:request", args=[of.public_id]),
        reverse("comments_of_requests:index", args=[of.public_id]),
        _("Your comment is there for everybody who can read this request."),
    )
