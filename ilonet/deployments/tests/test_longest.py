"""How long is long? One setting for the rule, the forms and the tables that are read."""

from datetime import date

import pytest

from ilonet.deployments import rules
from ilonet.deployments.forms import ExtensionForm, NoticeForm
from ilonet.deployments.models import Deployment
from ilonet.deployments.reference import known_today
from ilonet.lib.refusals import Refusal


@pytest.mark.parametrize("years, said", [(1, "longer than 1 year."), (4, "longer than 4 years.")])
def test_one_number_for_the_rule_the_forms_and_the_tables(db, settings, years, said):
    settings.ILONET_LONGEST_DEPLOYMENT_YEARS = years
    for form in (ExtensionForm, NoticeForm):
        assert said in str(form.base_fields["longer_because"].help_text)
    assert known_today().longest_years == years
    first = date(2024, 1, 1)
    rules.insist_on_period(Deployment(from_on=first, until_on=date(2024 + years, 1, 1)))
    with pytest.raises(Refusal, match=f"longer than {years} years"):
        rules.insist_on_period(Deployment(from_on=first, until_on=date(2024 + years, 1, 2)))
