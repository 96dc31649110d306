"""Each rule: whom it asks, by when, and how it ends."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.deployments.models import Deployment
from ilonet.duties.asking import RULES, asked_of_actor
from ilonet.duties.duty import Severity
from ilonet.lib import clock
from ilonet.reports.models import Report
from tests import making
from tests.making import BECAUSE


@pytest.fixture
def asked(cast):
    """By rule and subject, with urgency; asked anew of the register each time."""

    def ask(name):
        found = asked_of_actor(cast.actor(name))
        return {(one.rule.name, one.duty.subject): str(one.severity) for one in found}

    return ask


@pytest.fixture
def day():
    return clock.today()


def of(code):
    return Authority.objects.get(code=code)


def change(deployment, **facts):
    with as_the_system(because=BECAUSE):
        Deployment.objects.unrestricted(because=BECAUSE).filter(pk=deployment.pk).update(**facts)


@pytest.mark.requirement("R-4.1-b")
def test_an_arrival_is_to_be_confirmed_by_the_own_back_office(cast, asked, day):
    waits = making.deployment(
        making.post(of("FRA"), "KEN", city="Nairobi"), None, from_on=day - timedelta(days=3), arrived_on=None
    )
    assert asked("farid") == {("arrival", "Nairobi, Kenya · FRA"): Severity.OVERDUE}
    assert asked("tove") == asked("nils") == asked("amara") == {}
    change(waits, arrived_on=day)
    assert asked("farid") == {}


@pytest.mark.requirement("R-4.1-d")
def test_an_end_is_asked_about_sixty_days_before_until_somebody_follows(cast, asked, day):
    post = making.post(of("FRA"), "TUN", city="Tunis")
    ends = making.deployment(post, None, until_on=day + timedelta(days=61))
    assert asked("farid") == {}
    change(ends, until_on=day + timedelta(days=60))
    assert asked("farid") == {("deployment-ends", "Tunis, Tunisia · FRA"): Severity.COMING}
    change(ends, until_on=day + timedelta(days=14))
    assert asked("farid") == {("deployment-ends", "Tunis, Tunisia · FRA"): Severity.DUE}
    follows = making.deployment(post, None, from_on=day + timedelta(days=20), arrived_on=None)
    assert asked("farid") == {}
    change(follows, withdrawn_on=day, withdrawal_reason="It comes to nothing")
    assert asked("farid") == {("deployment-ends", "Tunis, Tunisia · FRA"): Severity.DUE}
    assert asked("tove") == {}


def test_a_post_left_empty_is_told_for_two_months(cast, asked, day):
    post = making.post(of("FRA"), "TUN", city="Tunis")
    left = making.deployment(post, None, until_on=day - timedelta(days=1))
    empty = {("post-empty", "Tunis, Tunisia · FRA"): Severity.OVERDUE}
    assert asked("farid") == empty
    change(left, until_on=day - timedelta(days=60))
    assert asked("farid") == empty
    change(left, until_on=day - timedelta(days=61))
    assert asked("farid") == {}
    change(left, until_on=day - timedelta(days=1))
    making.deployment(post, None, from_on=day, arrived_on=day)
    assert asked("farid") == {}


@pytest.mark.requirement("R-4.1-b")
def test_a_late_notice_is_for_the_record_and_asks_nothing(cast, asked, day):
    start = day - timedelta(days=20)
    post = making.post(of("FRA"), "EGY", city="Cairo")
    late = making.deployment(post, None, from_on=start, notified_on=start + timedelta(days=9))
    assert asked("farid") == {("notice-late", "Cairo, Egypt · FRA"): Severity.NOTE}
    [told] = asked_of_actor(cast.actor("farid"))
    assert not told.is_asked
    assert told.duty.act == ""
    change(late, from_on=day - timedelta(days=61), notified_on=day - timedelta(days=52))
    assert asked("farid") == {}


def test_the_officer_is_told_of_the_own_end_and_nobody_prolongs_themselves(cast, asked, day):
    serving = making.serving(cast.amara)
    change(serving, until_on=day + timedelta(days=30))
    assert asked("amara") == {("own-deployment-ends", "Dakar, Senegal · FRA"): Severity.COMING}
    assert asked("bruno") == {}
    making.appointment(cast.amara, "back_office", "FRA", authority=of("FRA"))
    assert ("deployment-ends", "Dakar, Senegal · FRA") not in asked("amara")
    assert ("deployment-ends", "Dakar, Senegal · FRA") in asked("farid")


@pytest.mark.requirement("R-3.1-a")
def test_a_report_handed_in_waits_three_days(cast, asked):
    Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    report = making.report(cast.amara, audience=[], released=False, title="Handed in")
    for days, urgency in ((0, Severity.DUE), (4, Severity.OVERDUE)):
        with as_the_system(because=BECAUSE):
            report.readers = [report.post.circle_id, of("FRA").back_office_circle_id]
            report.submitted_at = clock.now() - timedelta(days=days)
            report.save()
        assert asked("farid") == {("review", "Handed in"): urgency}
    for other in ("amara", "tove", "bruno", "nils"):
        assert asked(other) == {}


def test_a_draft_is_asked_for_when_sent_back_or_left_lying(cast, asked):
    draft = making.report(cast.amara, audience=[], released=False, title="Half written")

    def keep(**facts):
        with as_the_system(because=BECAUSE):
            Report.objects.unrestricted(because=BECAUSE).filter(pk=draft.pk).update(**facts)

    assert asked("amara") == {}
    keep(saved_at=clock.now() - timedelta(days=15))
    assert asked("amara") == {("draft", "Half written"): Severity.DUE}
    keep(saved_at=clock.now(), returned_because="Say which month.")
    [told] = asked_of_actor(cast.actor("amara"))
    assert "Say which month." in told.duty.why
    for other in ("farid", "bruno", "tove", "nils", "pavel"):
        assert asked(other) == {}


@pytest.mark.requirement("R-9.3-c")
def test_an_authorisation_that_ends_is_asked_of_its_authority_and_told_to_its_holder(cast, asked, day):
    ends = making.account_appointment(cast.farid)
    with as_the_system(because=BECAUSE):
        ends.until_on = day + timedelta(days=30)
        ends.save()
    own = {("own-authorisation-ends", "Back office · FRA"): Severity.COMING}
    assert asked("farid") == own  # nobody renews their own
    making.appointment(making.account("colleague"), "national_administrator", "FRA", authority=of("FRA"))
    assert asked("farid") == own
    with as_the_system(because=BECAUSE):
        colleague = making.account("another")
        making.appointment(colleague, "back_office", "FRA", authority=of("FRA"), until_on=day + timedelta(days=3))
    assert asked("farid") == own | {("authorisation-ends", "Back office · FRA"): Severity.DUE}
    assert asked("tove") == asked("amara") == asked("ulla") == {}
    making.appointment(
        cast.farid, "back_office", "FRA", authority=of("FRA"), from_on=day, until_on=day + timedelta(days=200)
    )
    assert own.keys().isdisjoint(asked("farid"))


@pytest.mark.requirement("R-5.1-0")
def test_a_network_is_due_until_it_is_formed(cast, asked):
    for code in ("FRA", "ITA"):
        making.deployment(making.post(making.authority(code), "NGA"), None)
    due = {("network-due", "Nigeria"): Severity.DUE}
    assert asked("nils") == asked("farid") == due
    assert asked("tove") == asked("greta") == asked("rosa") == asked("katya") == {}
    [told] = asked_of_actor(cast.actor("nils"))
    assert told.duty.act_address == "/network/new/?country=NGA"
    making.network("Nigeria", ["NGA"], kind="local")
    assert asked("nils") == asked("farid") == {}


@pytest.mark.requirement("INV-3")
def test_nothing_is_asked_of_whoever_stands_no_longer(cast, asked, day):
    """The revocation twin: what was asked ends with the standing that it was asked in, that second."""
    post = making.post(of("FRA"), "KEN", city="Nairobi")
    making.deployment(post, None, from_on=day - timedelta(days=3), arrived_on=None)
    making.report(cast.amara, audience=[], released=False, title="Sent back", returned_because="Say which month.")
    assert asked("farid")
    assert asked("amara")
    change(making.serving(cast.amara), until_on=day - timedelta(days=1))
    appointment = making.account_appointment(cast.farid)
    with as_the_system(because=BECAUSE):
        appointment.ended_on = day
        appointment.save()
    assert asked("amara") == asked("farid") == {}


def test_names_and_articles_are_those_that_others_build_on():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.article for rule in RULES} == {"3(1)", "3(4)", "4(1)", "5(1)", "9(3)"}
    assert all(rule.name == rule.name.lower() and " " not in rule.name for rule in RULES)
