"""From the page that hides a report, back to where one came from: the report, or, for those who read none, the list of spills."""

import re

from ilonet.warnings.tests.writing import a_warning
from tests import making


def test_who_reads_it_goes_back_to_it_and_who_guards_goes_back_to_the_spills(cast, enter):
    report = making.report(cast.amara, title="Kanarienvogeltitle", audience=[cast.west.circle_id])
    here = f"/information/{report.public_id}/"
    for name, back in (
        ("amara", here),
        ("farid", "/information/spills/"),
        ("sven", "/information/spills/"),
        ("pavel", "/information/spills/"),
    ):
        page = enter(name).get(f"{here}spill/").content.decode()
        ways = re.findall(r'<a (?:class="button plain" )?href="([^"]+)"[^>]*>(?:Back|This report|Spills)</a>', page)
        assert back in ways, name
        assert "Kanarienvogeltitle" not in page


def test_a_warning_is_hidden_from_its_own_page_by_those_who_sent_it(cast, enter):
    """What cannot wait is the page one has open; to look for another first costs the minutes that count."""
    warning = a_warning(cast.amara, [cast.west.circle_id])
    for name, offered in (("amara", True), ("bruno", False)):
        page = enter(name).get(f"/warnings/{warning.public_id}/").content.decode()
        assert (f'href="/information/{warning.public_id}/spill/"' in page) is offered
