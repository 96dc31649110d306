"""Through the doors: from an empty form to a published compilation, and what each of them is shown."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ilonet.access.context import as_the_system
from ilonet.accounts.models import Account
from ilonet.requests.models import Addressee, Answer, Request
from ilonet.requests.tests.asking import addressee, answered, back_office, replies, sent, tasked
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import entering
from tests.making import BECAUSE

ASKED = {
    "title": "New routes by sea since August",
    "questions.0": "Which routes by sea were new in August?",
    "questions.1": "How did the price of a crossing change?",
    "topics": ["c"],
    "countries": ["GHA"],
    "another_country": "",
    "urgency": "normal",
    "tlp": "amber",
    "language": "en",
}


def one(kind, **known):
    with as_the_system(because=BECAUSE):
        return kind.objects.unrestricted(because=BECAUSE).get(**known)


def begun(client):
    answer = client.post(reverse("requests:new"), {"title": "Routes", "language": "en"})
    return answer["Location"].split("/")[2]


@pytest.fixture
def office(cast):
    return entering(Account.objects.get(pk=back_office("ITA").account_id))


def test_a_question_from_empty_to_a_published_compilation(cast, office):
    amara, bruno = entering(cast.amara), entering(cast.bruno)
    key = begun(amara)
    saved = amara.post(f"/requests/{key}/text/", ASKED | {"version": 1})
    assert saved["Location"] == f"/requests/{key}/addressees/"
    page = amara.get(saved["Location"]).content.decode()
    token = re.search(r'value="(post:[^"]+)"[^>]*checked', page)[1]
    assert "posted in Ghana" in page
    assert "Who will be able to read it" in page
    chosen = {"version": 2, "wanted": [token], "to": [f"network:{cast.west.public_id}"]}
    assert amara.post(f"/requests/{key}/addressees/", chosen)["Location"] == f"/requests/{key}/sending/"
    assert "Send to 1 addressee" in amara.get(f"/requests/{key}/sending/").content.decode()
    assert amara.post(f"/requests/{key}/sending/")["Location"] == f"/requests/{key}/"

    asked = one(Addressee)
    at = f"/requests/addressees/{asked.public_id}/"
    assert "Your back office decides" in bruno.get(at).content.decode()
    assert bruno.post(f"{at}answer/").status_code == 403
    assert "Give it to the officer" in office.get(at).content.decode()
    office.post(f"{at}tasking/")
    text = bruno.post(f"{at}answer/")["Location"]
    said = {"version": 1, "replies.0": "Two beaches are new.", "nothing.1": "on", "language": "en", "allows": "readers"}
    looked = bruno.post(text, said)["Location"]
    assert "Release:" in bruno.get(looked).content.decode()
    bruno.post(f"{looked}release/")

    told = amara.get(f"/requests/{key}/").content.decode()
    assert "Read the compilation of 1 answer" in told
    assert "answered" in told
    compiled = entering(cast.elena).get(f"/requests/{key}/compilation/").content.decode()
    assert "Two beaches are new." in compiled
    answer = one(Answer)
    published = {"foreword": "Two beaches are new.", "language": "en", "answers": [str(answer.public_id)]}
    assert amara.post(f"/requests/{key}/publication/", published).status_code == 302
    assert "published by Dakar" in entering(cast.elena).get(f"/requests/{key}/compilation/").content.decode()
    assert entering(cast.chiara).get(f"/requests/{key}/").status_code == 404


def test_a_name_that_no_country_has_keeps_what_was_typed(cast):
    amara = entering(cast.amara)
    key = begun(amara)
    answer = amara.post(f"/requests/{key}/text/", ASKED | {"version": 1, "another_country": "Atlantis"})
    assert answer.status_code == 422
    assert "How did the price of a crossing change?" in answer.content.decode()


def test_the_gate_shows_the_place_and_masks_it(cast):
    amara = entering(cast.amara)
    key = begun(amara)
    typed = ASKED | {"version": 1, "questions.0": "Is the holder of passport number C01X00T47 known?"}
    assert amara.post(f"/requests/{key}/text/", typed)["Location"] == f"/requests/{key}/text/#gate-says"
    assert "C01X00T47" in amara.get(f"/requests/{key}/text/").content.decode()
    amara.post(f"/requests/{key}/masking/", typed | {"version": 2, "field": "questions.0"})
    page = amara.get(f"/requests/{key}/text/").content.decode()
    assert "C01X00T47" not in page
    assert "passport number removed" in page


def test_what_was_asked_already_stands_on_the_page_before_sending(cast):
    sent(cast, "bruno", title="Sea routes used since August", audience=[cast.west.circle_id])
    amara = entering(cast.amara)
    key = begun(amara)
    amara.post(f"/requests/{key}/text/", ASKED | {"version": 1})
    page = amara.get(f"/requests/{key}/sending/").content.decode()
    assert "Asked or answered already?" in page
    assert "Sea routes used since August" in page


def test_a_question_from_a_report_brings_its_countries_and_topics_and_no_word_of_it(cast):
    report = making.report(
        cast.bruno, audience=[cast.west.circle_id], title="Boats from Accra", text="Hidden words.", countries=["GHA"]
    )
    amara = entering(cast.amara)
    address = f"{reverse('requests:new')}?report={report.public_id}"
    assert "Boats from Accra" in amara.get(address).content.decode()
    key = amara.post(address, {"title": "More", "language": "en"})["Location"].split("/")[2]
    made = one(Request, public_id=key)
    assert (made.countries, made.topics, made.report) == (["GHA"], ["b"], report.public_id)
    assert "Hidden" not in repr(made.asking)
    assert entering(cast.chiara).get(address).status_code == 404
    assert address in amara.get(f"/information/{report.public_id}/").content.decode().replace("&amp;", "&")


def test_a_list_costs_as_many_questions_for_thirty_as_for_three(cast):
    amara, asked = entering(cast.amara), []
    for number in (3, 27):
        for _ in range(number):
            sent(cast, "bruno", "elena")
        for _ in range(2):
            with CaptureQueriesContext(connection) as caught:
                page = amara.get("/requests/?shelf=ours")
        asked.append(len(caught))
    assert asked[0] == asked[1] <= 14
    assert page.content.decode().count("0 of 2") == 25
    older = re.search(r'href="([^"]+)" rel="next"', page.content.decode())[1].replace("&amp;", "&")
    assert amara.get(older).content.decode().count("0 of 2") == 5


def test_shelves_and_filters(cast):
    request = sent(cast, "bruno")
    tasked(cast, request, "bruno", acting_as(back_office("ITA").account_id))
    bruno, amara = entering(cast.bruno), entering(cast.amara)
    assert request.title in bruno.get("/requests/?shelf=desk").content.decode()
    assert request.title not in amara.get("/requests/?shelf=desk").content.decode()
    assert request.title in amara.get("/requests/?country=GHA&topic=c&state=open").content.decode()
    assert request.title not in amara.get("/requests/?country=SEN").content.decode()
    assert amara.get("/requests/?state=unknown").status_code == 400


def test_who_reads_along_sees_neither_progress_nor_decline(cast):
    request = sent(cast, "bruno", "viktor", audience=[cast.west.circle_id])
    tasked(cast, request, "bruno", acting_as(back_office("ITA").account_id))
    answered(cast, request, "bruno", replies("Two.", ""))
    office = entering(Account.objects.get(pk=back_office("COM").account_id))
    at = f"/requests/addressees/{addressee(cast, request, 'viktor').public_id}/"
    office.post(f"{at}declining/", {"because": "Nobody there covers it."})
    assert "Nobody there covers it." in entering(cast.amara).get(f"/requests/{request.public_id}/").content.decode()
    page = entering(cast.elena).get(f"/requests/{request.public_id}/").content.decode()
    assert "Nobody there covers it." not in page
    assert "Answers by country" not in page
    assert entering(cast.elena).get(at).status_code == 404
