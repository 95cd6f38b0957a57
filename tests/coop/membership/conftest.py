"""Who acts in the tests of membership."""

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from tests.coop.membership.lists import make_secretary


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_secretary(coop, "Saar")
