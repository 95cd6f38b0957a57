"""Kills the worker as a power cut would, at the moments that matter."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, registered_reactions
from coop.inbox.queries import inbox_view
from coop.inbox.services import store_updates
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.models import Notice
from coop.notices.outbox import Recipient, Reply, ToEmail, queue
from coop.notices.queries import desk_view, due_notices
from coop.notices.rules import NoticeKind
from coop.notices.services.replies import settle_conversations
from coop.people.rules import ChannelKind
from tests.processes import Stack, running_stack

ANA = "ana@voorbeeld.example"
RESIDENTS = range(1011, 1021)


def _queue_for_test(uow: UnitOfWork, actor: Actor, *, to: Recipient) -> None:
    queue(uow, kind=NoticeKind.SENTENCE, to=to, args={"text": "Dag"})


def _replies(uow: UnitOfWork, actor: Actor) -> list[str]:
    return [notice.address or "" for notice in uow.session.query(Notice)]


def leading(stack: Stack) -> str:
    """Return which of two workers holds the lease; on a busy machine it may change hands."""
    with stack.engine.connect() as connection:
        holder = connection.scalar(text("SELECT holder FROM leases WHERE name = 'worker'"))
    (name,) = [one for one in ("worker", "second") if f"leading as {holder}" in stack.log(one)]
    return name


@pytest.fixture(autouse=True)
def doors(monkeypatch: pytest.MonkeyPatch) -> None:
    for function in (_queue_for_test, _replies):
        declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
        monkeypatch.setitem(USE_CASES, function, declaration)


def wait_until_handled(coop: Coop) -> None:
    for _ in range(400):
        if coop.ask(inbox_view, SYSTEM).waiting == 0:
            return
        time.sleep(0.05)
    pytest.fail("updates were left in the inbox")


@pytest.mark.process
def test_mail_whose_sender_died_goes_again_under_the_same_number(
    committed_url: str, tmp_path: Path
) -> None:
    with running_stack(tmp_path, committed_url, "practice", "worker") as stack:
        stack.postbox.fail_next("hold")
        stack.coop.run(_queue_for_test, SYSTEM, to=ToEmail(ANA))
        first = stack.postbox.wait_for_mail(to=ANA)
        stack.restart("worker")
        second = stack.postbox.wait_for_mail(to=ANA, since=first.seq)
        assert second.message_id == first.message_id
        stack.coop.run(_queue_for_test, SYSTEM, to=ToEmail("later@voorbeeld.example"))
        stack.postbox.wait_for_mail(to="later@voorbeeld.example")
        assert len(stack.postbox.mails(to=ANA)) == 2
        assert stack.coop.ask(desk_view, SYSTEM).failed == 0


@pytest.mark.process
def test_of_two_workers_the_second_takes_over_and_no_mail_has_two_numbers(
    committed_url: str, tmp_path: Path
) -> None:
    neighbours = [f"buur{number}@voorbeeld.example" for number in range(12)]
    with running_stack(tmp_path, committed_url, "practice", "worker", "second") as stack:
        stack.postbox.fail_next("hold", to=neighbours[3])
        for neighbour in neighbours:
            stack.coop.run(_queue_for_test, SYSTEM, to=ToEmail(neighbour))
        # The leader is in the middle of a mail, and dies there.
        stack.postbox.wait_for_mail(to=neighbours[3])
        stack.kill(leading(stack))
        killed_at = time.monotonic()
        stack.postbox.wait_for_mail(to=neighbours[-1])
        assert time.monotonic() - killed_at < 30
        stack.wait_until_delivered()
        numbers = {
            neighbour: {mail.message_id for mail in stack.postbox.mails(to=neighbour)}
            for neighbour in neighbours
        }
    assert {len(found) for found in numbers.values()} == {1}


@pytest.mark.process
def test_updates_survive_a_worker_that_is_killed(committed_url: str, tmp_path: Path) -> None:
    with running_stack(tmp_path, committed_url, "practice", "worker") as stack:
        users = [{"id": user, "first_name": "Proef", "started": True} for user in RESIDENTS]
        stack.world.put(users=users)
        stack.world.say_many([{"user_id": user, "text": "/start"} for user in RESIDENTS])
        stack.world.wait_for_message(RESIDENTS[0], button="Privacy")
        stack.restart("worker")
        stack.world.say_many([{"user_id": RESIDENTS[0], "text": "/menu"}])
        for user in RESIDENTS:
            stack.world.wait_for_message(user, button="Privacy")
        stack.world.wait_until_heard()
        wait_until_handled(stack.coop)
        stack.kill("worker")
        answered = stack.coop.ask(_replies, SYSTEM)
        # One answer an update, whatever the worker was at when it died.
        assert sorted(answered) == sorted([str(RESIDENTS[0]), *map(str, RESIDENTS)])
        assert stack.coop.ask(inbox_view, SYSTEM).failed == ()


def test_same_update_in_eight_threads_is_answered_once(committed_url: str) -> None:
    engine = make_engine(committed_url)
    coop = Coop(sessionmaker(engine), reactions=registered_reactions())
    ready = threading.Barrier(8)
    replies = {1: [Reply(chat_id=5, kind=NoticeKind.MENU)]}

    def handle() -> None:
        ready.wait(timeout=10)
        coop.run(store_updates, SYSTEM, updates=[{"update_id": 1}])
        coop.run(settle_conversations, SYSTEM, handled=[1], failed={}, replies=replies)

    threads = [threading.Thread(target=handle) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(coop.ask(due_notices, SYSTEM, channel=ChannelKind.TELEGRAM)) == 1
    engine.dispose()
