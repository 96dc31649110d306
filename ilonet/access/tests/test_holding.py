"""Does a condition as a column say the same as the condition that finds rows?"""

from datetime import UTC, datetime

from django.db.models import Q

from ilonet.access.context import as_the_system
from ilonet.access.holding import Holds, verbs_held
from ilonet.reports.access import ACCESS
from ilonet.reports.models import Report
from tests import making
from tests.making import BECAUSE


def told(condition):
    with as_the_system(because=BECAUSE):
        rows = Report.objects.unrestricted(because=BECAUSE)
        said = dict(rows.annotate(holds=Holds(condition)).values_list("pk", "holds"))
        assert {pk for pk, holds in said.items() if holds} == set(rows.filter(condition).values_list("pk", flat=True))
        assert set(said.values()) <= {True, False}
        return sum(said.values())


def test_nothing_everything_and_what_is_unknown(cast):
    making.report(cast.amara, audience=[], released=False)
    making.report(cast.amara, audience=[cast.west.circle_id])
    assert told(Q(pk__in=[])) == 0
    assert told(Q()) == 2
    assert (
        told(Q(released_at__gt=datetime(2000, 1, 1, tzinfo=UTC))) == 1
    )  # a draft was released at no time: it does not hold
    assert told(~Q(post__authority__code="NOWHERE")) == 2


def test_every_verb_of_a_report_for_every_member_of_the_cast(cast):
    making.report(cast.amara, audience=[], released=False)
    making.report(cast.bruno, audience=[cast.west.circle_id, 1])
    for name in ("amara", "bruno", "farid", "chiara", "dario", "olga", "rosa"):
        actor = cast.actor(name)
        assert verbs_held(ACCESS, actor).keys() == {f"may_{verb}" for verb in ACCESS} - {"may_read"}
        for condition in ACCESS.values():
            told(condition(actor))
