"""A request on its way through the inboxes: of those it asks, of their back offices, of whoever asked."""

import pytest

from ilonet.notices.inbox import known_to, lines_of
from ilonet.requests.answering import withdraw
from ilonet.requests.closing import remind
from ilonet.requests.tests.asking import answered, back_office, replies, sent, tasked
from ilonet.standing.acting import acting_as
from tests.working import tell_what_was_done

TITLE = "New routes by sea since August"


def inbox(actor):
    return [(line.says, line.named.title if line.named else "") for line in lines_of(actor, list(known_to(actor)))]


@pytest.mark.requirement("INV-5")
def test_each_hears_what_is_theirs_and_nobody_else_anything(cast):
    office = back_office("ITA").account_id
    request = sent(cast, "bruno", audience=[cast.west.circle_id])
    tell_what_was_done()
    asked = ("A request was sent to your post or authority", TITLE)
    assert inbox(cast.actor("bruno")) == inbox(acting_as(office)) == [asked]
    tasked(cast, request, "bruno", acting_as(office))
    remind(request, by=cast.actor("amara"))
    tell_what_was_done()
    waits = ("A request still waits for your answer", TITLE)
    given = ("Your back office has given you a request to answer", TITLE)
    assert set(inbox(cast.actor("bruno"))) == {asked, waits, given}
    answer = answered(cast, request, "bruno", replies("Two.", ""))
    tell_what_was_done()
    came = ("An answer to a request of yours has come in", TITLE)
    assert inbox(cast.actor("amara")) == inbox(cast.actor("farid")) == [came]
    withdraw(answer, because="It was wrong.", by=cast.actor("bruno"))
    tell_what_was_done()
    gone = ("An answer to a request of yours was withdrawn: do not use it", "")
    assert inbox(cast.actor("amara")) == [gone]
    for other in ("elena", "chiara", "tove", "rosa"):
        assert inbox(cast.actor(other)) == []
