"""What is said about a request: among those who know it, while answers may come; gone where it goes."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from ilonet.access.context import as_the_system
from ilonet.audit.models import Event
from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.passing import explained, screened
from ilonet.comments.showing import count, show
from ilonet.comments.wording import Said
from ilonet.lib.asking import cursor
from ilonet.lib.refusals import Refusal
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.notices.inbox import known_to as notices_of
from ilonet.notices.inbox import lines_of
from ilonet.reports.beside import place
from ilonet.reports.vocabulary import Tlp
from ilonet.requests.closing import close, withdraw
from ilonet.requests.models import Request
from ilonet.requests.tests.asking import drafted, post_of, sent
from ilonet.requests.vocabulary import MARKINGS
from ilonet.standing.acting import acting_as
from tests import making
from tests.making import BECAUSE
from tests.working import tell_what_was_done

NAMED = "The ferry office knows Ousmane Diallo well."
WITHDRAWN = "It was sent to the wrong readers."


@pytest.fixture
def asked(cast):
    """By Amara, of Bruno; the West reads along."""
    return sent(cast, "bruno", audience=[cast.west.circle_id])


def page_of(asked):
    return f"/requests/{asked.public_id}/"


def known_by(cast, asked, *names):
    return {name for name in names if show(asked, cast.actor(name)).comments}


def made(cast):
    with as_the_system(because=BECAUSE):
        return list(Comment.objects.unrestricted(because=BECAUSE).order_by("pk"))


@pytest.mark.requirement("R-9.3-a")
def test_said_and_answered_within_the_readers_of_the_request(cast, enter, asked):
    bruno, amara, elena = enter("bruno"), enter("amara"), enter("elena")
    assert "Write a comment" in bruno.get(page_of(asked)).content.decode()
    answer = bruno.post(f"{page_of(asked)}comments/", {"text": "Do you mean departures, or arrivals?"})
    assert answer.headers["Location"].startswith(f"{page_of(asked)}#comment-")
    [comment] = made(cast)
    assert (comment.speaks_of, comment.version, comment.about) == ("request", 1, asked)
    replies = f"/information/comments/{comment.public_id}/replies/"
    assert f'href="{page_of(asked)}"' in amara.get(replies).content.decode()
    assert amara.post(replies, {"text": "Departures."}).status_code == 302
    for client, address in ((amara, page_of(asked)), (elena, f"{page_of(asked)}comments/"), (bruno, replies)):
        told = client.get(address).content.decode()
        assert "Liaison service ITA, Accra" in told
        assert "Departures." in told
        assert "TLP:AMBER" in told
        assert '<a href="/information/" aria-current=' in told
    for name in ("chiara", "tove", "nils"):
        client = enter(name)
        for address in (page_of(asked), f"{page_of(asked)}comments/", replies):
            assert (client.get(address).status_code, name) == (404, name)
        assert client.post(f"{page_of(asked)}comments/", {"text": "Mine."}).status_code == 404
    assert bruno.post(f"{page_of(asked)}comments/", {"text": "Call +221 77 123 45 67."}).status_code == 400


@pytest.mark.requirement("INV-3")
def test_of_a_closed_request_is_read_what_was_said_and_no_more(cast, enter, asked):
    comment = saying.comment_on_request(asked, Said("Since which day?"), by=cast.actor("bruno"))
    close(asked, by=cast.actor("amara"))
    bruno = enter("bruno")
    told = bruno.get(page_of(asked)).content.decode()
    assert "Since which day?" in told
    assert "Write a comment" not in told
    replies = f"/information/comments/{comment.public_id}/replies/"
    assert "Send reply" not in bruno.get(replies).content.decode()
    assert bruno.post(f"{page_of(asked)}comments/", {"text": "Late."}).status_code == 403
    assert bruno.post(replies, {"text": "Late."}).status_code == 403
    assert bruno.post(f"/information/comments/{comment.public_id}/text/", {"text": "Late."}).status_code == 403
    assert bruno.post(f"/information/comments/{comment.public_id}/removal/").status_code == 302
    assert known_by(cast, asked, "amara", "bruno", "elena") == {"amara", "bruno", "elena"}, "a line stays"


@pytest.mark.requirement("R-SEC-7", "INV-3")
def test_withdrawn_it_is_gone_at_that_second(cast, enter, asked):
    """The twin: known to whoever asked, who still knows the request."""
    comment = saying.comment_on_request(asked, Said("Since which day?"), by=cast.actor("bruno"))
    assert known_by(cast, asked, "amara", "bruno", "elena", "farid") == {"amara", "bruno", "elena", "farid"}
    withdraw(asked, because=WITHDRAWN, by=cast.actor("amara"))
    for name in ("bruno", "elena"):
        cast.actor(name)
        assert not Comment.objects.unrestricted(because=BECAUSE).exists(), name
        assert enter(name).get(f"/information/comments/{comment.public_id}/replies/").status_code == 404
    assert known_by(cast, asked, "amara", "bruno", "elena", "farid", "chiara") == {"amara", "farid"}
    with pytest.raises(Refusal):
        saying.comment_on_request(asked, Said("And this?"), by=cast.actor("amara"))
    with as_the_system(because=BECAUSE):
        Request.objects.unrestricted(because=BECAUSE).filter(pk=asked.pk).delete()
    assert made(cast) == []


def test_a_draft_is_talked_about_by_nobody(cast, enter):
    draft = drafted(cast)
    assert "Comments" not in enter("amara").get(page_of(draft)).content.decode().partition("<main")[2]
    with pytest.raises(Refusal):
        saying.comment_on_request(draft, Said("Too early."), by=cast.actor("amara"))


@pytest.mark.requirement("INV-3")
def test_the_database_alone_keeps_to_the_request(cast, asked):
    """Of one's own post, of a request that one knows and that is open; of one wording and no other."""
    bruno, chiara = post_of("bruno", cast), post_of("chiara", cast)
    assert _refused(cast, "chiara", asked, chiara)
    assert _refused(cast, "amara", asked, bruno)
    assert not _refused(cast, "bruno", asked, bruno)
    close(asked, by=cast.actor("amara"))
    assert _refused(cast, "bruno", asked, bruno)
    with pytest.raises(IntegrityError, match="comment_speaks_of_one_wording"), transaction.atomic():
        making.comment(making.report(cast.amara, audience=[]), cast.amara, request=asked)


def _refused(cast, who, asked, post):
    one = Comment(request=asked, version=1, post=post, authority=post.authority)
    one.write(Said("Mine."))
    cast.actor(who)
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except ProgrammingError as error:
        return "row-level security" in str(error)
    return False


def test_whoever_asked_is_told_and_whoever_is_answered(cast, asked):
    comment = saying.comment_on_request(asked, Said("Since which day?"), by=cast.actor("bruno"))
    saying.answer(comment, Said("Since the first of August."), by=cast.actor("elena"))
    tell_what_was_done()
    told = {}
    for name in ("amara", "farid", "bruno", "elena", "chiara"):
        actor = cast.actor(name)
        lines = lines_of(actor, list(notices_of(actor)))
        told[name] = [str(line.says) for line in lines if "comment" in str(line.says)]
    said, answered = "Somebody has commented on a request of yours", "Somebody has answered a comment of yours"
    assert told == {"amara": [said] * 2, "farid": [said] * 2, "bruno": [answered], "elena": [], "chiara": []}


@pytest.mark.requirement("R-3.4-00")
def test_what_passed_on_a_reason_is_looked_at_and_masked_at_once(cast, asked):
    said = Said(NAMED)
    keys = [place(one, NAMED).key for one in screened(said).unexplained]
    said = explained(said, {f"reason-{key}": "office" for key in keys})
    comment = saying.comment_on_request(asked, said, by=cast.actor("bruno"))
    who = making.account("rita")
    making.appointment(who, "privacy_reviewer", "ITA", authority=making.authority("ITA"))
    rita = acting_as(who.pk)
    decide(Look.objects.which(rita, may="decide").get(), "mask", "He holds no office.", by=rita)
    [shown] = show(asked, cast.actor("elena")).comments
    assert shown.text == "The ferry office knows [name removed] well."
    with as_the_system(because=BECAUSE):
        event = Event.objects.get(act="comment.masked", public_id=comment.public_id)
    assert event.noted == {"request": str(asked.public_id)}


def test_machines_talk_about_it_too(cast, enter, asked):
    bruno, amara = enter("bruno"), enter("amara")
    address = f"/api/v1/requests/{asked.public_id}/comments"
    answer = bruno.post(address, {"text": "By program."}, content_type="application/json")
    assert (answer.status_code, answer.json()["version"], answer.json()["post"]) == (201, 1, "Accra")
    assert "comment" in bruno.get(f"/api/v1/requests/{asked.public_id}").json()["may"]
    replies = f"/api/v1/comments/{answer.json()['id']}/replies"
    assert amara.post(replies, {"text": "Thanks."}, content_type="application/json").status_code == 201
    [item] = amara.get(address).json()["items"]
    assert (item["text"], [one["text"] for one in item["replies"]]) == ("By program.", ["Thanks."])
    assert enter("chiara").get(address).status_code == 404
    cast.actor("rosa")
    shown = Event.objects.get(act="comment.shown")
    assert (shown.noun, shown.public_id, shown.noted["comments"]) == ("requests.request", asked.public_id, 2)


def test_the_number_of_questions_is_constant_and_pages_go_on(cast, enter, asked, count_queries):
    for number in range(3):
        making.comment(asked, cast.bruno, f"Number {number}")
    amara = enter("amara")
    for address in (page_of(asked), f"{page_of(asked)}comments/"):
        amara.get(address)
    few = [count_queries(lambda to=to: amara.get(to)) for to in (page_of(asked), f"{page_of(asked)}comments/")]
    for number in range(3, 30):
        making.comment(asked, cast.elena, f"Number {number}")
    many = [count_queries(lambda to=to: amara.get(to)) for to in (page_of(asked), f"{page_of(asked)}comments/")]
    assert many == few
    actor = cast.actor("amara")
    first = show(asked, actor)
    rest = show(asked, actor, cursor(first.next))
    assert len({one.text for one in (*first.comments, *rest.comments)}) == count(asked, actor) == 30


def test_no_request_waits_for_a_passkey():
    """Were one TLP:RED, what is said of it would have to wait as well (comments/opening.py)."""
    assert Tlp.RED not in dict(MARKINGS)
