"""From the page that hides a report, back to where one came from: the report, or, for those who read none, the list of spills."""

import re

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
