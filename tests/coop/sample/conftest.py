"""One filled cooperative for all tests of the sample: they only look at it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.kernel.engine import make_engine
from coop.sample import Sample, fill
from tests.databases import Databases
from tests.doubles import FixedClock


@pytest.fixture(scope="session")
def filled(all_databases: Databases) -> Iterator[tuple[Coop, Sample]]:
    """Fill a database of its own; each change is a commit there, as in the demo."""
    engine = make_engine(all_databases.new())
    coop = Coop(sessionmaker(engine), clock=FixedClock(), reactions=registered_reactions())
    yield coop, fill(coop)
    engine.dispose()


@pytest.fixture
def coop(filled: tuple[Coop, Sample]) -> Coop:
    return filled[0]


@pytest.fixture
def sample(filled: tuple[Coop, Sample]) -> Sample:
    return filled[1]
