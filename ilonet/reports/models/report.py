"""What officers share: written in sections, kept as draft, released to an audience, renewed, withdrawn (C.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from ilonet.access.holding import Holds
from ilonet.access.sealed import SealedQuerySet
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Post
from ilonet.deployments.vocabulary import Topic
from ilonet.lib.clock import Day, Now
from ilonet.lib.refusals import absent
from ilonet.reports.access import ACCESS
from ilonet.reports.models.wording import Wording
from ilonet.reports.particulars import Particulars
from ilonet.reports.sealing import sealed, unsealed
from ilonet.reports.text import COLUMNS, Section, Text
from ilonet.reports.vocabulary import (
    CrimeArea,
    Europol,
    Gender,
    Handling,
    Information,
    Kind,
    Level,
    Source,
    Tlp,
    Vulnerability,
)

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


# Of the words those that its title says: as written, and in other forms.
OF_TITLES = Func(F("words"), Value("{a,c}"), function="ts_filter", output_field=SearchVectorField())
PAST = Q(released_version__gt=0, valid_until__lt=Day(F("authority__zone")))  # from the midnight of its authority on


class ReportQuerySet(SealedQuerySet):
    def released(self) -> ReportQuerySet:
        return self.filter(released_version__gt=0, withdrawn_at=None)

    def drafts(self) -> ReportQuerySet:
        """Not released yet, or a new version of a released one being written."""
        return self.filter(released_version__lt=F("version"), withdrawn_at=None)

    def awaiting(self, authorities: Any) -> ReportQuerySet:
        """Handed in and waiting for the back office."""
        return self.filter(submitted_at__isnull=False, authority__in=authorities, withdrawn_at=None)

    def noting_expiry(self) -> ReportQuerySet:
        """`is_expired` by the database's clock: nothing has to run for a day to be over."""
        return self.annotate(is_expired=Holds(PAST))

    def about(self, country: str) -> ReportQuerySet:
        return self.filter(countries__contains=[country])

    def on(self, topic: str) -> ReportQuerySet:
        return self.filter(topics__contains=[topic])


class Report(Wording):
    """Columns hold the newest released state that readers see; a version being written is a ReportVersion of its own."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="reports", verbose_name=_("post"))
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="reports", verbose_name=_("originator authority")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.SITUATION)
    template_version = models.PositiveSmallIntegerField(default=0)  # of its kind, as it was written with
    title = models.CharField(_("title"), max_length=160)
    language = models.CharField(_("language"), max_length=2, default="en")
    topics = ArrayField(models.CharField(max_length=1, choices=Topic.choices), default=list)
    related_topics = ArrayField(models.CharField(max_length=1), default=list, blank=True)  # topic l names these
    level = models.CharField(_("level of use"), max_length=12, choices=Level.choices, blank=True)
    countries = ArrayField(models.CharField(max_length=3), default=list)
    period_from = models.DateField(_("period from"), null=True, blank=True)
    period_until = models.DateField(_("period until"), null=True, blank=True)
    tlp = models.CharField(_("marking"), max_length=12, choices=Tlp.choices, default=Tlp.AMBER)
    handling = models.CharField(_("handling"), max_length=2, choices=Handling.choices, blank=True)
    handling_note = models.CharField(_("stated restriction"), max_length=200, blank=True)
    sensitive = models.BooleanField(_("sensitive non-classified"), default=False)  # SNC, R-SEC-1
    audience = ArrayField(models.IntegerField(), default=list)  # circles chosen by the author
    sections = models.JSONField(default=list, blank=True)
    particulars = models.JSONField(default=dict, blank=True)  # what its template asks for (R-3.4-b to R-3.4-l)
    sealed = models.BinaryField(null=True)  # both, of drafts and of TLP:RED, instead of the columns above
    rights_line = models.CharField(_("effect on fundamental rights"), max_length=500, blank=True)  # R-3.2-a
    vulnerable = ArrayField(
        models.CharField(max_length=12, choices=Vulnerability.choices),
        verbose_name=_("vulnerable persons"),
        default=list,
        blank=True,
    )
    gender = models.CharField(_("gender dimension"), max_length=14, choices=Gender.choices, blank=True)
    source_code = models.CharField(_("source"), max_length=1, choices=Source.choices, blank=True)
    information_code = models.CharField(_("information"), max_length=1, choices=Information.choices, blank=True)
    europol = models.CharField(_("relevant for Europol"), max_length=8, choices=Europol.choices, blank=True)
    crime_area = models.CharField(_("crime area"), max_length=12, choices=CrimeArea.choices, blank=True)
    covered_by = ArrayField(models.CharField(max_length=36), verbose_name=_("already covered by"), default=list, blank=True)  # fmt: skip
    refers_to = ArrayField(models.CharField(max_length=36), verbose_name=_("refers to"), default=list, blank=True)
    made_from = ArrayField(models.CharField(max_length=36), verbose_name=_("made from"), default=list, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    lowers_on = models.DateField(_("marking falls on"), null=True, blank=True)  # set by the originator (R-SEC-7)
    lowers_to = models.CharField(_("to the marking"), max_length=12, choices=Tlp.choices, blank=True)
    expired_at = models.DateTimeField(_("expired"), null=True, blank=True)
    spilled_at = models.DateTimeField(_("hidden as a spill"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    released_version = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)  # counts saves: the precondition of every edit
    created_at = models.DateTimeField(db_default=Now())
    saved_at = models.DateTimeField(db_default=Now())
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_because = models.CharField(max_length=500, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason"), max_length=300, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)  # a reviewer wants a place masked (security.md 7.3)
    taken_back_because = models.CharField(max_length=300, blank=True)
    reasons = models.JSONField(
        default=list, blank=True
    )  # why a flagged place is no personal data: class, place, reason
    words = SearchVectorField(null=True)
    analysis = models.PositiveSmallIntegerField(default=0)  # which one found the words (ilonet.lib.words)

    # For showing: filled in by whoever shows the row.
    post_label: str = ""
    country_names: list[str]
    may: dict[str, bool]
    is_expired: bool = False  # where `noting_expiry` asked
    corroborated: Any = None  # counts, where a list shows them

    objects: ClassVar[Any] = ReportQuerySet.as_manager()
    access = ACCESS

    class Meta:
        verbose_name = _("report")
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawal_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason="")),
                name="report_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(released_version=0, released_at=None)
                | Q(released_version__gt=0, released_at__isnull=False),
                name="report_released_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(released_version=0)
                | Q(period_from=None)
                | Q(period_until=None)
                | Q(period_until__gte=F("period_from")),
                name="report_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(released_version=0) | ~Q(handling="H3") | ~Q(handling_note=""),
                name="report_h3_states_its_restriction",
            ),
            models.CheckConstraint(
                condition=Q(spilled_at=None) | Q(readers=[]), name="report_spilled_is_read_by_nobody"
            ),
            models.CheckConstraint(
                condition=Q(lowers_on=None, lowers_to="") | (Q(lowers_on__isnull=False) & ~Q(lowers_to="")),
                name="report_lowers_on_a_day_to_a_marking",
            ),
        ]
        indexes = [
            models.Index(F("released_at").desc(nulls_last=True), F("id").desc(), name="report_newest"),
            # As lists ask for it: what is drafted or withdrawn stands in another one.
            models.Index(
                fields=["-released_at", "-id"],
                name="report_newest_released",
                condition=Q(released_version__gt=0, withdrawn_at=None),
            ),
            models.Index(
                fields=["-released_at", "-id"],
                name="report_early_warnings",
                condition=Q(kind="early_warning", released_version__gt=0, withdrawn_at=None),
            ),
            models.Index(
                fields=["analysis", "id"],
                name="report_analysed",
                condition=Q(released_version__gt=0, withdrawn_at=None),
            ),
            GinIndex(fields=["words"], name="report_words"),
            GinIndex(OF_TITLES, name="report_titles"),
            GinIndex(fields=["topics"], name="report_topics"),
            GinIndex(fields=["countries"], name="report_countries"),
            GinIndex(fields=["audience"], name="report_audience"),
            models.Index(fields=["authority", "submitted_at"], name="report_awaiting"),
            models.Index(fields=["lowers_on"], name="report_lowers", condition=Q(lowers_on__isnull=False)),
            models.Index(
                fields=["valid_until"],
                name="report_expires",
                condition=Q(valid_until__isnull=False, expired_at=None, released_version__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_released(self) -> bool:
        return self.released_version > 0 and self.withdrawn_at is None

    @property
    def is_draft(self) -> bool:
        return self.released_version < self.version

    @property
    def text(self) -> Text:
        """What its readers see; of an unreleased report, what its author has written."""
        sections, particulars = self.opened()
        return Text(sections=sections, particulars=particulars, **{name: getattr(self, name) for name in COLUMNS})

    def take(self, text: Text) -> None:
        """The text into the columns; the caller saves."""
        for name in COLUMNS:
            setattr(self, name, getattr(text, name))
        self.write(text.sections, text.particulars)

    def being_written(self, by: Actor) -> Wording:
        """The row that holds the text at work: this one until its first release, then a version of its own.

        Raises Refusal, as if there were none, for whoever may not know of that version.
        """
        if self.released_version == 0:
            return self
        found: Wording | None = self.versions.visible_to(by).filter(number=self.version).first()
        if found is None or self.version == self.released_version:
            raise absent()
        return found

    @property
    def originator(self) -> list[int]:
        """The circles of the post that wrote it and of its authority's back office (R-SEC-7)."""
        return [self.post.circle_id, self.authority.back_office_circle_id]

    @property
    def body(self) -> list[Section]:
        """The sections, opened if they are sealed."""
        return self.opened()[0]

    def opened(self) -> tuple[list[Section], Particulars]:
        if self.sealed is None:
            return list(self.sections), dict(self.particulars)
        return unsealed(self.sealed, self._place)

    def write(self, sections: list[Section], particulars: Particulars | None = None) -> None:
        """Drafts and TLP:RED are sealed and stand in no index; the caller saves."""
        if self.released_version == 0 or self.tlp == Tlp.RED:
            self.sections, self.particulars = [], {}
            self.sealed = sealed(sections, particulars or {}, self._place)
        else:
            self.sections, self.particulars, self.sealed = sections, particulars or {}, None

    @property
    def _place(self) -> str:
        return f"reports_report.sealed:{self.public_id}"
