"""A compilation that leaves: for each reader what they may see and no more, marked, cited, counted and recorded."""

import hashlib
import io
import re

import pytest
from defusedxml import ElementTree
from pypdf import PdfReader

from ilonet.audit.models import Event
from ilonet.requests.compiling import compiled
from ilonet.requests.models import Request
from ilonet.requests.paper import on_paper
from ilonet.requests.publishing import answers_for, publish
from ilonet.requests.tests.asking import sent
from ilonet.requests.tests.test_compiling import scene
from ilonet.requests.vocabulary import Allows
from tests.cast import entering
from tests.crawling import unpacked

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def taken(cast, who, request, form, machine=False):
    door = (
        f"/api/v1/requests/{request.public_id}/compilation"
        if machine
        else f"/requests/{request.public_id}/compilation/"
    )
    answer = entering(getattr(cast, who)).get(f"{door}?format={form}")
    assert answer.status_code == 200
    return answer, b"".join(answer.streaming_content)


def body_of(content):
    return ElementTree.fromstring(unpacked(content)["word/document.xml"])


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_each_reader_takes_out_what_they_may_see(cast, form):
    request = scene(cast, italy=Allows.ASKER.value)
    told = {}
    for who in ("amara", "chiara"):
        answer, content = taken(cast, who, request, form, machine=who == "chiara")
        assert re.search(rf'filename="ilonet-compilation-TLP-AMBER-[\d-]+\.{form}"', answer["Content-Disposition"])
        told[who] = _words(content, form)
    assert "It rose by a third." in told["amara"]
    assert "Accra" in told["amara"]
    assert "whoever asked, and to nobody else" in told["amara"]
    assert "One beach is new." in told["chiara"]
    for word in ("It rose", "Accra", "Two beaches"):
        assert word not in told["chiara"]
    assert "2 answers that this reader can see" in told["chiara"]
    assert "officer · Dakar · FRA" in told["amara"]


def _words(content, form):
    if form == "pdf":
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
        assert all(page.count("TLP:AMBER") >= 2 for page in pages)
        return " ".join(" ".join(pages).split())
    return " ".join("".join(told.decode()) for told in unpacked(content).values())


def test_what_stands_on_it(cast):
    request = scene(cast)
    amara = cast.actor("amara")
    publish(request, answers_for(request, amara), foreword="Two beaches are new.", language="en", by=amara)
    body = body_of(taken(cast, "elena", request, "docx")[1])
    paragraphs = ["".join(one.text or "" for one in each.iter(f"{WORDS}t")) for each in body.iter(f"{WORDS}p")]
    heads = [
        said
        for each, said in zip(body.iter(f"{WORDS}p"), paragraphs, strict=True)
        if each.find(f"{WORDS}pPr/{WORDS}pStyle[@{WORDS}val='Heading2']") is not None
    ]
    assert heads == ["In short", "What the answers say", "By country and question", "The answers", "What was asked"]
    assert any(one.startswith("Compilation, published by Dakar · FRA on ") for one in paragraphs)
    assert "2 of 3 answers report on this. [1] [3]" in paragraphs
    assert "Nothing to report: ESP · Abidjan. [2]" in paragraphs
    assert any(one.startswith("TLP:AMBER. Readers may share it within") for one in paragraphs)
    assert any(one.startswith("Asked by: Dakar · FRA") for one in paragraphs)
    assert any(one.startswith("Answers wanted by: ") for one in paragraphs)
    anchors = {one.get(f"{WORDS}name") for one in body.iter(f"{WORDS}bookmarkStart")}
    assert (
        {one.get(f"{WORDS}anchor") for one in body.iter(f"{WORDS}hyperlink")}
        == anchors
        == {f"answer_{n}" for n in (1, 2, 3)}
    )


def test_many_questions_stand_in_tables_that_fit_a_sheet(cast):
    request = sent(cast, questions=[f"Question of ours {n}?" for n in range(12)])
    amara = cast.actor("amara")
    found = compiled(Request.objects.visible_to(amara).get(pk=request.pk), amara)
    assert "By country and question" not in str(on_paper(found, None, amara))
    request = scene(cast)
    found = compiled(request, amara)
    wide = [one for one in on_paper(found, None, amara).parts if type(one).__name__ == "Table"]
    assert [one.head for one in wide] == [("Answer", "Question 1", "Question 2")]


@pytest.mark.requirement("R-SEC-1")
def test_it_is_recorded_and_counts_as_a_list_does(cast, settings):
    settings.ILONET_EXPORTS_PER_DAY = 1
    request = scene(cast)
    content = taken(cast, "amara", request, "docx")[1]
    cast.actor("amara")
    event = Event.objects.get(act="paper.exported")
    assert event.noted == {
        "paper": "compilation", "of": str(request.public_id), "format": "docx", "answers": 3,
        "sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip
    assert str(event.public_id).encode() in unpacked(content)["word/footer1.xml"]
    assert Event.objects.get(act="request.compiled").noted == {"answers": 3, "format": "docx"}
    amara = entering(cast.amara)
    refused = amara.get(f"/api/v1/requests/{request.public_id}/compilation?format=docx")
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "export.budget")
    assert amara.get("/register/?format=csv").status_code == 429
    assert amara.get(f"/requests/{request.public_id}/compilation/?format=odt").status_code == 400


def test_it_is_offered_beside_the_compilation(cast):
    request = scene(cast)
    amara = entering(cast.amara)
    page = amara.get(f"/requests/{request.public_id}/compilation/").content.decode()
    assert '<a href="?format=pdf">PDF</a>' in page
    assert '<a href="?format=docx">Word (DOCX)</a>' in page
    bare = sent(cast, "elena", title="Another question")
    assert "format=pdf" not in amara.get(f"/requests/{bare.public_id}/compilation/").content.decode()
