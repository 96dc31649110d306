"""Who looks at what an author let pass."""

import pytest

from tests import making


@pytest.fixture
def rita(cast):
    """FRA has named her its privacy reviewer."""
    who = making.account("rita")
    making.appointment(who, "privacy_reviewer", "FRA", authority=making.authority("FRA"))
    return who
