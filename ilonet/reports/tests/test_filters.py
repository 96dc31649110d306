"""Are the filters that were written once those that would be written now, whoever asks, in whatever language?"""

import pytest
from django.utils import translation

from ilonet.lib import clock
from ilonet.reports.forms.narrowing import Narrowing, filters

AUTHORITIES = [("FRA", "Border police of France"), ("X", '"><script>alert(1)</script>')]


@pytest.mark.parametrize("language", ["en", "de", "el"])
@pytest.mark.parametrize("narrowed", [{}, {"country": "SEN"}, {"topic": "b", "authority": "FRA"}])
@pytest.mark.parametrize("authorities", [[], AUTHORITIES])
def test_filters_are_what_the_form_says(language, narrowed, authorities):
    with translation.override(language):
        for _ in range(2):  # the second time from memory
            assert filters(narrowed, authorities) == str(Narrowing(narrowed, authorities))
    assert "<script" not in filters(narrowed, authorities)


def test_a_day_that_was_asked_for_stands_in_its_own_answer_only(db):
    today = clock.today()
    assert f'value="{today}"' in filters({"since": today}, AUTHORITIES)
    assert f'value="{today}"' not in filters({}, AUTHORITIES)
