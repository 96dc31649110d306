"""A draft begins, is saved, and is never lost; of two people who save over each other, one is told (C.5; security.md H53)."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.utils.translation import gettext as _

from ilonet.access.actor import Actor
from ilonet.access.acts import act
from ilonet.deployments.models import Post
from ilonet.lib.clock import now
from ilonet.lib.refusals import Refusal, not_allowed
from ilonet.looks.asking import end_looks
from ilonet.reports.citing import insist_citable
from ilonet.reports.covering import insist_covered
from ilonet.reports.filling import insist_few_rows
from ilonet.reports.gating import fields_of
from ilonet.reports.models import Report, ReportVersion
from ilonet.reports.particulars import PREFIX
from ilonet.reports.telling import in_words
from ilonet.reports.text import Text

LONGEST = {"title": 160, "handling_note": 200, "rights_line": 500, "why": 200, "heading": 160, "text": 20_000}
MOST_SECTIONS = 20
MOST_MARKS = 4  # combining marks on one letter; no language of the Union writes more


def start(post: Post, text: Text, *, by: Actor) -> Report:
    """A new draft of this post, readable by the post alone.

    Raises Refusal to whoever does not serve there today.
    """
    if post.pk not in by.post_ids:
        raise not_allowed("write")
    insist_storable(text)
    insist_covered(text.covered_by, (), by)
    insist_citable(text, None, None, by)
    report = Report(post=post, authority=post.authority, readers=[post.circle_id])
    report.take(text)
    report.save(force_insert=True)
    _drafted(report, by=by)
    return report


@act("report.drafted", needs="amend")
def _drafted(report: Report, *, by: Actor) -> None:
    report.noted = {"kind": report.kind}


@act("report.saved", needs="amend")
def save(report: Report, text: Text, *, edition: int, by: Actor) -> None:
    """Keep what was written, if nobody saved since this edition was opened.

    Raises Refusal 409 `edit.conflict` with both texts, 400 for what no database can keep.
    """
    being = report.being_written(by)
    if edition != report.edition:
        raise conflict(report, mine=text, theirs=being.text)
    insist_storable(text)
    insist_covered(text.covered_by, being.text.covered_by, by)
    insist_citable(text, being.text, report, by)
    being.take(text)
    end_looks(report.public_id, fields_of(text).values(), noun=report._meta.label_lower, by=by)
    if isinstance(being, ReportVersion):
        being.save(update_fields=["title", "facts", "why", "sealed"])
    report.edition += 1
    report.saved_at = now()
    report.save()
    report.noted = {"version": report.version, "edition": report.edition}


def conflict(report: Report, *, mine: Text, theirs: Text) -> Refusal:
    return Refusal(
        "edit.conflict",
        _("Somebody on your post saved this report while you were writing."),
        _("Nothing is lost: compare both texts below and save the one that should stay."),
        status=409,
        more={
            "version": report.edition,
            "yours": _compared(mine),
            "theirs": _compared(theirs),
        },
        template="reports/conflict.html",
    )


def _compared(text: Text) -> dict[str, Any]:
    return {"title": text.title, "sections": text.sections, "particulars": in_words(text.template, text.particulars)}


def insist_storable(text: Text) -> None:
    """What the gate finds is kept in a draft; only this is not (security.md H01, H05)."""
    if len(text.sections) > MOST_SECTIONS:
        raise _too_long("sections", MOST_SECTIONS)
    insist_few_rows(text.template, text.particulars)
    for field, said in fields_of(text).items():
        most = 500 if field.startswith(PREFIX) else LONGEST.get(field.rpartition(".")[2], 500)
        if len(said) > most:
            raise _too_long(field, most)
        _insist_plain(field, said)


def _insist_plain(field: str, said: str) -> None:
    marks = 0
    for place, letter in enumerate(said, 1):
        if unicodedata.category(letter) == "Cc" and letter not in "\n\r\t":
            raise Refusal(
                "text.control_characters",
                _("The text contains an invisible control character at position %(place)s.") % {"place": place},
                _("Delete the character there, or paste the text again without formatting."),
                field=field,
            )
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks > MOST_MARKS:
            raise Refusal(
                "text.too_many_marks",
                _("A letter at position %(place)s carries more accents than any language writes.") % {"place": place},
                _("Retype the letter with the accents it needs."),
                field=field,
            )


def _too_long(field: str, most: int) -> Refusal:
    return Refusal(
        "text.too_long",
        _("Part of the report is too long; at most %(most)s fit here.") % {"most": most},
        _("Shorten it, or divide it into sections. What you typed is still on your page."),
        status=413,
        field=field,
    )
