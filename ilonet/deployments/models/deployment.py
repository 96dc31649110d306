"""Who serves on a post, from when until when; planned, confirmed, active, ending, ended (Arts 2, 4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from ilonet.access.acts import act
from ilonet.access.models import Guarded
from ilonet.deployments import rules
from ilonet.deployments.access import DEPLOYMENT
from ilonet.deployments.models.facts import DeploymentFacts, _readers
from ilonet.deployments.models.in_force import ENDING_WITHIN, DeploymentQuerySet
from ilonet.deployments.models.post import Post
from ilonet.deployments.models.single import SINGLE, one_officer_at_a_time
from ilonet.lib import clock
from ilonet.lib.refusals import Refusal

if TYPE_CHECKING:
    from ilonet.access.actor import Actor


class Deployment(Guarded, DeploymentFacts):
    readers = ArrayField(models.IntegerField(), default=_readers)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="deployments")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="deployments"
    )
    version = models.PositiveIntegerField(default=1)

    noted: dict[str, Any]  # what the audit keeps of the act under way

    objects: ClassVar[Any] = DeploymentQuerySet.as_manager()
    access = DEPLOYMENT

    class Meta:
        verbose_name = _("deployment")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="deployment_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawal_reason="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawal_reason="")),
                name="deployment_withdrawn_with_a_reason",
            ),
            ExclusionConstraint(
                name=SINGLE,
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (
                        Func(
                            F("from_on"),
                            F("until_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(withdrawn_on=None),
            ),
        ]
        indexes = [models.Index(fields=["account"]), models.Index(fields=["from_on", "until_on"])]

    def __str__(self) -> str:
        return f"{self.post}, {self.from_on} – {self.until_on}"

    @property
    def notice_delay(self) -> int:
        """Days between the start and the notice to the Board; negative when notified ahead (Art. 4(1))."""
        return (self.notified_on - self.from_on).days

    def state(self, day: date) -> str:
        """planned, confirmed (due, arrival not confirmed), active, ending, suspended, ended, withdrawn (C.1)."""
        if self.withdrawn_on:
            return "withdrawn"
        if self.until_on < day:
            return "ended"
        if self.from_on > day:
            return "planned"
        if self.arrived_on is None or self.arrived_on > day:
            return "confirmed"
        if self.suspended_on:
            return "suspended"
        return "ending" if self.until_on <= day + ENDING_WITHIN else "active"

    @property
    def today(self) -> date:
        """The day in the deploying authority's time zone."""
        return clock.today(self.post.authority.zone)

    @property
    def is_in_force(self) -> bool:
        """Begun and not over, as the contact list asks (Art. 9(2)(d))."""
        return self.withdrawn_on is None and self.from_on <= self.today <= self.until_on

    def announce(self, *, by: Actor) -> None:
        """Inform the Board: of a plan before the start, of a deployment from then on (Art. 4(1))."""
        if self.from_on > self.today:
            self.plan(by=by)
        else:
            self.notify(by=by)

    @act("deployment.planned", needs="amend")
    def plan(self, *, by: Actor) -> None:
        self.noted = self._dates("from_on", "until_on")

    @act("deployment.notified", needs="amend")
    def notify(self, *, by: Actor) -> None:
        self.noted = self._dates("from_on", "until_on") | {"days_late": self.notice_delay}

    @act("deployment.arrival_confirmed", needs="amend")
    def confirm_arrival(self, *, on: date, version: int, by: Actor) -> None:
        """From this day the officer is active (C.1); nobody arrives in the future, or outside the period."""
        rules.insist_on_version(self, version)
        self._insist_not_withdrawn()
        if on > self.today:
            raise Refusal(
                "arrival.in_future",
                _("The day of arrival lies in the future."),
                _("Confirm the arrival once the officer is there."),
                field="on",
            )
        if not self.from_on <= on <= self.until_on:
            raise Refusal(
                "arrival.outside_period",
                _("The day of arrival lies outside the deployment."),
                _("Correct the first day of the deployment before you confirm the arrival."),
                field="on",
            )
        self._keep(arrived_on=on)

    @act("deployment.extended", needs="amend")
    def extend(self, *, until: date, because: str = "", version: int, by: Actor) -> None:
        """A later end, with a reason when the whole is longer than what counts as reasonable (Art. 2(2))."""
        rules.insist_on_version(self, version)
        self._insist_running()
        if until <= self.until_on:
            raise Refusal(
                "extension.not_later",
                _("The new end is not later than the present one."),
                _("Choose a later day, or end the deployment early instead."),
                field="until_on",
            )
        self._keep(until_on=until, longer_because=because or self.longer_because)

    @act("deployment.ended", needs="amend")
    def end(self, *, on: date, version: int, by: Actor) -> None:
        """The last day moves to an earlier one; access ends with it (security.md 4.5)."""
        rules.insist_on_version(self, version)
        self._insist_running()
        if on >= self.until_on:
            raise Refusal(
                "end.not_earlier",
                _("The last day is not earlier than the present one."),
                _("Choose an earlier day, or extend the deployment instead."),
                field="on",
            )
        if on < self.from_on:
            raise Refusal(
                "end.before_start",
                _("The last day lies before the first."),
                _("Withdraw the deployment if it never began."),
                field="on",
            )
        if self.arrived_on and on < self.arrived_on:
            raise Refusal(
                "end.before_arrival",
                _("The last day lies before the confirmed arrival."),
                _("Choose the day of arrival or a later one."),
                field="on",
            )
        self._keep(until_on=on)

    @act("deployment.corrected", needs="amend")
    def correct(self, *, from_on: date, until_on: date, because: str = "", version: int, by: Actor) -> None:
        """Days that were entered wrongly, or a plan that moved. What was known before is kept (design.md 3)."""
        rules.insist_on_version(self, version)
        self._insist_not_withdrawn()
        if self.arrived_on and not from_on <= self.arrived_on <= until_on:
            raise Refusal(
                "arrival.outside_period",
                _("The confirmed arrival would lie outside the deployment."),
                _("Choose days that hold the day of arrival."),
                field="from_on",
            )
        self._keep(from_on=from_on, until_on=until_on, longer_because=because or self.longer_because)

    @act("deployment.suspended", needs="amend")
    def suspend(self, *, version: int, by: Actor) -> None:
        """Evacuation, illness, security: the post is kept, and the officer's access rests (C.1)."""
        rules.insist_on_version(self, version)
        self._insist_running()
        if self.suspended_on or self.from_on > self.today:
            raise _not_in_this_state()
        self._keep(suspended_on=self.today)

    @act("deployment.resumed", needs="amend")
    def resume(self, *, version: int, by: Actor) -> None:
        rules.insist_on_version(self, version)
        if not self.suspended_on:
            raise _not_in_this_state()
        self._insist_running()
        self._keep(suspended_on=None)

    @act("deployment.withdrawn", needs="amend")
    def withdraw(self, *, because: str, version: int, by: Actor) -> None:
        """A plan that comes to nothing; what has begun is ended instead."""
        rules.insist_on_version(self, version)
        self._insist_not_withdrawn()
        if self.arrived_on:
            raise Refusal(
                "withdrawal.after_arrival",
                _("The officer has arrived; the deployment cannot be withdrawn."),
                _("End the deployment instead."),
            )
        if not because.strip():
            raise Refusal(
                "withdrawal.no_reason",
                _("The reason is missing."),
                _("Say in a few words why the plan is withdrawn."),
                field="because",
            )
        rules.insist_on_clean({"because": because})
        self._keep(withdrawn_on=self.today, withdrawal_reason=because.strip())

    @act("deployment.officer_named", needs="amend")
    def name_officer(self, *, account: Any, version: int, by: Actor) -> None:
        """Who enters in this deployment; the register itself names nobody (Art. 9(3))."""
        rules.insist_on_version(self, version)
        self._insist_not_withdrawn()
        if account.pk == by.account_id:
            raise Refusal(
                "deployment.oneself",
                _("Nobody names themselves."),
                _("Ask a colleague of your back office."),
                status=403,
            )
        self._keep(account=account)

    def _insist_not_withdrawn(self) -> None:
        if self.withdrawn_on:
            raise Refusal(
                "deployment.is_withdrawn",
                _("The deployment is withdrawn."),
                _("Notify a new one."),
                status=409,
            )

    def _insist_running(self) -> None:
        """Neither withdrawn nor over: what has ended is corrected, not prolonged."""
        self._insist_not_withdrawn()
        if self.until_on < self.today:
            raise Refusal(
                "deployment.is_over",
                _("The deployment has ended."),
                _("Correct its days if they are wrong, or notify a new deployment on the post."),
                status=409,
            )

    def _keep(self, **changes: Any) -> None:
        for name, value in changes.items():
            setattr(self, name, value)
        rules.insist_on_period(self)
        self.version += 1
        dates = [name for name in changes if name.endswith("_on")]
        self.noted = self._dates(*dates) | {"version": self.version}
        with one_officer_at_a_time():
            self.save(update_fields=[*changes, "version"])

    def _dates(self, *names: str) -> dict[str, Any]:
        return {name: day.isoformat() if (day := getattr(self, name)) else None for name in names}


def _not_in_this_state() -> Refusal:
    return Refusal(
        "deployment.not_in_this_state",
        _("The deployment is not in a state in which this can be done."),
        _("Load the page again and look at what holds now."),
        status=409,
    )
