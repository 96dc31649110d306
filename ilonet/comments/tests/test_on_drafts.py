"""What is said about a draft before its release: between its guests and its post, and with its post alone afterwards."""

import pytest
from django.db import ProgrammingError, transaction

from ilonet.comments import saying
from ilonet.comments.models import Comment
from ilonet.comments.showing import show
from ilonet.comments.wording import Said
from ilonet.lib.refusals import Refusal
from ilonet.reports.models import SharedDraft
from ilonet.reports.release import release
from ilonet.reports.sharing_drafts import share, take_back
from ilonet.reports.tests.test_verbs import draft
from tests import making
from tests.cast import entering
from tests.making import BECAUSE
from tests.working import tell_what_was_done


@pytest.fixture
def shared(cast):
    report = draft(cast, audience=[cast.west.circle_id])
    bruno = making.serving(cast.bruno).post.circle_id
    return share(report, [bruno], days=7, by=cast.actor("amara"))


def said_to(cast, shared, *names):
    return {name for name in names if show(shared, cast.actor(name)).comments}


def test_a_guest_says_something_and_the_author_answers(cast, shared):
    bruno, amara = entering(cast.bruno), entering(cast.amara)
    address = f"/information/drafts/{shared.public_id}/"
    assert "Write a comment" in bruno.get(address).content.decode()
    answer = bruno.post(f"{address}comments/", {"text": "The second figure is last month's."})
    assert answer.url.startswith(f"{address}#comment-")
    [made] = Comment.objects.visible_to(cast.actor("bruno")).filter(draft=shared)
    replies = f"/information/comments/{made.public_id}/replies/"
    assert amara.post(replies, {"text": "Thank you, mended."}).status_code == 302
    told = bruno.get(replies).content.decode()
    assert "The second figure" in told
    assert "Thank you, mended." in told
    for name in ("elena", "farid", "chiara"):
        assert entering(cast.people[name]).get(replies).status_code == 404
    assert bruno.post(f"{address}comments/", {"text": "Call +221 77 123 45 67."}).status_code == 400
    tell_what_was_done()
    assert "Somebody has commented" in amara.get("/me/notices/").content.decode()


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("ends", ["released", "taken back"])
def test_what_was_said_stays_with_the_post_that_shared_it(cast, shared, ends):
    """The twin: also where the report is released to whoever was a guest (ADR 0025)."""
    saying.comment_on_draft(shared, Said("Is that sure?"), by=cast.actor("bruno"))
    assert said_to(cast, shared, "amara", "bruno", "farid") == {"amara", "bruno"}
    if ends == "released":
        release(draft_of(cast, shared), by=cast.actor("amara"))
    else:
        take_back(shared, by=cast.actor("amara"))
    assert said_to(cast, shared, "amara", "bruno", "farid") == {"amara"}
    with pytest.raises(Refusal):
        saying.comment_on_draft(shared, Said("And this?"), by=cast.actor("bruno"))
    assert "Is that sure?" in entering(cast.amara).get(f"/information/drafts/{shared.public_id}/").content.decode()
    assert "Is that sure?" not in entering(cast.bruno).get(_page_of(cast, shared)).content.decode()


def draft_of(cast, shared):
    return SharedDraft.objects.visible_to(cast.actor("amara")).select_related("report").get(pk=shared.pk).report


def _page_of(cast, shared):
    return f"/information/{draft_of(cast, shared).public_id}/"


def test_the_database_takes_no_comment_from_whoever_is_no_guest(cast, shared):
    cast.actor("elena")
    post = making.serving(cast.elena).post
    made = Comment(draft=shared, version=1, post=post, authority=post.authority)
    made.write(Said("I was not asked."))
    cast.actor("elena")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        made.save(force_insert=True)
    assert not Comment.objects.unrestricted(because=BECAUSE).filter(draft=shared)
