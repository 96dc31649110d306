"""Already covered by another report: a link to whoever may know that one, nothing to others."""

from dataclasses import replace

import pytest

from ilonet.lib.refusals import Refusal
from ilonet.reports import drafting
from ilonet.reports.release import release
from ilonet.reports.tests.kinds import ALERT, alert
from ilonet.reports.tests.test_api import URL
from ilonet.reports.tests.writing import at, stored, typed
from tests import making


@pytest.mark.requirement("R-9.0-r19")
def test_a_report_that_covers_it_is_a_link_to_whoever_may_know_it_and_nothing_to_others(cast, enter):
    shared = making.report(cast.bruno, audience=[cast.west.circle_id], title="Covers it")
    bruno = making.serving(cast.bruno).post.circle_id
    narrow = making.report(cast.chiara, audience=[making.serving(cast.amara).post.circle_id], title="For Amara alone")
    hidden = making.report(cast.chiara, audience=[cast.east.circle_id], title="In the East")
    report = alert(cast, covered_by=[str(shared.public_id)])
    amara = enter("amara")
    said = typed(report, kind="document_fraud", covered_by=[str(shared.public_id)], europol="no")
    unknown = "You can see no released report at this address."
    for foreign in (hidden.public_id, "0" * 8 + "-0000-0000-0000-" + "0" * 12, "nonsense"):
        answer = amara.post(at(report, "text/"), said | {"another_report": str(foreign)})
        assert (answer.status_code, unknown in answer.content.decode()) == (422, True)
    amara.post(at(report, "text/"), said | {"another_report": f"https://x.example{at(narrow)}", "next": "stay"})
    assert stored(cast, report).covered_by == [str(shared.public_id), str(narrow.public_id)]
    changed = replace(stored(cast, report).text, covered_by=[str(hidden.public_id)])
    with pytest.raises(Refusal, match=r"report\.unknown_report"):
        drafting.save(stored(cast, report), changed, edition=2, by=cast.actor("amara"))

    text = replace(stored(cast, report).text, particulars=ALERT, audience=[cast.west.circle_id, bruno])
    drafting.save(stored(cast, report), text, edition=2, by=cast.actor("amara"))
    release(stored(cast, report), by=cast.actor("amara"))
    read = enter("bruno").get(at(report)).content.decode()
    assert "Covers it" in read
    assert "For Amara alone" not in read
    assert str(narrow.public_id) not in read
    told = enter("bruno").get(f"{URL}/{report.public_id}").json()
    assert told["covered_by"] == [str(shared.public_id)]
    assert "For Amara alone" in amara.get(at(report)).content.decode()
