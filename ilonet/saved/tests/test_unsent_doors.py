"""Words not sent come back only to whoever may still write there: not to whoever has lost the subject, the post or the key."""

import re
from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.deployments.models import Deployment
from ilonet.lib import clock
from ilonet.reports.sharing import narrow
from ilonet.reports.withdrawal import withdraw
from ilonet.requests.answering import begin
from ilonet.requests.closing import withdraw as withdraw_request
from ilonet.requests.drafting import start
from ilonet.requests.tests.asking import addressee, asking, back_office, post_of, replies, sent, tasked
from ilonet.saved.models import Unsent
from ilonet.saved.unsent import LARGEST
from ilonet.spills.pressing import press, spillable
from tests import making
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("INV-3", "R-DP-6")
KEPT = "/me/lists/unsent/"
WARNING = "/warnings/new/"
WORDS = "As your second paragraph says, the two vessels met at night."


def typed(client, form, words=WORDS):
    return client.post(KEPT, {"unsent": form, "text": words})


def found(client, form):
    answer = client.get(KEPT, {"form": form})
    assert answer.status_code == 200, "there or not, the answer is one"
    return answer.json()["fields"]


def rows():
    with as_the_system(because=BECAUSE):
        return Unsent.objects.unrestricted(because=BECAUSE).count()


def ended(who):
    """Their posting was over yesterday."""
    of = making.serving(who)
    with as_the_system(because=BECAUSE):
        over = clock.today(of.post.authority.zone) - timedelta(days=1)
        Deployment.objects.unrestricted(because=BECAUSE).filter(pk=of.pk).update(until_on=over)


def withdrawn(cast, report):
    withdraw(report, because="It was wrong.", by=cast.actor("amara"))


def narrowed(cast, report):
    narrow(report, [cast.west.circle_id], by=cast.actor("amara"))


def spilled(cast, report):
    press(spillable(report.public_id, cast.actor("amara")), because="A number.", by=cast.actor("amara"))


@pytest.mark.parametrize("closed", [withdrawn, narrowed, spilled])
def test_what_was_typed_about_a_report_goes_with_it(cast, enter, closed):
    audience = [cast.west.circle_id, cast.east.circle_id]
    report = making.report(cast.amara, audience=audience)
    said = making.comment(report, cast.elena)
    forms = [f"/information/{report.public_id}/comments/", f"/information/comments/{said.public_id}/replies/"]
    bruno = enter("bruno")
    for form in forms:
        assert typed(bruno, form).status_code == 200
        assert found(bruno, form) == {"text": [WORDS]}
    closed(cast, report)
    before = rows()
    for form in forms:
        assert found(bruno, form) is None
        assert typed(bruno, form, "and nothing more of it is taken").status_code == 404
    assert rows() == before


def test_nothing_is_kept_of_what_one_may_not_know(cast, enter):
    """Hidden and absent are one answer, and neither leaves a row."""
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    absent = "00000000-0000-4000-8000-000000000000"
    chiara = enter("chiara")
    hidden = [typed(chiara, f"/information/{one}/comments/").status_code for one in (report.public_id, absent)]
    assert hidden == [404, 404]
    assert rows() == 0


def test_an_answer_and_its_request_shut_together(cast, enter):
    asked = sent(cast, "bruno")
    tasked(cast, asked, "bruno", back_office("ITA"))
    bruno, comments = enter("bruno"), f"/requests/{asked.public_id}/comments/"
    assert typed(bruno, comments).status_code == 200
    withdraw_request(asked, because="It was asked of the wrong desk.", by=cast.actor("amara"))
    assert found(bruno, comments) is None


@pytest.mark.requirement("AC08")
def test_whoever_has_left_the_post_does_not_meet_its_words(cast, enter):
    """Nor on the next post, of another authority: whose officer typed it, theirs it would have been."""
    bruno = enter("bruno")
    typed(bruno, WARNING)
    assert found(bruno, WARNING)
    ended(cast.bruno)
    assert found(bruno, WARNING) is None
    assert typed(bruno, WARNING).status_code == 403
    making.deployment(making.post(making.authority("FRA"), "GEO", city="Tbilisi"), cast.bruno)
    assert bruno.get(WARNING).status_code == 200
    assert found(bruno, WARNING) is None
    assert typed(bruno, WARNING, "Seen from here.").status_code == 200, "the old ones make room"
    assert found(bruno, WARNING) == {"text": ["Seen from here."]}
    assert rows() == 1


def test_the_chosen_hat_takes_nothing_away_but_a_function_that_ends_does(cast, enter):
    making.appointment(cast.bruno, "back_office", "ITA", authority=making.authority("ITA"))
    bruno = enter("bruno")
    typed(bruno, WARNING)
    for hat in ("officer", "back_office"):
        session = bruno.session
        session["hat"] = next(one.label for one in cast.actor("bruno").hats if one.kind == hat)
        session.save()
        assert found(bruno, WARNING)
    appointment = making.account_appointment(cast.bruno)
    with as_the_system(because=BECAUSE):
        appointment.ended_on = clock.today()
        appointment.save(update_fields=["ended_on"])
    assert found(bruno, WARNING) is None


def test_the_database_keeps_it_from_whoever_stands_elsewhere(cast, enter):
    typed(enter("bruno"), WARNING)
    everything = Unsent.objects.unrestricted(because=BECAUSE)
    cast.actor("bruno")
    assert everything.count() == 1
    ended(cast.bruno)
    cast.actor("bruno")
    assert everything.count() == 0


@pytest.mark.parametrize(
    "form",
    ["", "/", "//elsewhere.example/", "/../../etc/passwd", "/warnings/new", "/warnings/new/?x=1", "/me/lists/",
     "/information/1/comments/", "/api/v1/reports", "/warnings/new/\x00", "/" + "x" * 300],
)  # fmt: skip
def test_no_address_but_that_of_a_form_holds_words(cast, enter, form):
    amara = enter("amara")
    assert typed(amara, form).status_code == 400
    assert rows() == 0


def test_names_of_fields_count_as_what_they_hold(enter):
    amara = enter("amara")
    fits = {"unsent": WARNING, "text": "x" * (LARGEST - len("text"))}
    assert amara.post(KEPT, fits).status_code == 200
    assert amara.post(KEPT, fits | {"n": ""}).status_code == 413


@pytest.fixture
def pages(cast):
    """Every page in which somebody writes, with who writes there."""
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    draft = making.report(cast.amara, audience=[cast.west.circle_id], released=False, kind="early_warning")
    shared = making.shared_draft(draft, [cast.west.circle_id])
    said = making.comment(report, cast.bruno)
    asked = sent(cast, "bruno")
    tasked(cast, asked, "bruno", back_office("ITA"))
    bruno = cast.actor("bruno")
    answer = begin(addressee(cast, asked, "bruno"), replies("Nothing.", None), by=bruno)
    written = start(post_of("bruno", cast), asking(title="Another"), by=cast.actor("bruno"))
    return [
        ("bruno", WARNING),
        ("amara", f"/warnings/{draft.public_id}/text/"),
        ("bruno", "/requests/new/"),
        ("bruno", f"/requests/{written.public_id}/text/"),
        ("bruno", f"/requests/answers/{answer.public_id}/text/"),
        ("bruno", f"/requests/{asked.public_id}/comments/"),
        ("bruno", f"/information/{report.public_id}/comments/"),
        ("elena", f"/information/comments/{said.public_id}/replies/"),
        ("bruno", f"/information/comments/{said.public_id}/text/"),
        ("bruno", f"/information/drafts/{shared.public_id}/comments/"),
    ]


@pytest.mark.requirement("R-267-8")
def test_every_page_names_a_form_whose_words_are_kept(enter, pages):
    for name, address in pages:
        client = enter(name)
        page = client.get(address)
        assert page.status_code == 200, address
        [form] = re.findall(r'name="unsent" value="([^"]+)"', page.content.decode())
        assert form == address
        assert typed(client, form).status_code == 200, address
        assert found(client, form) == {"text": [WORDS]}, address


def test_a_form_that_comes_back_to_be_mended_keeps_its_name(cast, enter, pages):
    """By whichever button it was sent."""
    [address] = [one for name, one in pages if one.startswith("/requests/") and one.endswith("/text/")][:1]
    told = enter("bruno").post(address.replace("/text/", "/masking/"), {"title": "x" * 500, "version": 1})
    assert told.status_code == 422
    assert f'name="unsent" value="{address}"' in told.content.decode()
