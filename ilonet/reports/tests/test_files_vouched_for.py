"""What an author let pass in a file on a reason of their own is looked at by another after its release (security.md 7.3)."""

import pytest

from ilonet.documents.models import File
from ilonet.lib.refusals import Refusal
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.tests.test_files import DOUBTFUL, files_seen, only_file, sent, to_the_west
from ilonet.reports.tests.test_looking import rita  # noqa: F401 -- a fixture
from ilonet.standing.acting import acting_as
from tests.cast import entering

pytestmark = pytest.mark.requirement("R-3.4-00")


@pytest.fixture
def released(cast, rita):  # noqa: F811
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, DOUBTFUL, "harbour.docx")
    amara.post(
        f"/information/files/{only_file(cast, report).public_id}/reason/", {"reason": "place", "note": "A vessel."}
    )
    release(report, by=cast.actor("amara"))
    return report


def only_look(who):
    [look] = Look.objects.visible_to(acting_as(who.pk))
    return look


def test_a_place_in_a_file_comes_before_a_reviewer_with_its_passage_alone(cast, released, rita):  # noqa: F811
    look = only_look(rita)
    assert (look.is_afterwards, look.why, look.field) == (True, "place", "paragraph 1")
    assert look.passage.found == "Anneke Vandersloot"
    assert look.passage.note == "A vessel."
    revise(released, by=cast.actor("amara"))
    release(released, by=cast.actor("amara"))
    assert only_look(rita).pk == look.pk  # once for each file


def test_a_reason_that_does_not_hold_takes_the_report_back_until_the_file_is_another(cast, released, rita):  # noqa: F811
    assert "bruno" in files_seen(cast, released)
    decide(only_look(rita), "mask", "It is the name of a person.", by=acting_as(rita.pk))
    assert "bruno" not in files_seen(cast, released)
    cast.actor("amara")
    released.refresh_from_db()
    revise(released, by=cast.actor("amara"))
    with pytest.raises(Refusal, match=r"gate\.refused") as refused:
        release(released, by=cast.actor("amara"))
    assert "harbour.docx" in str(refused.value.message)
    file = File.objects.visible_to(cast.actor("amara")).get(item=released.public_id)
    entering(cast.amara).post(f"/information/files/{file.public_id}/removal/")
    cast.actor("amara")
    released.refresh_from_db()
    release(released, by=cast.actor("amara"))
