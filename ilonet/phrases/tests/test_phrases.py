"""Keeping a sentence, using it while writing, removing it."""

import pytest

from ilonet.audit.models import Event
from ilonet.lib import sql
from ilonet.lib.refusals import Refusal
from ilonet.phrases.keeping import AT_MOST, keep, phrases_of
from ilonet.phrases.models import Phrase
from tests import making
from tests.making import BECAUSE

CAVEAT = "The figures come from one source and were not checked."


def test_kept_used_and_removed(enter, cast):
    amara = enter("amara")
    assert amara.post("/me/phrases/", {"words": f"  {CAVEAT}\n"}).status_code == 302
    draft = making.report(cast.amara, audience=[], released=False)
    writing = f"/information/{draft.public_id}/text/"
    assert CAVEAT in amara.get(writing).content.decode()
    cast.actor("amara")
    [kept] = phrases_of(cast.actor("amara"))
    sent = {
        "version": draft.edition,
        "sections.0.heading": "Seen",
        "sections.0.text": "Fewer boats.",
        "kind": "situation",
    }
    sent |= {"tlp": "amber", "language": "en", "phrase": str(kept.public_id)}
    assert amara.post(f"/information/{draft.public_id}/phrases/", sent).status_code == 302
    shown = amara.get(f"/api/v1/reports/{draft.public_id}/draft").json()["sections"]
    assert shown == [{"heading": "Seen", "text": f"Fewer boats.\n\n{CAVEAT}"}]
    assert amara.post(f"/me/phrases/{kept.public_id}/removal/").status_code == 302
    assert CAVEAT not in amara.get("/me/phrases/").content.decode()
    cast.actor("rosa")
    assert [one.noted for one in Event.objects.filter(act__startswith="phrase")] == [{}, {}]


def test_each_has_their_own_and_they_lie_sealed(enter, cast):
    kept = making.phrase(cast.amara, CAVEAT)
    bruno = enter("bruno")
    assert CAVEAT not in bruno.get("/me/phrases/").content.decode()
    assert bruno.post(f"/me/phrases/{kept.public_id}/removal/").status_code == 404
    draft = making.report(cast.bruno, audience=[], released=False)
    sent = {"version": draft.edition, "sections.0.text": "x", "kind": "situation", "tlp": "amber", "language": "en"}
    foreign = bruno.post(f"/information/{draft.public_id}/phrases/", sent | {"phrase": str(kept.public_id)})
    assert foreign.status_code == 404
    for name in (*cast.people, "nobody"):
        cast.actor(name)
        assert Phrase.objects.unrestricted(because=BECAUSE).count() == (name == "amara"), name
    cast.actor("amara")
    assert b"figures" not in bytes(sql.value("SELECT sealed FROM phrases_phrase"))


@pytest.mark.requirement("R-3.4-00")
@pytest.mark.parametrize("words", ["", "x" * 601, "Call +221 77 123 45 67", "a\u202eb"])
def test_what_cannot_be_kept_is_refused_beside_the_form(enter, words):
    answer = enter("amara").post("/me/phrases/", {"words": words})
    assert answer.status_code == 400
    assert "words" in answer.context["form"].errors
    assert answer.context["phrases"] == []


def test_there_is_an_end_to_it(cast):
    for number in range(AT_MOST):
        making.phrase(cast.amara, f"Phrase {number}")
    with pytest.raises(Refusal, match=r"phrase\.too_many"):
        keep("One more", by=cast.actor("amara"))


def test_machines_keep_and_remove(enter):
    amara = enter("amara")
    made = amara.post("/api/v1/me/phrases", {"words": CAVEAT}, content_type="application/json")
    assert made.status_code == 201
    assert [one["words"] for one in amara.get("/api/v1/me/phrases").json()["items"]] == [CAVEAT]
    assert (
        amara.post(f"/api/v1/me/phrases/{made.json()['id']}/remove", content_type="application/json").status_code == 204
    )
    assert amara.get("/api/v1/me/phrases").json() == {"items": [], "next": None}


def test_the_same_sentence_is_kept_once(enter, cast):
    amara = enter("amara")
    assert amara.post("/me/phrases/", {"words": CAVEAT}).status_code == 302
    again = amara.post("/me/phrases/", {"words": f" {CAVEAT}  "})
    assert "You keep this phrase already." in again.content.decode()
    assert enter("bruno").post("/me/phrases/", {"words": CAVEAT}).status_code == 302
    assert [one.words for one in phrases_of(cast.actor("amara"))] == [CAVEAT]
