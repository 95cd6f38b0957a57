"""Who signs in."""

import pytest

from coop.bootstrap import Coop
from tests.coop.people.asking import Asking


@pytest.fixture
def asking(coop: Coop) -> Asking:
    return Asking(coop)
