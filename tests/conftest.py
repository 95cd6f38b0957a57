"""What every test may ask for."""

import uuid
from collections.abc import Callable, Generator, Iterator

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.kernel.engine import make_engine
from coop.kernel.permissions import EVERYWHERE, Actor, ActorKind, Grant, Permission
from coop.settings import Settings
from tests.databases import Databases, databases, settle
from tests.doubles import CountingChance, FixedClock
from tests.processes import NAMES, STARTED
from tests.samples import Lent, Neighbourhood, neighbourhood_in, vanishing

# Chooses what runs on the database under test.
pytest_plugins = ["tests.selection"]

MakeActor = Callable[..., Actor]


# Before xdist reads the groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a module with a browser in one process: it starts one, and a product, once."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Forget what ran for the tests before."""
    STARTED[:] = [stack for stack in STARTED if stack.is_running]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the processes said beside a test that failed."""
    report = yield
    if report.failed:
        for stack in STARTED:
            for name in NAMES:
                if said := stack.log(name)[-2000:]:
                    report.sections.append((f"the log of {name}", said))
    return report


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template once for all the websites that tests build: half of their time."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": cache})
        yield


@pytest.fixture(scope="session")
def all_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Hand out migrated databases of the kind under test."""
    with databases(tmp_path_factory.mktemp("databases"), hasty=True) as made:
        yield made


@pytest.fixture(scope="session")
def engine(all_databases: Databases) -> Iterator[Engine]:
    """Provide a migrated database; tests use ``coop`` instead."""
    engine = make_engine(all_databases.new())
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def coop(engine: Engine, clock: FixedClock) -> Iterator[Coop]:
    """Provide a cooperative whose commits vanish after the test."""
    with vanishing(engine, clock, CountingChance()) as (coop, _):
        yield coop


@pytest.fixture(scope="session")
def neighbourhood(all_databases: Databases) -> Iterator[Neighbourhood]:
    """The sample, which takes long to fill; tests use ``lent``."""
    with neighbourhood_in(all_databases.new()) as neighbourhood:
        yield neighbourhood


@pytest.fixture
def lent(neighbourhood: Neighbourhood, clock: FixedClock) -> Iterator[Lent]:
    """Provide the sample for one test, whose changes vanish after it."""
    with neighbourhood.lent(clock) as lent:
        yield lent


@pytest.fixture
def committed_url(all_databases: Databases) -> str:
    """Provide a database of its own, for threads and processes."""
    return all_databases.new()


@pytest.fixture
def committed_coop(committed_url: str, clock: FixedClock) -> Iterator[Coop]:
    """Provide a cooperative that really commits, in a database of its own."""
    engine = make_engine(committed_url)
    yield Coop(sessionmaker(engine), clock=clock, reactions=registered_reactions())
    settle(engine)


@pytest.fixture
def settings() -> Settings:
    return Settings(secret_key="t" * 32, database_url="sqlite://", practice=True)


@pytest.fixture
def make_actor() -> MakeActor:
    """Return a maker of actors; without permissions, one who may do everything."""
    numbers = iter(range(1_000_000, 2_000_000))

    def make(*permissions: Permission, person_id: uuid.UUID | None = None) -> Actor:
        return Actor(
            kind=ActorKind.PERSON,
            person_id=person_id or uuid.UUID(int=next(numbers)),
            grants=frozenset(Grant(p, EVERYWHERE, "proef") for p in permissions or Permission),
        )

    return make
