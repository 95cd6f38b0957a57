"""One filled cooperative for all tests of the sample: they only look at it."""

import pytest

from coop.bootstrap import Coop
from coop.sample import Sample
from tests.samples import Lent


@pytest.fixture
def coop(lent: Lent) -> Coop:
    return lent.coop


@pytest.fixture
def sample(lent: Lent) -> Sample:
    return lent.sample
