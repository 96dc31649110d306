"""Two connections at once: does any order of their statements show a file that had not passed, or show it more widely?"""

from functools import partial

import pytest
from django.db import transaction

from ilonet.access.context import as_the_system
from ilonet.documents import room, store
from ilonet.documents.explaining import explain
from ilonet.documents.models import File, State
from ilonet.documents.quarantine import fresh
from ilonet.documents.rejudging import basis
from ilonet.documents.taking import take
from ilonet.reports.attaching import belonging, find_file, take_off
from ilonet.reports.models import Report, SharedDraft
from ilonet.reports.release import release
from ilonet.reports.sharing_drafts import share
from ilonet.reports.tests.test_citing import saying
from ilonet.reports.tests.writing import stored
from tests import making
from tests.interleaving import interleaved, two_lines
from tests.making import BECAUSE

pytestmark = pytest.mark.requirement("INV-3", "R-9.1-a")
TABLES = ("reports_report", "reports_shareddraft", "documents_file")
FOUND = [{"kind": "name", "where": [], "start": 0, "end": 5, "certainty": "high"}]


@pytest.fixture
def lines(company, monkeypatch):
    monkeypatch.setattr(room, "MOST_A_DAY", 10_000)  # what earlier orders have sent stays, and counts
    with two_lines(*TABLES) as both:
        yield both


def a_file(report, state):
    """As it is kept once it was judged by the rules of today."""
    made = making.file_of(report, "scan.txt", "Boats of the harbour.", state=state)
    with as_the_system(because=BECAUSE):
        made.tell(basis=basis("en"))
        if state == State.ASKED:
            made.ask(FOUND, 1)
        made.save(update_fields=["sealed_about"])
    return made


def share_it(company, report):
    guest = making.serving(company.bruno).post.circle_id
    share(stored(company, report), [guest], days=7, by=company.actor("amara"))


def release_it(company, report):
    release(stored(company, report), by=company.actor("amara"))


def attach_one(company, report, file):
    """As its page does: what it may still be changed by is asked before the file is opened."""
    amara = company.actor("amara")
    to = belonging(stored(company, report), amara)
    with fresh() as source:
        source.write(f"Boats of {report.pk}.".encode())
        take(source, "later.txt", to, by=amara)


def take_it_off(company, report, file):
    amara = company.actor("amara")
    take_off(*find_file(file.public_id, amara), by=amara)


def replace_it(company, report, file):
    take_it_off(company, report, file)
    attach_one(company, report, file)


def ask_again(company, report, file):
    """As a reviewer does who does not agree with a reason."""
    with as_the_system(because=BECAUSE):
        row = File.objects.unrestricted(because=BECAUSE).select_for_update().filter(pk=file.pk).first()
        row.ask(FOUND, 1)
        row.save(update_fields=["state", "sealed_about"])


def give_ones_word(company, report, file):
    amara = company.actor("amara")
    explain(find_file(file.public_id, amara)[0], "place", "", by=amara)


def left_of(report):
    """As it stands now, its files, and what of it is shared."""
    with as_the_system(because=BECAUSE):
        now = Report.objects.unrestricted(because=BECAUSE).select_related("post", "authority").get(pk=report.pk)
        files = list(File.objects.unrestricted(because=BECAUSE).of(report.public_id))
        drafts = list(SharedDraft.objects.unrestricted(because=BECAUSE).filter(report=now, ended_at=None))
    return now, files, drafts


@pytest.mark.parametrize("it_begins", [True, False])
@pytest.mark.parametrize("let_go", [share_it, release_it])
@pytest.mark.parametrize("act", [attach_one, take_it_off, replace_it, ask_again, give_ones_word])
def test_a_file_comes_or_goes_while_its_draft_is_let_go(company, lines, let_go, act, it_begins):
    made, state = [], State.ASKED if act is give_ones_word else State.CLEAR

    def acts():
        with transaction.atomic():
            report = making.report(company.amara, audience=[], released=False)
            saying(company, report, "amara", audience=[company.east.circle_id])
            file = a_file(report, state)
        made.append((report, file))
        both = (partial(let_go, company, report), partial(act, company, report, file))
        return both if it_begins else both[::-1]

    met, waited = set(), False
    for *both, second_waited in interleaved(lines, acts):
        report, _file = made[-1]
        met.add(tuple(both if it_begins else both[::-1]))
        waited |= second_waited
        now, files, drafts = left_of(report)
        for one in files:
            guests = {circle for draft in drafts if one.public_id in draft.files for circle in draft.circles}
            assert one.state == State.CLEAR or not guests, "else it would come back with its author's word alone"
            assert set(one.shown_to) - {now.post.circle_id} == guests
            assert set(one.readers) == (set(now.readers) if one.state == State.CLEAR else {one.holder})
            assert one.was_released == bool(now.released_version)
            store.fetch(one.stored_as).close()
    assert waited or len(met) > 1 or act is give_ones_word, "they have met"
    assert all("" in each for each in met), "nobody keeps both from acting"
