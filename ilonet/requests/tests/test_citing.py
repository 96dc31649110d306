"""Thirty-five authorities answer: every sentence of the page leads to answers that its reader opens, each link followed."""

import re

import pytest

from ilonet.access.context import as_the_system
from ilonet.requests.models import Answer
from ilonet.requests.tests.asking import sent
from ilonet.requests.tests.test_compiling import many
from ilonet.requests.vocabulary import Allows
from tests.cast import entering
from tests.making import BECAUSE

SYNTHESIS = re.compile(r'<section id="synthesis">(.*?)</section>', re.DOTALL)
SENTENCE = re.compile(r"<p(?: class=\"quoted\")?>(.*?)</p>", re.DOTALL)
CITED = re.compile(r'<a href="#(answer-\d+)">')
OPENS = re.compile(r'<article id="(answer-\d+)"[^>]*><h3>\[\d+\] <a href="(/requests/answers/[^"]+)">')
ALONE = range(0, 35, 5)  # for whoever asked alone


@pytest.fixture
def request_(cast):
    made = sent(cast, "bruno", audience=[cast.west.circle_id, cast.east.circle_id])
    many(cast, made, 35)
    with as_the_system(because=BECAUSE):
        for one in Answer.objects.unrestricted(because=BECAUSE).filter(request=made).order_by("pk")[::5]:
            one.allows, one.readers = Allows.ASKER, sorted({*made.asker, *one.originator})
            one.save(update_fields=["allows", "readers"])
    return made


@pytest.mark.requirement("R-SEC-7")
@pytest.mark.parametrize("who, answers", [("amara", 35), ("chiara", 28)])
def test_every_sentence_leads_to_answers_that_its_reader_opens(cast, request_, who, answers):
    client = entering(getattr(cast, who))
    page = client.get(f"/requests/{request_.public_id}/compilation/").content.decode()
    sentences = SENTENCE.findall(SYNTHESIS.search(page)[1])
    assert len(sentences) == 3 + answers  # how many; on the first question how many and each; on the second nobody
    opens = dict(OPENS.findall(page))
    assert len(opens) == answers
    cited = [CITED.findall(one) for one in sentences]
    assert all(cited)
    assert {anchor for one in cited for anchor in one} == set(opens)
    opened = {anchor: client.get(address) for anchor, address in opens.items()}
    assert {answer.status_code for answer in opened.values()} == {200}
    for sentence, anchors in zip(sentences, cited, strict=True):
        quoted = re.search(r"<q[^>]*>(.*?)</q>", sentence)
        if quoted:
            assert quoted[1] in opened[anchors[0]].content.decode()
