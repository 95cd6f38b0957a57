import threading
from datetime import timedelta

from coop.bootstrap import Coop
from coop.jobs.queries import worker_view
from coop.jobs.rules import LEADER, LEASE_LASTS
from coop.jobs.services import drop_lease, hold_lease
from coop.kernel.permissions import SYSTEM
from tests.doubles import FixedClock


def hold(coop: Coop, holder: str) -> bool:
    return coop.run(hold_lease, SYSTEM, name=LEADER, holder=holder)


def test_one_leads_and_the_other_stands_by(coop: Coop, clock: FixedClock) -> None:
    assert hold(coop, "a")
    assert not hold(coop, "b")
    clock.advance(LEASE_LASTS - timedelta(seconds=1))
    assert hold(coop, "a")
    clock.advance(LEASE_LASTS - timedelta(seconds=1))
    assert not hold(coop, "b")


def test_silent_leader_is_replaced(coop: Coop, clock: FixedClock) -> None:
    hold(coop, "a")
    clock.advance(LEASE_LASTS)
    assert hold(coop, "b")
    assert not hold(coop, "a")


def test_leader_that_stops_is_replaced_at_once(coop: Coop) -> None:
    hold(coop, "a")
    coop.run(drop_lease, SYSTEM, name=LEADER, holder="b")
    assert not hold(coop, "b")
    coop.run(drop_lease, SYSTEM, name=LEADER, holder="a")
    assert hold(coop, "b")


def test_lease_from_a_moved_clock_does_not_bind(coop: Coop, clock: FixedClock) -> None:
    clock.advance(timedelta(days=3))
    hold(coop, "a")
    clock.advance(timedelta(days=-3))
    assert hold(coop, "b")


def test_of_eight_that_start_together_one_leads(committed_coop: Coop) -> None:
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(hold(committed_coop, f"w{n}")))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answers) == [False] * 7 + [True]


def test_sign_of_life_can_be_seen(coop: Coop, clock: FixedClock) -> None:
    assert not coop.ask(worker_view, SYSTEM).is_alive
    hold(coop, "a")
    assert coop.ask(worker_view, SYSTEM).is_alive
    clock.advance(LEASE_LASTS)
    view = coop.ask(worker_view, SYSTEM)
    assert not view.is_alive
    assert view.last_seen_at == clock.now() - LEASE_LASTS
