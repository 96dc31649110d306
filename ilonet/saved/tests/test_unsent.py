"""Words typed and not sent: theirs who typed them, for three days, sealed, and gone when the form is sent."""

from datetime import timedelta

import pytest

from ilonet.access.context import as_the_system
from ilonet.lib import clock
from ilonet.requests.tests.asking import sent
from ilonet.saved.models import Unsent
from ilonet.saved.unsent import MOST, tidy
from tests import making
from tests.making import BECAUSE

KEPT = "/me/lists/unsent/"
WARNING = "/warnings/new/"


def typed(client, form=WARNING, **said):
    return client.post(KEPT, {"unsent": form, "once": "x", "version": "3"} | said)


def found(client, form=WARNING):
    return client.get(KEPT, {"form": form}).json()["fields"]


def rows():
    with as_the_system(because=BECAUSE):
        return list(Unsent.objects.unrestricted(because=BECAUSE))


@pytest.mark.requirement("INV-3", "R-DP-6")
def test_it_comes_back_to_its_writer_alone_and_for_three_days(enter):
    amara, bruno = enter("amara"), enter("bruno")
    assert typed(amara, what="Groups wait", to=["a", "b"]).json()["saved_at"]
    assert found(amara) == {"what": ["Groups wait"], "to": ["a", "b"]}
    assert found(bruno) is None
    typed(amara, what="Groups wait at the landing")
    assert found(amara) == {"what": ["Groups wait at the landing"]}
    [row] = rows()
    assert b"Groups" not in bytes(row.sealed)
    clock.move(timedelta(hours=73))
    assert found(amara) is None
    assert tidy() is False
    assert rows() == []


def test_old_words_that_nobody_has_tidied_up_yet_make_room_for_new_ones(enter):
    """The worker comes within the hour, or not at all while it stands still; nobody loses what they type meanwhile."""
    amara = enter("amara")
    typed(amara, what="Groups wait")
    clock.move(timedelta(hours=73))
    answer = typed(amara, what="They have moved on")
    assert (answer.status_code, found(amara)) == (200, {"what": ["They have moved on"]})
    clock.move(timedelta(hours=73))
    assert typed(amara, what="").status_code == 200
    assert rows() == []


def test_what_is_emptied_is_not_kept_and_what_is_no_form_neither(enter):
    amara = enter("amara")
    typed(amara, what="Groups wait")
    typed(amara, what="  ")
    assert rows() == []
    assert typed(amara, form="https://elsewhere.example/", what="x").status_code == 400
    assert typed(amara, what="x" * 60_001).status_code == 413


def test_the_oldest_goes_where_there_are_too_many(enter, cast):
    amara = enter("amara")
    west = [cast.west.circle_id]
    about = [making.report(cast.bruno, audience=west, title=f"Boats {number}") for number in range(MOST + 2)]
    for one in about:
        assert typed(amara, form=f"/information/{one.public_id}/comments/", text="x").status_code == 200
    assert len(rows()) == MOST


@pytest.mark.requirement("R-267-8")
def test_sending_forgets_it_and_a_form_to_mend_does_not(enter, cast):
    report = making.report(cast.amara, audience=[cast.west.circle_id])
    bruno, form = enter("bruno"), f"/information/{report.public_id}/comments/"
    assert f'name="unsent" value="{form}"' in bruno.get(f"/information/{report.public_id}/").content.decode()
    typed(bruno, form=form, text="Call +221 77 123 45 67.")
    assert bruno.post(form, {"text": "Call +221 77 123 45 67.", "version": 1, "unsent": form}).status_code == 400
    assert found(bruno, form)
    assert bruno.post(form, {"text": "The same here.", "version": 1, "unsent": form}).status_code == 302
    assert found(bruno, form) is None


def test_a_comment_on_a_request_outlives_a_closed_lid(enter, cast):
    asked = sent(cast, "bruno")
    bruno, page = enter("bruno"), f"/requests/{asked.public_id}/"
    form = f"{page}comments/"
    typed(bruno, form=form, text="Since which day?")
    told = bruno.get(page).content.decode()
    assert f'name="unsent" value="{form}"' in told
    assert "data-typing" in told
    assert found(bruno, form)
    assert bruno.post(form, {"text": "Since which day?", "unsent": form}).status_code == 302
    assert found(bruno, form) is None


@pytest.mark.parametrize("address", ["/warnings/new/", "/requests/new/"])
def test_every_form_that_one_writes_in_is_kept(enter, address):
    page = enter("amara").get(address)
    assert page.status_code == 200
    assert f'name="unsent" value="{address}"' in page.content.decode()
