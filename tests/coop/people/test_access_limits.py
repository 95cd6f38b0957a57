"""Sign-in asked too often, too late or by eight at once."""

import threading
from collections import Counter
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import NOBODY, SYSTEM, ActorKind
from coop.people.errors import (
    TooManySignInsError,
)
from coop.people.lookups import SessionToken
from coop.people.queries import (
    sign_in_view,
)
from coop.people.rules import (
    SIGN_IN_KEPT,
)
from coop.people.services import (
    forget_sign_ins,
)
from tests.coop.people.asking import EMAIL, SECOND, Asking
from tests.doubles import FixedClock
from tests.makers import make_person


@pytest.mark.parametrize("email", [EMAIL, "niemand@voorbeeld.example"])
def test_asking_too_often_for_one_address_is_refused(
    coop: Coop, clock: FixedClock, asking: Asking, email: str
) -> None:
    make_person(coop, email=EMAIL)
    for number in range(5):
        asking.ask(email, origin=f"huis {number}")
    with pytest.raises(TooManySignInsError) as refused:
        asking.ask(email, origin="nog een huis")
    assert refused.value.details == {"minutes": 15}
    clock.advance(timedelta(minutes=15) - SECOND)
    with pytest.raises(TooManySignInsError) as refused:
        asking.ask(email, origin="nog een huis")
    assert refused.value.details == {"minutes": 1}
    clock.advance(SECOND)
    asking.ask(email, origin="nog een huis")


def test_asking_all_day_for_one_address_is_refused(
    coop: Coop, clock: FixedClock, asking: Asking
) -> None:
    for number in range(20):
        asking.ask(origin=f"huis {number}")
        clock.advance(timedelta(minutes=5))
    with pytest.raises(TooManySignInsError):
        asking.ask(origin="nog een huis")


def test_a_wish_is_forgotten_after_a_day(coop: Coop, clock: FixedClock, asking: Asking) -> None:
    asking.ask()
    clock.advance(SIGN_IN_KEPT - SECOND)
    coop.run(forget_sign_ins, SYSTEM)
    assert coop.ask(sign_in_view, NOBODY, browser=asking.browser) is not None
    clock.advance(SECOND)
    coop.run(forget_sign_ins, SYSTEM)
    assert coop.ask(sign_in_view, NOBODY, browser=asking.browser) is None


def test_asking_too_often_from_one_origin_is_refused(coop: Coop, asking: Asking) -> None:
    for number in range(20):
        asking.ask(f"buur{number}@voorbeeld.example")
    with pytest.raises(TooManySignInsError):
        asking.ask("nog-een@voorbeeld.example")
    asking.ask("nog-een@voorbeeld.example", origin="ander huis")


def test_eight_presses_on_one_link_open_one_session(
    committed_coop: Coop, committed_url: str
) -> None:
    asking = Asking(committed_coop)
    make_person(committed_coop, email=EMAIL)
    asking.ask()
    link, _ = asking.mail()
    outcomes: Counter[str] = Counter()
    ready = threading.Barrier(8)

    def press(number: int) -> None:
        ready.wait()
        try:
            outcomes[asking.press(link, token=f"t{number}")] += 1
        except CoopError as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=press, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert outcomes == {"signed_in": 1, "link_used": 7}
    tokens = [SessionToken(f"t{number}") for number in range(8)]
    kinds = Counter(committed_coop.identify(token).kind for token in tokens)
    assert kinds[ActorKind.PERSON] == 1


def test_eight_guesses_at_once_count_as_eight(committed_coop: Coop) -> None:
    asking = Asking(committed_coop)
    make_person(committed_coop, email=EMAIL)
    asking.ask()
    asking.mail()
    outcomes: Counter[str] = Counter()
    ready = threading.Barrier(8)

    def guess() -> None:
        ready.wait()
        try:
            outcomes[asking.type_code("geen")] += 1
        except CoopError as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert outcomes == {"wrong_code": 5, "too_many_attempts": 3}
