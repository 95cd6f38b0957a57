import threading
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from coop.bootstrap import Coop
from coop.kernel.engine import make_engine
from coop.kernel.errors import MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import NOBODY, SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, use_case
from coop.people.models import Person
from coop.people.rules import Name
from coop.people.services import add_person
from tests.conftest import MakeActor

NAME = Name(given="Ana", family="Bos")


def count_persons(uow: UnitOfWork, actor: Actor) -> int:
    return uow.session.scalar(select(func.count()).select_from(Person)) or 0


def last_entry(uow: UnitOfWork, actor: Actor) -> tuple[str, str, dict[str, object]]:
    entry = uow.session.scalars(select(JournalEntry).order_by(JournalEntry.seq.desc())).first()
    assert entry is not None
    return entry.function, entry.use_case, entry.details


def careless(uow: UnitOfWork, actor: Actor) -> None: ...


def hasty(uow: UnitOfWork, actor: Actor) -> str:
    # The cluster of the tests waits for no disk at all; here it counts who said so.
    query = "SELECT setting, source FROM pg_settings WHERE name = 'synchronous_commit'"
    return " by ".join(uow.session.execute(text(query)).one())


def lasting(uow: UnitOfWork, actor: Actor) -> str:
    return hasty(uow, actor)


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    use_case(Permission.PEOPLE_PERSON_MANAGE)(count_persons)
    use_case(Permission.PEOPLE_PERSON_MANAGE)(last_entry)
    use_case(Permission.INCIDENTS_REPORT_REVIEW)(careless)
    use_case(Permission.PEOPLE_PERSON_MANAGE, durable=False)(hasty)
    use_case(Permission.PEOPLE_PERSON_MANAGE)(lasting)
    yield
    for function in (count_persons, last_entry, careless, hasty, lasting):
        del USE_CASES[function]


def test_who_lacks_the_permission_changes_nothing(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        coop.run(add_person, NOBODY, name=NAME)
    assert coop.ask(count_persons, SYSTEM) == 0


def test_one_cause_has_one_effect_and_one_result(coop: Coop, make_actor: MakeActor) -> None:
    actor = make_actor()
    first = coop.once("form:1").run(add_person, actor, name=NAME)
    again = coop.once("form:1").run(add_person, actor, name=NAME)
    assert first == again
    assert coop.ask(count_persons, actor) == 1


def test_a_cause_belongs_to_who_brought_it(coop: Coop, make_actor: MakeActor) -> None:
    coop.once("form:1").run(add_person, make_actor(), name=NAME)
    coop.once("form:1").run(add_person, make_actor(), name=NAME)
    assert coop.ask(count_persons, SYSTEM) == 2


def test_the_journal_names_the_function_and_named_fields_only(
    coop: Coop, make_actor: MakeActor
) -> None:
    actor = make_actor()
    coop.run(add_person, actor, name=NAME)
    function, name, details = coop.ask(last_entry, actor)
    assert (function, name, details) == ("proef", "add_person", {"by": str(actor.person_id)})


def test_a_scoped_use_case_that_checks_no_scope_is_a_bug(coop: Coop) -> None:
    with pytest.raises(AssertionError, match="careless"):
        coop.run(careless, SYSTEM)


def test_eight_threads_with_one_cause_have_one_effect(committed_coop: Coop) -> None:
    results: list[uuid.UUID] = []
    ready = threading.Barrier(8)

    def press() -> None:
        ready.wait(timeout=10)
        results.append(committed_coop.once("form:1").run(add_person, SYSTEM, name=NAME))

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(results) == 8
    assert len(set(results)) == 1
    assert committed_coop.ask(count_persons, SYSTEM) == 1


@pytest.mark.postgres
def test_only_what_may_be_lost_does_not_wait_for_the_disk(committed_coop: Coop) -> None:
    assert committed_coop.run(hasty, SYSTEM) == "off by session"
    assert not committed_coop.run(lasting, SYSTEM).endswith("by session")


def test_an_error_of_the_database_says_nothing_of_what_it_was_given(committed_url: str) -> None:
    engine = make_engine(committed_url)
    with engine.connect() as connection, pytest.raises(DBAPIError) as failed:
        connection.execute(text("SELECT * FROM nowhere WHERE choice = :choice"), {"choice": "for"})
    engine.dispose()
    assert "'for'" not in str(failed.value)
