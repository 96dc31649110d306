"""What an author let pass in a file on a reason of their own is looked at by another after its release (security.md 7.3)."""

import pytest

from ilonet.access.context import as_the_system
from ilonet.authorities.models import Authority
from ilonet.documents.models import File
from ilonet.lib.files.tests.making import docx
from ilonet.lib.refusals import Refusal
from ilonet.looks.deciding import decide
from ilonet.looks.models import Look
from ilonet.reports.release import release
from ilonet.reports.revision import revise
from ilonet.reports.submission import submit
from ilonet.reports.tests.test_files import DOUBTFUL, files_seen, only_file, sent, to_the_west
from ilonet.standing.acting import acting_as
from tests import making
from tests.cast import entering

pytestmark = pytest.mark.requirement("R-3.4-00")


@pytest.fixture
def released(cast, rita):
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


def test_a_place_in_a_file_comes_before_a_reviewer_with_its_passage_alone(cast, released, rita):
    look = only_look(rita)
    assert (look.is_afterwards, look.why, look.field) == (True, "place", "paragraph 1")
    assert look.passage.found == "Anneke Vandersloot"
    assert look.passage.note == "A vessel."
    revise(released, by=cast.actor("amara"))
    release(released, by=cast.actor("amara"))
    assert only_look(rita).pk == look.pk  # once for each file


def test_a_reason_that_does_not_hold_takes_the_report_back_until_the_file_is_another(cast, released, rita):
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


ADDRESS = docx("<w:p><w:r><w:t>They met at 14 Rue de la République, behind the port of Dakar.</w:t></w:r></w:p>")


@pytest.fixture
def held(cast, rita):
    amara, report = entering(cast.amara), to_the_west(cast)
    sent(amara, report, ADDRESS, "meeting.docx")
    door = f"/information/files/{only_file(cast, report).public_id}/reason/"
    said = amara.post(door, {"reason": "place", "note": "A shop, not a home."}, follow=True).content.decode()
    assert "Waits for a second look." in said
    return report


def refused_to(cast, report):
    with pytest.raises(Refusal) as refused:
        release(report, by=cast.actor("amara"))
    return refused.value.code


def test_a_held_place_in_a_file_is_let_through_by_a_second_person_only(cast, held, rita):
    assert refused_to(cast, held) == "gate.second_look"
    assert set(files_seen(cast, held)) == {"amara"}
    look = only_look(rita)
    assert (look.is_afterwards, look.noun, look.passage.note) == (False, "documents.file", "A shop, not a home.")
    assert look.passage.found.startswith("14 Rue")
    entering(cast.amara).post(f"/information/{held.public_id}/edit/", {"title": "Another title"})
    decide(only_look(rita), "clear", "It is the address of a public market.", by=acting_as(rita.pk))
    page = entering(cast.amara).get(f"/information/{held.public_id}/files/").content.decode()
    assert "Let through: no personal data." in page
    release(held, by=cast.actor("amara"))
    assert "bruno" in files_seen(cast, held)
    with as_the_system(because=making.BECAUSE):
        assert not Look.objects.unrestricted(because=making.BECAUSE).filter(is_afterwards=True).exists()


def test_what_is_not_let_through_is_taken_off_and_its_look_forgotten(cast, held, rita):
    decide(only_look(rita), "mask", "Somebody lives at this address.", by=acting_as(rita.pk))
    assert refused_to(cast, held) == "gate.second_look"
    amara = entering(cast.amara)
    assert "Not let through." in amara.get(f"/information/{held.public_id}/files/").content.decode()
    amara.post(f"/information/files/{only_file(cast, held).public_id}/removal/")
    with as_the_system(because=making.BECAUSE):
        [look] = Look.objects.unrestricted(because=making.BECAUSE).all()
    assert (look.passage, look.ended_at is None) == (None, False)
    release(held, by=cast.actor("amara"))


def test_whoever_let_it_through_does_not_release_it(cast, held, rita):
    decide(only_look(rita), "clear", "It is the address of a public market.", by=acting_as(rita.pk))
    Authority.objects.filter(code="FRA").update(reviews_before_release=True)
    cast.actor("amara")
    held.refresh_from_db()
    submit(held, by=cast.actor("amara"))
    making.appointment(rita, "back_office", "FRA", authority=making.authority("FRA"))
    with pytest.raises(Refusal, match=r"look\.own_decision"):
        release(held, by=acting_as(rita.pk))


def test_whoever_attached_it_does_not_look_at_it(cast, rita):
    """One officer attaches, who takes over the post gives the reason; neither is a second person."""
    amara, colleague = cast.actor("amara").pseudonym, making.account("colleague")
    report = making.report(cast.amara, audience=[cast.west.circle_id], released=False)  # in which she has typed nothing
    sent(entering(cast.amara), report, ADDRESS, "meeting.docx")
    door = f"/information/files/{only_file(cast, report).public_id}/reason/"
    making.handed_over(cast.amara, colleague)
    entering(colleague).post(door, {"reason": "place", "note": "A shop, not a home."})
    assert set(only_look(rita).hands) == {amara, acting_as(colleague.pk).pseudonym}
