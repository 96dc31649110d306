"""Who sends lists."""

import pytest


@pytest.fixture
def farid(enter):
    return enter("farid")
