"""The sample neighbourhood as tests use it: filled once in each process, lent, and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.kernel.clock import Clock
from coop.kernel.engine import make_engine
from coop.sample import Sample, fill
from tests.doubles import CountingChance, FixedClock


@dataclass(frozen=True, slots=True)
class Lent:
    """The sample for as long as a test or a module needs it; what it changes vanishes."""

    coop: Coop
    sample: Sample
    connection: Connection


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The sample in a database of its own."""

    engine: Engine
    sample: Sample
    #: Who borrows counts on, or the same identifier would come twice.
    chance: CountingChance

    @contextmanager
    def lent(self, clock: Clock) -> Iterator[Lent]:
        """Lend it to one at a time, told at the instant at which every FixedClock begins."""
        with vanishing(self.engine, clock, self.chance) as (coop, connection):
            yield Lent(coop, self.sample, connection)


@contextmanager
def vanishing(
    engine: Engine, clock: Clock, chance: CountingChance
) -> Iterator[tuple[Coop, Connection]]:
    """Provide a cooperative whose commits vanish at the end."""
    with engine.connect() as connection:
        outer = connection.begin()
        factory = sessionmaker(connection, join_transaction_mode="create_savepoint")
        yield (
            Coop(factory, clock=clock, chance=chance, reactions=registered_reactions()),
            connection,
        )
        outer.rollback()


@contextmanager
def neighbourhood_in(url: str) -> Iterator[Neighbourhood]:
    """Fill a database; each change is a commit there, as in the demo."""
    engine = make_engine(url)
    chance = CountingChance()
    coop = Coop(
        sessionmaker(engine), clock=FixedClock(), chance=chance, reactions=registered_reactions()
    )
    yield Neighbourhood(engine, fill(coop), chance)
    engine.dispose()
