import threading
from typing import Any

import pytest

from coop.bootstrap import Coop
from coop.inbox.errors import UpdateNotFoundError
from coop.inbox.queries import inbox_view
from coop.inbox.services import (
    KEPT,
    MOST_ATTEMPTS,
    forget_updates,
    retry_update,
    settle_updates,
    store_updates,
    take_updates,
)
from coop.kernel.permissions import SYSTEM
from tests.doubles import FixedClock


def an_update(number: int) -> dict[str, Any]:
    return {"update_id": number, "message": {"text": "één"}}


def take(coop: Coop) -> list[int]:
    return [update.update_id for update in coop.run(take_updates, SYSTEM, limit=10)]


def test_update_is_kept_as_it_came_and_in_order(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(2), an_update(1)])
    updates = coop.run(take_updates, SYSTEM, limit=10)
    assert [update.update_id for update in updates] == [1, 2]
    assert updates[0].payload == an_update(1)


def test_whatever_is_json_is_kept(coop: Coop) -> None:
    odd = {"update_id": 1, "message": {"text": "\x00 \ud83d 🏠 \u2028"}}
    coop.run(store_updates, SYSTEM, updates=[odd])
    [update] = coop.run(take_updates, SYSTEM, limit=10)
    assert update.payload == odd


def test_second_delivery_changes_nothing(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1)])
    coop.run(settle_updates, SYSTEM, handled=[1], failed={})
    coop.run(store_updates, SYSTEM, updates=[an_update(1), an_update(1)])
    assert take(coop) == []


def test_eight_threads_store_the_same_update_once(committed_coop: Coop) -> None:
    updates = [an_update(number) for number in range(20)]
    threads = [
        threading.Thread(
            target=committed_coop.run, args=(store_updates, SYSTEM), kwargs={"updates": updates}
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert committed_coop.ask(inbox_view, SYSTEM).waiting == 20


def test_nothing_to_store_is_no_mistake(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[])
    assert take(coop) == []


def test_failed_update_is_visible_and_out_of_the_way(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1), an_update(2)])
    coop.run(settle_updates, SYSTEM, handled=[], failed={1: "ref-1"})
    assert take(coop) == [2]
    [failed] = coop.ask(inbox_view, SYSTEM).failed
    assert (failed.update_id, failed.reference) == (1, "ref-1")


def test_only_who_settles_first_may_answer(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1), an_update(2), an_update(3)])
    first = coop.run(settle_updates, SYSTEM, handled=[1], failed={2: "ref"})
    second = coop.run(settle_updates, SYSTEM, handled=[1, 2, 3], failed={})
    assert sorted(first) == [1, 2]
    assert sorted(second) == [3]


def test_update_in_hand_is_not_taken_twice(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1), an_update(2)])
    taken = coop.run(take_updates, SYSTEM, limit=10, in_hand=[1])
    assert [update.update_id for update in taken] == [2]


def test_failed_update_can_be_tried_again(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1)])
    coop.run(settle_updates, SYSTEM, handled=[], failed={1: "ref-1"})
    coop.run(retry_update, SYSTEM, update_id=1)
    assert take(coop) == [1]


@pytest.mark.parametrize("update_id", [1, 99])
def test_only_a_failed_update_is_tried_again(coop: Coop, update_id: int) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1)])
    with pytest.raises(UpdateNotFoundError):
        coop.run(retry_update, SYSTEM, update_id=update_id)


def test_update_that_takes_the_process_down_is_given_up(coop: Coop) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1), an_update(2)])
    for _ in range(MOST_ATTEMPTS):
        assert take(coop) == [1, 2]
        coop.run(settle_updates, SYSTEM, handled=[], failed={})
    assert take(coop) == []
    assert len(coop.ask(inbox_view, SYSTEM).failed) == 2


def test_old_updates_are_forgotten(coop: Coop, clock: FixedClock) -> None:
    coop.run(store_updates, SYSTEM, updates=[an_update(1)])
    clock.advance(KEPT)
    coop.run(forget_updates, SYSTEM)
    assert take(coop) == [1]
    clock.advance(KEPT)
    coop.run(forget_updates, SYSTEM)
    assert take(coop) == []
