"""Who may know a report, in the application and beneath it, while standing lasts and after."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import sql
from ilonet.reports.models import Report
from ilonet.standing.acting import acting_as
from ilonet.standing.circles import reach
from tests import making


def sees(cast, name, report):
    """By the condition, and by row-level security with the condition taken away; they must agree."""
    actor = cast.actor(name)
    by_condition = Report.objects.visible_to(actor).filter(pk=report.pk).exists()
    beneath = Report.objects.unrestricted(because="asks row-level security alone").filter(pk=report.pk).exists()
    assert by_condition == beneath, name
    return by_condition


@pytest.mark.requirement("R-5.1-b")
def test_a_report_is_seen_by_its_network_while_the_posting_lasts(cast):
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    assert {name for name in cast.people if sees(cast, name, report)} == {"amara", "bruno", "elena", "viktor"}


def test_access_ends_the_day_after_the_deployment_ends(cast):
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    deployment = cast.bruno.deployments.unrestricted(because=making.BECAUSE)
    assert sees(cast, "bruno", report)
    with as_the_system(because=making.BECAUSE):
        deployment.update(until_on=cast.actor("bruno").today - timedelta(days=1))
    assert not sees(cast, "bruno", report)


def test_the_preview_counts_who_can_read(cast):
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    told = reach(report.readers)
    assert told.people == sum(sees(cast, name, report) for name in cast.people)
    assert told.authorities == ("COM", "ESP", "FRA", "ITA")


def test_standing_takes_one_question(cast, django_assert_num_queries):
    acting_as(cast.amara.pk)
    with django_assert_num_queries(1):
        acting_as(cast.amara.pk)


def test_nobody_asked_means_no_rows(cast):
    making.report(cast.amara, audience=[cast.west.circle_id])
    sql.run("SELECT set_config('app.circles', '', true)")
    assert not Report.objects.unrestricted(because="asks row-level security alone").exists()


@pytest.mark.requirement("R-9.4-a")
def test_who_reads_for_the_parliament_holds_nothing_beside_it(cast):
    """Even when a back office authorises that account, or names it as its officer (requirements E, rule 5)."""
    alone = cast.actor("katya")
    making.appointment(cast.katya, "back_office", "FRA", authority=making.authority("FRA"))
    making.deployment(making.post(making.authority("FRA"), "SEN"), cast.katya)
    assert cast.actor("katya").circles == alone.circles
    assert cast.actor("katya").functions == {"parliament_reader"}
    assert reach([making.authority("FRA").back_office_circle_id]).people == 1  # Farid
