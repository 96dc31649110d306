"""Mails: what they say, when they leave, what is asked when they do, and what happens when the server does not answer."""

from argparse import ArgumentParser
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as django_mail

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.commands import notices as command
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.notices import health, outbox
from ilonet.notices.models import Delivery, Mail, Notice
from ilonet.notices.outbox import carry, tally
from ilonet.notices.tests.steps import follow, released
from ilonet.notices.tidying import tidy
from tests import making
from tests.making import BECAUSE
from tests.working import tell_what_was_done

LATER = timedelta(hours=1)


@pytest.fixture(autouse=True)
def open_way(settings, monkeypatch):
    settings.ILONET_MAIL_IS_SENT = True
    settings.ILONET_ADDRESS = "https://ilonet.example"
    monkeypatch.setitem(outbox._resting, "until", -float("inf"))


@pytest.fixture
def bruno_follows(enter, cast):
    """At once, at any hour; the directory holds his address."""
    making.contact_entry(making.serving(cast.bruno))
    no_quiet(cast.bruno)
    follow(enter("bruno"), "country", "SEN", "at_once")
    return cast.bruno


def no_quiet(who, **wishes):
    with as_the_system(because=BECAUSE):
        Delivery.objects.update_or_create(account=who, defaults={"quiet_from": 0, "quiet_until": 0} | wishes)


def sent():
    clock.move(LATER)
    carry()
    return django_mail.outbox


@pytest.mark.requirement("R-9.0-r19")
def test_what_is_followed_arrives_by_mail_and_says_nothing(enter, cast, bruno_follows):
    report = released(enter, cast)
    tell_what_was_done()
    [one] = sent()
    assert one.to == ["post@authority.example"]
    assert one.subject == "ilonet: something awaits you"
    assert "Unread notices: 1" in one.body
    assert "https://ilonet.example/me/notices/" in one.body
    told = one.message().as_string()
    for word in (
        report.title,
        str(report.public_id),
        "Senegal",
        "SEN",
        "Dakar",
        "FRA",
        "West Africa",
        "bruno",
        "amara",
    ):
        assert word not in told, word
    assert len(sent()) == 1
    assert tally().sent == 1


def test_read_meanwhile_nothing_is_sent(enter, cast, bruno_follows):
    released(enter, cast)
    tell_what_was_done()
    enter("bruno").post("/me/notices/read/")
    assert sent() == []


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("standing", ["deployment ended", "account suspended", "network closed", "report withdrawn"])
def test_the_twin_standing_ends_between_act_and_sending(enter, cast, bruno_follows, standing):
    """AC08: gathered already, and asked once more when it leaves."""
    report = released(enter, cast)
    tell_what_was_done()
    clock.move(LATER)
    assert outbox.gather() == 1
    yesterday = clock.today() - timedelta(days=1)
    with as_the_system(because=BECAUSE):
        if standing == "deployment ended":
            Deployment.objects.unrestricted(because=BECAUSE).filter(account=cast.bruno).update(until_on=yesterday)
        elif standing == "account suspended":
            Account.objects.filter(pk=cast.bruno.pk).update(suspended_at=clock.now())
        elif standing == "network closed":
            cast.west.until_on = yesterday
            cast.west.save(update_fields=["until_on"])
    if standing == "report withdrawn":
        enter("amara").post(f"/information/{report.public_id}/withdrawal/", {"because": "Wrong readers."})
    assert sent() == []
    with as_the_system(because=BECAUSE):
        assert Mail.objects.get().state == Mail.State.NOTHING


def test_a_server_that_does_not_answer_is_asked_again_and_nothing_comes_twice(enter, cast, bruno_follows, monkeypatch):
    released(enter, cast)
    tell_what_was_done()
    way = Way(cannot=ConnectionRefusedError())
    monkeypatch.setattr(outbox, "carrier", lambda: way)
    sent()
    assert the_mail().state == Mail.State.WAITING
    assert the_mail().trouble == "ConnectionRefusedError"
    assert not carry()  # it rests
    monkeypatch.setitem(outbox._resting, "until", -float("inf"))
    way.cannot = None
    sent()
    sent()
    assert len(way.took) == 1
    assert the_mail().state == Mail.State.SENT


def test_refused_for_long_it_is_given_up_and_an_operator_tries_again(enter, cast, bruno_follows, monkeypatch):
    released(enter, cast)
    tell_what_was_done()
    way = Way(refuses=SMTPRecipientsRefused({}))
    monkeypatch.setattr(outbox, "carrier", lambda: way)
    for _ in range(len(outbox.PAUSES) + 2):
        clock.move(timedelta(days=1, hours=1))
        carry()
    assert the_mail().state == Mail.State.FAILED
    assert the_mail().attempts == len(outbox.PAUSES) + 1
    way.refuses = None
    assert outbox.retry(outbox.Q()) == 1
    sent()
    assert len(way.took) == 1


@pytest.mark.parametrize("broken", [TimeoutError(), SMTPServerDisconnected()])
def test_what_may_have_arrived_is_not_sent_again(enter, cast, bruno_follows, monkeypatch, broken):
    released(enter, cast)
    tell_what_was_done()
    way = Way(refuses=broken)
    monkeypatch.setattr(outbox, "carrier", lambda: way)
    sent()
    assert the_mail().state == Mail.State.UNCLEAR
    way.refuses = None
    monkeypatch.setitem(outbox._resting, "until", -float("inf"))
    sent()
    assert way.took == []


def test_a_worker_that_died_while_sending_leaves_it_unclear(enter, cast, bruno_follows):
    released(enter, cast)
    tell_what_was_done()
    clock.move(LATER)
    outbox.gather()
    assert outbox._take() is not None
    assert sent() == []
    assert the_mail().state == Mail.State.UNCLEAR


def test_a_burst_is_one_mail(enter, cast, bruno_follows):
    for _ in range(3):
        released(enter, cast)
    tell_what_was_done()
    [one] = sent()
    assert "Unread notices: 3" in one.body
    released(enter, cast)
    tell_what_was_done()
    clock.move(timedelta(minutes=4))
    carry()
    assert len(django_mail.outbox) == 1
    assert len(sent()) == 2


def test_a_digest_waits_for_its_hour(enter, cast):
    making.contact_entry(making.serving(cast.bruno))
    no_quiet(cast.bruno, hour=(clock.now() + timedelta(hours=5)).astimezone().hour)
    follow(enter("bruno"), "country", "SEN", "daily")
    released(enter, cast)
    released(enter, cast)
    tell_what_was_done()
    assert sent() == []
    clock.move(timedelta(days=1))
    [one] = sent()
    assert "Unread notices: 2" in one.body


def test_a_week_is_one_mail_on_its_day_and_what_is_followed_twice_comes_once(enter, cast):
    """By the country once a week and by its topic once a week: one notice for each report, one mail, and nothing of what it is."""
    making.contact_entry(making.serving(cast.bruno))
    in_two_days = clock.now() + timedelta(days=2)
    no_quiet(cast.bruno, hour=8, weekday=in_two_days.weekday())
    bruno = enter("bruno")
    follow(bruno, "country", "SEN", "weekly")
    follow(bruno, "topic", "b", "weekly")
    reports = [released(enter, cast) for _ in range(2)]
    tell_what_was_done()
    assert sent() == []
    clock.move(timedelta(days=3))
    [one] = sent()
    assert "Unread notices: 2" in one.body
    assert not any(word in one.message().as_string() for word in ("Senegal", "SEN", reports[0].title, "week"))
    clock.move(timedelta(days=7))
    assert len(sent()) == 1


def test_in_the_inbox_only_means_no_mail(enter, cast):
    making.contact_entry(making.serving(cast.bruno))
    follow(enter("bruno"), "country", "SEN", "inbox")
    released(enter, cast)
    tell_what_was_done()
    clock.move(timedelta(days=8))
    assert sent() == []


def test_without_a_server_nothing_is_gathered(enter, cast, bruno_follows, settings):
    settings.ILONET_MAIL_IS_SENT = False
    released(enter, cast)
    tell_what_was_done()
    assert sent() == []
    assert tally().waiting == 0


def test_nothing_personal_stands_in_a_log(enter, cast, bruno_follows, monkeypatch, caplog):
    released(enter, cast)
    tell_what_was_done()
    refused = SMTPRecipientsRefused({"post@authority.example": (550, b"no such user")})
    monkeypatch.setattr(outbox, "carrier", lambda: Way(refuses=refused))
    sent()
    assert "SMTPRecipientsRefused" in caplog.text
    assert "authority.example" not in caplog.text
    assert "authority" not in the_mail().trouble


def test_an_operator_sees_states_and_no_addresses(enter, cast, bruno_follows, monkeypatch, capsys):
    released(enter, cast)
    tell_what_was_done()
    monkeypatch.setattr(outbox, "carrier", lambda: Way(refuses=TimeoutError()))
    sent()
    for words in ([], ["list"], ["retry"], ["drop"]):
        parser = ArgumentParser()
        command.arguments(parser)
        assert command.run(parser.parse_args(words)) == 0
    said = capsys.readouterr().out
    assert "unclear 1" in said
    assert str(the_mail().public_id) in said
    assert "To be tried again: 1" in said
    assert "Dropped: 0" in said
    assert "@" not in said


def test_health_knows_of_a_stuck_outbox(enter, cast, bruno_follows, monkeypatch):
    released(enter, cast)
    tell_what_was_done()
    monkeypatch.setattr(outbox, "carrier", lambda: Way(cannot=ConnectionRefusedError()))
    with as_the_system(because=BECAUSE):
        assert health.mail().state == "fine"
    sent()
    for hours, state in ((1, "look"), (6, "broken")):
        clock.move(timedelta(hours=hours))
        with as_the_system(because=BECAUSE):
            assert health.mail().state == state


def test_what_is_old_goes(enter, cast, bruno_follows):
    released(enter, cast)
    tell_what_was_done()
    assert len(sent()) == 1
    clock.move(timedelta(days=40))
    tidy()
    with as_the_system(because=BECAUSE):
        assert Mail.objects.count() == 0
        assert Notice.objects.unrestricted(because=BECAUSE).count() == 1
    clock.move(timedelta(days=400))
    tidy()
    with as_the_system(because=BECAUSE):
        assert Notice.objects.unrestricted(because=BECAUSE).count() == 0


def the_mail():
    with as_the_system(because=BECAUSE):
        return Mail.objects.get()


class Way:
    """A way out that does not answer, refuses, or takes."""

    def __init__(self, cannot=None, refuses=None):
        self.cannot, self.refuses, self.took = cannot, refuses, []

    def open(self):
        if self.cannot:
            raise self.cannot

    def send_messages(self, messages):
        if self.refuses:
            raise self.refuses
        self.took += messages

    def close(self):
        pass
