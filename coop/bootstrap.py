"""Puts the cooperative together and runs use cases."""

import hashlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import Any, ParamSpec, TypeVar, cast

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from coop.jobs.errors import JobTakenError
from coop.jobs.rules import ROWS_AT_FIRST, Progress, Task, rows_of_next
from coop.jobs.services import ClaimedJob, claim_job, fail_job, stumble, take_step
from coop.kernel.chance import Chance, SystemChance
from coop.kernel.clock import Clock, PracticeClock, StoppedClock, SystemClock
from coop.kernel.engine import empty_log, make_engine, wait_for_no_disk
from coop.kernel.errors import CoopError
from coop.kernel.events import Event
from coop.kernel.journal import claim_cause, first_result, store_result, write_entry
from coop.kernel.permissions import SCOPED, SYSTEM, Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration, UseCase
from coop.membership.lookups import standing_of
from coop.membership.queries.chunks import (
    list_plan,
    next_candidates,
    next_rows,
    next_verdicts,
    rows_to_undo,
)
from coop.membership.queries.files import next_members
from coop.membership.rules.lifecycle import Standing
from coop.membership.services.entering import enter_rows
from coop.membership.services.files import keep_members
from coop.membership.services.reading import keep_plan, keep_rows, keep_verdicts
from coop.membership.services.undoing import undo_rows
from coop.notices.reactions.registry import all_reactions
from coop.parts.lookups import ensure_permission_on, parts_off
from coop.parts.rules import Part, permissions_of
from coop.people.lookups import Credential, actor_of
from coop.people.rules import (
    grants_of_friend,
    grants_of_member,
    grants_of_represented,
    grants_of_suspended,
)
from coop.places.queries.chunks import kept_extract, next_extract_rows, next_places
from coop.places.services.areas import keep_places
from coop.places.services.entering import enter_addresses, keep_extract_rows, undo_addresses
from coop.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")
Listener = Callable[[Event], None]
#: Runs inside the transaction of the event and may only write rows.
Reaction = Callable[[UnitOfWork, Event], None]

ATTEMPTS = 3
#: PostgreSQL: serialization failure, deadlock. Anything else is not cured by trying again.
RETRIED_STATES = frozenset({"40001", "40P01"})
#: What membership adds to what a person may do.
GRANTS_BY_STANDING = {
    Standing.NONE: frozenset(),
    Standing.FRIEND: grants_of_friend(),
    Standing.MEMBER: grants_of_member(),
    Standing.REPRESENTED: grants_of_represented(),
    Standing.SUSPENDED: grants_of_suspended(),
}

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who comes, without what parts that are off would let them do; and which those are."""

    actor: Actor
    off: frozenset[Part]


class Coop:
    """The one door into the domain: every edge calls ``run`` or ``ask`` and nothing else."""

    def __init__(
        self,
        session_factory: sessionmaker[Session],
        *,
        clock: Clock | None = None,
        chance: Chance | None = None,
        reactions: dict[type[Event], tuple[Reaction, ...]] | None = None,
        tasks: Mapping[str, Task] | None = None,
        asks_second_step: bool = True,
    ) -> None:
        """Take what differs between production and tests."""
        self._session_factory = session_factory
        self._clock = clock or SystemClock()
        self._chance = chance or SystemChance()
        self._reactions = reactions or {}
        self._tasks = TASKS if tasks is None else tasks
        self._asks_second_step = asks_second_step
        self._listeners: list[Listener] = []
        #: How many rows the next chunk of a task takes, as the ones before it went.
        self._rows: dict[str, int] = {}
        # SQLite takes one writer at a time. Waiting for it inside the driver would stop every
        # greenlet of the process, so writers of this process queue here first.
        self._writing = threading.RLock()

    @property
    def clock(self) -> Clock:
        """Return the clock all use cases go by."""
        return self._clock

    @property
    def chance(self) -> Chance:
        """Return the source of identifiers and secrets."""
        return self._chance

    def listen(self, listener: Listener) -> None:
        """Call the listener with each event once its transaction has committed."""
        self._listeners.append(listener)

    def as_of(self, instant: datetime) -> "Coop":
        """Return this cooperative with its clock standing at an instant, to tell a history.

        For the sample: what happened last spring went through the same doors, last spring.
        """
        then = copy(self)
        then._clock = StoppedClock(instant)  # noqa: SLF001  # another of our own kind
        return then

    def identify(self, credential: Credential | None) -> Actor:
        """Find out who comes with a credential; nobody when it is unknown or has ended."""
        return self.receive(credential).actor

    def receive(self, credential: Credential | None) -> Arrival:
        """Find out who comes with a credential, and what there is to come to, in one look."""
        with self._reading() as session:
            now = self._clock.now()
            actor = actor_of(session, credential, now, asks_second_step=self._asks_second_step)
            if actor.kind is ActorKind.PERSON:
                added = GRANTS_BY_STANDING[standing_of(session, actor.person_id, now)]
                actor = replace(actor, grants=actor.grants | added)
            off = parts_off(session)
            return Arrival(_without(actor, permissions_of(off)), off)

    def once(self, cause: str | None) -> "Runner":
        """Return a runner that carries a use case out once for this cause.

        A second run with the same cause by the same actor changes nothing and returns what
        the first returned. A refused run leaves no trace, so it may be tried again.
        """
        return Runner(self._run, cause)

    def run(
        self,
        use_case: UseCase[P, R],
        actor: Actor,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Check permission, run in one transaction, then tell the listeners."""
        return self._run(use_case, actor, None, lambda uow: use_case(uow, actor, *args, **kwargs))

    def _run(
        self,
        use_case: Callable[..., R],
        actor: Actor,
        cause: str | None,
        call: Callable[[UnitOfWork], R],
    ) -> R:
        declaration = USE_CASES[use_case]
        self._admit(actor, declaration.permission)
        key = _cause_key(cause, use_case.__name__, actor) if cause else None

        def work(uow: UnitOfWork) -> R:
            if not declaration.durable:
                wait_for_no_disk(uow.session)
            _insist_on_part(uow.session, actor, declaration)
            if key and not claim_cause(uow.session, key, uow.now):
                # The first run stored what this use case returned, so it is an R.
                return cast("R", first_result(uow.session, key))
            result = call(uow)
            _insist_on_scope(uow, declaration, use_case.__name__)
            self._react(uow)
            if declaration.journal:
                write_entry(uow, actor, use_case.__name__, declaration)
            if key:
                store_result(uow.session, key, result)
            return result

        result, facts = self._persist(work)
        self._tell(facts)
        return result

    def ask(
        self,
        query: UseCase[P, R],
        actor: Actor,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Check permission and read; whatever the query changed is thrown away."""
        declaration = USE_CASES[query]
        self._admit(actor, declaration.permission)
        with self._reading() as session:
            _insist_on_part(session, actor, declaration)
            uow = UnitOfWork(session, self._clock, self._chance)
            result = query(uow, actor, *args, **kwargs)
            _insist_on_scope(uow, declaration, query.__name__)
            return result

    def empty_log(self) -> None:
        """Let the file of the database tell nothing any more of what was removed."""
        bind = self._session_factory.kw["bind"]
        with self._writer():
            empty_log(bind)

    def work(self, holder: str) -> bool:
        """Carry out the next chunk of the oldest job; False when there is nothing to do."""
        job = self.run(claim_job, SYSTEM, holder=holder)
        if job is None:
            return False
        try:
            self._do_chunk(job, holder)
        except JobTakenError:
            logger.info("a job was stopped or taken by another worker")
        except CoopError as error:
            self.run(
                fail_job,
                SYSTEM,
                job_id=job.job_id,
                holder=holder,
                failure=error.code,
                details=error.details,
            )
        except Exception:
            reference = self._chance.new_id().hex[:8]
            logger.exception("bug %s in the job %s", reference, job.task)
            self.run(stumble, SYSTEM, job_id=job.job_id, holder=holder, reference=reference)
        return True

    def _do_chunk(self, job: ClaimedJob, holder: str) -> None:
        task = self._tasks[job.task]
        chunk = replace(job.chunk, rows=self._rows.get(job.task, ROWS_AT_FIRST))
        found = self.ask(task.look, SYSTEM, chunk=chunk, **job.arguments)
        began = perf_counter()

        def step(uow: UnitOfWork, actor: Actor) -> Progress:
            # Not before: others who write may keep this transaction waiting.
            nonlocal began
            began = perf_counter()
            return task.step(uow, actor, chunk=chunk, found=found, **job.arguments)

        self.run(take_step, SYSTEM, job_id=job.job_id, holder=holder, chunk=chunk, step=step)
        self._rows[job.task] = rows_of_next(chunk.rows, perf_counter() - began)

    def _admit(self, actor: Actor, permission: Permission) -> None:
        if not actor.holds(permission):
            # Of a part that is off nobody holds anything: then that is the reason to give.
            with self._reading() as session:
                ensure_permission_on(session, permission)
        actor.require(permission)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._session_factory() as session:
            session.connection(execution_options={"coop_read_only": True})
            yield session

    def _react(self, uow: UnitOfWork) -> None:
        # A reaction may record events of its own; the list grows while we walk it.
        for fact in uow.events:
            for reaction in self._reactions.get(type(fact), ()):
                reaction(uow, fact)

    def _tell(self, facts: list[Event]) -> None:
        for fact in facts:
            for listener in self._listeners:
                try:
                    listener(fact)
                except Exception:
                    # The transaction stands; a deaf listener must not undo or hide it.
                    logger.exception("listener failed on %s", type(fact).__name__)

    def _persist(self, work: Callable[[UnitOfWork], R]) -> tuple[R, list[Event]]:
        for _ in range(ATTEMPTS - 1):
            try:
                return self._attempt(work)
            except DBAPIError as error:
                if not _lost_a_race(error):
                    raise
                # Somebody was faster. Trying again, the use case sees what they did and
                # refuses with its own reason.
                logger.info("transaction lost a race, trying again")
        return self._attempt(work)

    def _attempt(self, work: Callable[[UnitOfWork], R]) -> tuple[R, list[Event]]:
        with self._writer(), self._session_factory.begin() as session:
            uow = UnitOfWork(session, self._clock, self._chance)
            result = work(uow)
        return result, uow.events

    @contextmanager
    def _writer(self) -> Iterator[None]:
        bind = self._session_factory.kw.get("bind")
        if bind is not None and bind.dialect.name == "sqlite":
            with self._writing:
                yield
        else:
            yield


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs use cases on behalf of one cause (a form, an update, a tick)."""

    _run: Callable[..., Any]  # Any: the signature is the one of ``run`` below
    _cause: str | None

    def run(
        self,
        use_case: UseCase[P, R],
        actor: Actor,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a use case, unless this cause has been carried out."""
        result: R = self._run(
            use_case, actor, self._cause, lambda uow: use_case(uow, actor, *args, **kwargs)
        )
        return result


def _insist_on_part(session: Session, actor: Actor, declaration: Declaration) -> None:
    # A person was received without the permissions of what is off: asking again would cost every
    # ballot a query. Whoever is made and not received may do anything, until here.
    if actor.kind is not ActorKind.PERSON:
        ensure_permission_on(session, declaration.permission)


def _without(actor: Actor, off: frozenset[Permission]) -> Actor:
    """Return somebody without the permissions of what is off, so that no way there is shown."""
    if not off:
        return actor
    return replace(
        actor,
        grants=frozenset(grant for grant in actor.grants if grant.permission not in off),
        withheld=frozenset(grant for grant in actor.withheld if grant.permission not in off),
    )


def _lost_a_race(error: DBAPIError) -> bool:
    return (
        isinstance(error, IntegrityError)
        or getattr(error.orig, "sqlstate", None) in RETRIED_STATES
    )


def _insist_on_scope(uow: UnitOfWork, declaration: Declaration, name: str) -> None:
    if declaration.permission in SCOPED and not uow.scope_checked:
        msg = f"{name} did not check on which thing its permission holds"
        raise AssertionError(msg)


def _cause_key(cause: str, use_case: str, actor: Actor) -> str:
    """Bind a cause to who brought it and to one use case, within the column's length.

    Otherwise somebody who learned another's form token could silence that form.
    """
    who = actor.person_id or actor.link_id or actor.kind
    return hashlib.sha256(f"{cause}\0{use_case}\0{who}".encode()).hexdigest()


def build_coop(settings: Settings) -> Coop:
    """Assemble for production, or for practice with its movable clock."""
    return Coop(
        sessionmaker(make_engine(settings.database_url)),
        clock=make_clock(settings),
        reactions=registered_reactions(),
        asks_second_step=settings.asks_second_step,
    )


def make_clock(settings: Settings) -> Clock:
    """Return the machine's clock, or the practice clock where one is set."""
    return PracticeClock(settings.practice_clock) if settings.practice_clock else SystemClock()


#: The long work there is, by the name that stands in a job's row.
TASKS: Mapping[str, Task] = {
    "plan_list": Task(look=list_plan, step=keep_plan),
    "read_list": Task(look=next_rows, step=keep_rows),
    "compare_list": Task(look=next_verdicts, step=keep_verdicts),
    "enter_list": Task(look=next_candidates, step=enter_rows),
    "undo_list": Task(look=rows_to_undo, step=undo_rows),
    "read_extract": Task(look=next_extract_rows, step=keep_extract_rows),
    "enter_extract": Task(look=kept_extract, step=enter_addresses),
    "undo_extract": Task(look=kept_extract, step=undo_addresses),
    "place_addresses": Task(look=next_places, step=keep_places),
    "write_members": Task(look=next_members, step=keep_members),
}


def registered_reactions() -> dict[type[Event], tuple[Reaction, ...]]:
    """Return which function of ``notices`` reacts to which event."""
    return all_reactions()
