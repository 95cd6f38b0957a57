"""Long work in chunks: nothing lost, nothing doubled, and stopped kindly."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.jobs.errors import JobNotFoundError, JobTakenError
from coop.jobs.models import Lease
from coop.jobs.queries import JobView, job_view
from coop.jobs.rules import LEASE_LASTS, Chunk, JobState, Progress, Task
from coop.jobs.services import cancel_job, claim_job, start_job, take_step
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from tests.doubles import FixedClock

CHUNKS = 3


def look(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, name: str) -> str:
    return f"{name} {chunk.cursor}"


def step(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: str, name: str) -> Progress:
    # A row under a key: done twice, it would be refused.
    uow.session.add(Lease(name=found, holder="x", until=uow.now, renewed_at=uow.now))
    cursor = chunk.cursor + 1
    return Progress(done=cursor, cursor=cursor, is_finished=cursor == CHUNKS)


def refuse(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: str, name: str) -> Progress:
    step(uow, actor, chunk=chunk, found=found, name=name)
    raise JobNotFoundError(most=7)


def break_down(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: str, name: str) -> Progress:
    step(uow, actor, chunk=chunk, found=found, name=name)
    raise RuntimeError


@pytest.fixture(autouse=True)
def known_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(USE_CASES, look, Declaration(Permission.JOBS_JOB_WORK, journal=False))


def with_task(coop: Coop, its_step: Callable[..., Progress] = step) -> uuid.UUID:
    coop._tasks = {"count": Task(look=look, step=its_step)}
    return coop.run(start_job, SYSTEM, task="count", arguments={"name": "a"}, total=CHUNKS)


def view(coop: Coop, job_id: uuid.UUID) -> JobView:
    return coop.ask(job_view, SYSTEM, job_id=job_id)


def written(coop: Coop) -> list[str]:
    with coop._reading() as session:
        return [name for name in ("a 0", "a 1", "a 2") if session.get(Lease, name)]


def test_work_is_done_chunk_by_chunk_and_the_progress_moves(coop: Coop) -> None:
    job_id = with_task(coop)
    assert view(coop, job_id).state is JobState.WAITING
    for done in range(1, CHUNKS):
        assert coop.work("w")
        assert (view(coop, job_id).done, view(coop, job_id).state) == (done, JobState.RUNNING)
    coop.work("w")
    assert view(coop, job_id).state is JobState.FINISHED
    assert not coop.work("w")
    assert written(coop) == ["a 0", "a 1", "a 2"]


def test_killed_between_two_chunks_the_next_worker_goes_on(coop: Coop, clock: FixedClock) -> None:
    job_id = with_task(coop)
    coop.work("killed")
    # It had claimed the next chunk when the power went.
    coop.run(claim_job, SYSTEM, holder="killed")
    assert not coop.work("next")
    clock.advance(LEASE_LASTS)
    while coop.work("next"):
        pass
    assert view(coop, job_id).state is JobState.FINISHED
    assert written(coop) == ["a 0", "a 1", "a 2"]


def test_who_was_replaced_writes_nothing(coop: Coop, clock: FixedClock) -> None:
    with_task(coop)
    late = coop.run(claim_job, SYSTEM, holder="late")
    assert late is not None
    clock.advance(LEASE_LASTS + timedelta(seconds=1))
    coop.work("next")
    with pytest.raises(JobTakenError):
        coop.run(
            take_step,
            SYSTEM,
            job_id=late.job_id,
            holder="late",
            chunk=late.chunk,
            step=lambda uow, actor: step(uow, actor, chunk=late.chunk, found="b", name="a"),
        )
    assert written(coop) == ["a 0"]


def test_stopped_work_keeps_what_is_done(coop: Coop) -> None:
    job_id = with_task(coop)
    coop.work("w")
    coop.run(cancel_job, SYSTEM, job_id=job_id)
    coop.run(cancel_job, SYSTEM, job_id=job_id)
    assert not coop.work("w")
    assert (view(coop, job_id).state, view(coop, job_id).done) == (JobState.CANCELLED, 1)


def test_a_refusal_ends_the_work_and_is_kept(coop: Coop) -> None:
    job_id = with_task(coop, refuse)
    coop.work("w")
    seen = view(coop, job_id)
    assert (seen.state, seen.failure) == (JobState.FAILED, "job_not_found")
    assert seen.failure_details == {"most": 7}
    assert written(coop) == []


def test_a_bug_is_tried_three_times_and_has_a_reference(coop: Coop) -> None:
    job_id = with_task(coop, break_down)
    for _ in range(2):
        coop.work("w")
        assert view(coop, job_id).state is JobState.RUNNING
    coop.work("w")
    seen = view(coop, job_id)
    assert (seen.state, seen.failure) == (JobState.FAILED, "job_broken")
    assert seen.failure_details["reference"]
    assert written(coop) == []


def test_unknown_work_is_not_found(coop: Coop) -> None:
    with pytest.raises(JobNotFoundError):
        view(coop, uuid.UUID(int=7))
