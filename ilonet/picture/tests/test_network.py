"""What was reported to a network: the search function, which has other rights than the reader, finds no more and no less."""

import pytest
from django.db import transaction

from ilonet.access import circles
from ilonet.picture.network import reported_to
from ilonet.reports.models import Report
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import entering


@pytest.mark.requirement("R-5.1-b")
def test_whoever_asks_is_told_of_the_same_reports_as_by_their_own_condition(cast):
    networks = [cast.west, making.network("Elsewhere", ["GEO"])]
    for number, audience in enumerate([[cast.west.circle_id], [circles.ENTITLED], [networks[1].circle_id]] * 2):
        making.report(cast.amara, audience=audience, title=f"Report {number}")
    for person in cast.people.values():
        with transaction.atomic():
            actor = acting_as(person.pk)
            for network in networks:
                addressed = Report.objects.visible_to(actor).released().filter(audience__contains=[network.circle_id])
                expected = list(addressed.order_by("-released_at", "-pk"))
                found = reported_to(network, actor)
                assert (found.newest, found.total) == (expected, len(expected))


def test_many_reports_are_not_counted_to_the_end(cast, monkeypatch):
    monkeypatch.setattr("ilonet.picture.network.COUNTED", 1)
    for _ in range(3):
        making.report(cast.amara, audience=[cast.west.circle_id])
    page = entering(cast.bruno).get(f"/network/{cast.west.public_id}/")
    assert len(page.context["reported"].newest) == 2  # one more than is counted
    assert page.context["reported"].total == 2
    assert '<span class="soft">1+</span>' in page.content.decode()
