"""Words that stand in one hidden place each: nobody else meets them by any door, and their own people do (G2)."""

import logging
import re
import uuid

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.crawling import crawl, files_of, get, papers_of, things_like
from tests.doors import DOORS
from tests.scene import AND_PRIVACY, set_scene
from tests.walking import ID, clients, knock

# One of each standing; the others stand exactly like one of these.
PERSONAS = [
    "nobody",
    "amara",
    "bruno",
    "chiara",
    "dario",
    "farid",
    "greta",
    "katya",
    "leo",
    "nils",
    "pavel",
    "rosa",
    "tove",
]
SHOWN = re.compile(
    "title|body|particular|duties|family|signin|passage|(recovery|suspension|lock|risk|wish|spill)reason|corroborationline"
)  # what stands on the first page of a thing
LEAVES = re.compile("title|family|given|mail|purpose|signin")  # what policy lets into a file: never a text
MASKED = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|nonce-?[^'\"\s]*|[A-Za-z0-9]{64}|\b[0-9a-f]{8}\b"
)
PRINTING = {"amara", "bruno", "katya"}  # take out the PDF as well
MET_ELSEWHERE = re.compile("earlierversion|versioninwriting")  # behind a number, not on the first page


@pytest.fixture
def scene(db):
    return set_scene()


@pytest.mark.requirement("INV-3")
@pytest.mark.parametrize("share", [PERSONAS[::2], PERSONAS[1::2]], ids=["some", "others"])
def test_nobody_meets_a_word_that_is_not_theirs(scene, caplog, capsys, share):
    people, met, crawled, foreign = clients(scene), {}, 0, []
    with caplog.at_level(logging.DEBUG):
        for name in share:
            hidden = [word for word, for_ in scene.canaries.items() if name not in for_]
            asked = [word for word in hidden if word.endswith(("title", "body", "family", "duties"))]
            seen = crawl(scene, people[name], asking=asked[:8])
            crawled += len(seen)
            for here, told in seen.items():
                said_by_myself = here.partition("?q=")[2]
                foreign += [f"{name} {here}: {word}" for word in hidden if word in told and word != said_by_myself]
                foreign += _ids_in_search(scene, name, here, told)
            everything = "\n".join(told for here, told in seen.items() if "?q=" not in here)
            met[name] = {word for word in scene.canaries if word in everything}
    with capsys.disabled():
        print(f"\ncanaries: {len(scene.canaries)} words, {crawled} answers, {len(foreign)} foreign")
    assert not foreign, "\n".join(foreign[:40])
    assert "Kanarie" not in caplog.text
    _insist_on_own(scene, met)


@pytest.mark.requirement("R-9.3-c", "R-SEC-4")
def test_nobody_takes_out_a_word_that_is_not_theirs(scene, settings):
    """AC09: every list in both forms, as everybody; what is packed is unpacked first."""
    settings.ILONET_CONTACT_LIST_EXPORT = True
    people, foreign, met = clients(scene), [], {}
    for name in [*PERSONAS, "mira"]:
        files = {one: get(people[name], one) for one in files_of(scene)}
        hidden = [word for word, for_ in scene.canaries.items() if name not in for_]
        foreign += [f"{name} {here}: {word}" for here, told in files.items() for word in hidden if word in told]
        met[name] = {word for word in scene.canaries if any(word in told for told in files.values())}
    assert not foreign, "\n".join(foreign[:40])
    assert not [word for words in met.values() for word in words if not LEAVES.search(word)]
    assert {name for name in met if any("purpose" in word for word in met[name])} == {"farid", "pavel", "tove"}
    assert not met["nobody"] | met["katya"] | met["rosa"] | met["leo"]
    listed = {word for word in scene.canaries if "family" in word}
    # The whole list by Chair and Secretariat, its own by a back office; a card of an entry by whoever may read it.
    assert {word for word in listed if "amara" in word or "chiara" in word} <= met["nils"] & met["mira"]
    for name in ("katya", "rosa", "leo"):
        assert not met[name] & listed


@pytest.mark.requirement("R-SEC-7")
def test_nobody_takes_out_a_document_with_a_word_that_is_not_theirs(scene):
    """What is laid out is composed for whoever takes it: the same question, other answers."""
    people, foreign, met = clients(scene), [], {}
    for name in PERSONAS:
        papers = {one: get(people[name], one) for one in papers_of(scene) if "docx" in one or name in PRINTING}
        hidden = [word for word, for_ in scene.canaries.items() if name not in for_]
        foreign += [f"{name} {here}: {word}" for here, told in papers.items() for word in hidden if word in told]
        met[name] = _met(scene, papers, "docx")
        if name in PRINTING:
            assert _met(scene, papers, "pdf") == met[name]
    assert not foreign, "\n".join(foreign[:40])
    answers = {name: {word for word in said if "answer" in word} for name, said in met.items()}
    assert len(answers["amara"]) > len(answers["bruno"]) > 0
    assert not met["nobody"] | met["katya"]


def _met(scene, papers, form):
    said = "\n".join(told for here, told in papers.items() if here.endswith(form))
    return {word for word in scene.canaries if word in said}


def _insist_on_own(scene, met):
    """A crawl that meets nothing would find nothing."""
    for word, for_ in scene.canaries.items():
        if SHOWN.search(word) and not MET_ELSEWHERE.search(word):
            missing = {name for name in for_ & met.keys() if word not in met[name]}
            assert not missing, f"{word} was not met by {missing}, to whom it belongs"


def _ids_in_search(scene, name, here, told):
    """A result without words would still be a result: its address tells."""
    if "?q=" not in here:
        return []
    for_ = {what: scene.canaries[word] for what, word in _titles(scene).items()}
    return [
        f"{name} {here}: id of {what}" for what, of in for_.items() if name not in of and str(scene.ids[what]) in told
    ]


def _titles(scene):
    return {
        what: next(word for word in scene.canaries if word.endswith(what.replace(" ", "") + "title"))
        for what in ("released", "draft", "handed in", "of the East", "red", "withdrawn", "warning", "warning closed")
    }


AT_LEAST = {"tove": 100, "katya": 200, "bruno": 60}


@pytest.mark.parametrize("name", AT_LEAST)
def test_hidden_is_absent(scene, name, capsys):
    """Same status, same headers, same bytes, same number of questions to the database (AC05)."""
    client, pairs = clients(scene)[name], 0
    known = {what for what, word in _titles(scene).items() if name in scene.canaries[word]}
    known |= {f"file of {what}" for what in known}
    known |= {what for what, of in scene.known_to.items() if name in of}
    if name in AND_PRIVACY:
        known |= {what for what in scene.ids if what.startswith(("deployment", "planned", "post", "network"))}
    client.get("/")  # what a first visit asks besides
    for door in DOORS:
        if not ID.search(door.route):
            continue
        for thing in set(things_like(scene, door.on)) - known:
            hidden = _answer(client, door, scene.ids[thing])
            if hidden[0] != 404:
                continue
            if hidden != _answer(client, door, uuid.uuid4()):  # the first of a minute notes that somebody is there
                hidden = _answer(client, door, scene.ids[thing])
                assert hidden == _answer(client, door, uuid.uuid4()), f"{door.method} {door.route} {thing}"
            pairs += 1
    with capsys.disabled():
        print(f"\nhidden is absent: {pairs} pairs as {name}")
    assert pairs >= AT_LEAST[name]


def _answer(client, door, public_id):
    connection.queries_log.clear()  # it keeps only so many of a whole walk
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        answer = knock(client, door, public_id)
    headers = {key: MASKED.sub("…", value) for key, value in answer.headers.items()}
    return answer.status_code, MASKED.sub("…", answer.content.decode()), headers, len(asked)
