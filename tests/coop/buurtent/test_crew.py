"""Who helps at a tent: who can, who is picked, who takes an evening over, thanks and hours."""

import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    CrewMinutesError,
    CrewMissingError,
    NoVolunteerError,
    SwapNotFoundError,
    SwapTakenError,
    TentStartedError,
)
from coop.buurtent.queries.crew import CrewView, crew_view, own_hours
from coop.buurtent.rules.crew import (
    LONGEST_MINUTES,
    THANKED_WITHIN,
    Availability,
    ensure_minutes,
    free_to_take,
    is_thanked_now,
    minutes_of,
)
from coop.buurtent.services.crew import (
    answer_availability,
    ask_crew,
    ask_swap,
    drop_volunteer,
    pick_volunteer,
    take_swap,
    thank_crew,
    write_hours,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.models import Notice
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person
from tests.tents import TONIGHT, TONIGHT_END, make_address, make_tent, make_volunteer

TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("minutes", "is_right"),
    [(-1, False), (0, True), (LONGEST_MINUTES, True), (LONGEST_MINUTES + 1, False)],
)
def test_hours_lie_within_bounds(minutes: int, *, is_right: bool) -> None:
    if is_right:
        ensure_minutes(minutes)
    else:
        with pytest.raises(CrewMinutesError):
            ensure_minutes(minutes)


@pytest.mark.parametrize(
    ("since_end", "is_thanked"),
    [(-TICK, False), (timedelta(0), True), (THANKED_WITHIN - TICK, True), (THANKED_WITHIN, False)],
)
def test_thanks_are_for_the_day_after(since_end: timedelta, *, is_thanked: bool) -> None:
    assert is_thanked_now(TONIGHT_END, TONIGHT_END + since_end) is is_thanked
    assert minutes_of(TONIGHT, TONIGHT_END) == 90


def test_who_is_there_or_said_no_is_not_asked_to_take_over() -> None:
    said = {"b": Availability.NO, "c": Availability.MAYBE, "d": None}
    assert free_to_take("abcde", said, ["a"]) == ["c", "d", "e"]


@pytest.fixture
def planner(coop: Coop) -> Actor:
    make_address(coop)
    return make_volunteer(coop, email="h@voorbeeld.example", given="Hatice")


@pytest.fixture
def bo(coop: Coop) -> Actor:
    return make_volunteer(coop, email="b@voorbeeld.example", given="Bo")


@pytest.fixture
def tent(coop: Coop, planner: Actor, bo: Actor) -> uuid.UUID:
    return make_tent(coop, planner, police=None, ends_at=TONIGHT_END)


def seen(coop: Coop, tent: uuid.UUID, actor: Actor) -> CrewView:
    return coop.ask(crew_view, actor, session_id=tent)


def on_list(coop: Coop, tent: uuid.UUID, actor: Actor) -> set[str]:
    return {line.name for line in seen(coop, tent, actor).lines if line.is_picked}


def told(coop: Coop) -> Counter[tuple[str, str | None]]:
    with coop._reading() as session:
        rows = session.execute(select(Notice.kind, Notice.address)).all()
        return Counter((kind, address) for kind, address in rows)


def pick(coop: Coop, tent: uuid.UUID, planner: Actor, person: Actor) -> None:
    assert person.person_id is not None
    coop.run(pick_volunteer, planner, session_id=tent, person_id=person.person_id)


def test_volunteers_are_asked_once_and_say_whether_they_can(
    coop: Coop, tent: uuid.UUID, planner: Actor, bo: Actor
) -> None:
    for _ in range(2):
        coop.run(ask_crew, planner, session_id=tent)
    assert told(coop)["tent_crew_question", "b@voorbeeld.example"] == 1
    # Who planned it is on the list, and need not be asked.
    assert told(coop)["tent_crew_question", "h@voorbeeld.example"] == 0
    for answer in (Availability.MAYBE, Availability.YES):
        coop.run(answer_availability, bo, session_id=tent, answer=answer)
        assert seen(coop, tent, bo).own_answer is answer


def test_the_planner_picks_and_who_cannot_is_off_the_list(
    coop: Coop, tent: uuid.UUID, planner: Actor, bo: Actor
) -> None:
    for _ in range(2):
        pick(coop, tent, planner, bo)
    assert on_list(coop, tent, bo) == {"Hatice", "Bo"}
    assert told(coop)["tent_crew_picked", "b@voorbeeld.example"] == 1
    coop.run(answer_availability, bo, session_id=tent, answer=Availability.NO)
    assert on_list(coop, tent, bo) == {"Hatice"}
    pick(coop, tent, planner, bo)
    assert bo.person_id is not None
    coop.run(drop_volunteer, planner, session_id=tent, person_id=bo.person_id)
    assert on_list(coop, tent, bo) == {"Hatice"}


def test_only_volunteers_are_picked_and_only_they_see_the_roster(
    coop: Coop, tent: uuid.UUID, planner: Actor
) -> None:
    neighbour = make_person(coop)
    with pytest.raises(NoVolunteerError):
        coop.run(pick_volunteer, planner, session_id=tent, person_id=neighbour)
    with pytest.raises(MissingPermissionError):
        seen(coop, tent, actor_for(coop, neighbour))
    assert on_list(coop, tent, planner) == {"Hatice"}


def test_an_evening_is_taken_over_by_the_first(
    coop: Coop, tent: uuid.UUID, planner: Actor, bo: Actor
) -> None:
    third = make_volunteer(coop, email="c@voorbeeld.example", given="Cor")
    coop.run(answer_availability, third, session_id=tent, answer=Availability.NO)
    with pytest.raises(CrewMissingError):
        coop.run(ask_swap, bo, session_id=tent)
    swap = coop.run(ask_swap, planner, session_id=tent)
    assert coop.run(ask_swap, planner, session_id=tent) == swap
    assert told(coop)["tent_swap_question", "b@voorbeeld.example"] == 1
    assert told(coop)["tent_swap_question", "c@voorbeeld.example"] == 0
    for _ in range(2):
        coop.run(take_swap, bo, swap_id=swap)
    with pytest.raises(SwapTakenError):
        coop.run(take_swap, third, swap_id=swap)
    assert on_list(coop, tent, bo) == {"Bo"}
    assert told(coop)["tent_swap_taken", "h@voorbeeld.example"] == 1
    (line,) = seen(coop, tent, bo).swaps
    assert (line.asked_by, line.taken_by, line.is_own) == ("Hatice", "Bo", False)
    # Who comes back on the list later may ask anew.
    pick(coop, tent, bo, planner)
    coop.run(ask_swap, planner, session_id=tent)
    assert seen(coop, tent, planner).swaps[0].taken_by is None
    with pytest.raises(SwapNotFoundError):
        coop.run(take_swap, bo, swap_id=uuid.UUID(int=9))


def test_two_who_take_over_at_once_are_one(committed_coop: Coop) -> None:
    coop = committed_coop
    make_address(coop)
    planner = make_volunteer(coop, given="Hatice")
    others = [make_volunteer(coop, given=f"Buur {number}") for number in range(4)]
    tent = make_tent(coop, planner, police=None)
    swap = coop.run(ask_swap, planner, session_id=tent)

    def take(actor: Actor) -> bool:
        try:
            coop.run(take_swap, actor, swap_id=swap)
        except SwapTakenError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(take, others))
    assert taken.count(True) == 1
    assert len(on_list(coop, tent, planner)) == 1


def test_the_roster_is_fixed_once_the_tent_stands(
    coop: Coop, tent: uuid.UUID, planner: Actor, bo: Actor, clock: FixedClock
) -> None:
    swap = coop.run(ask_swap, planner, session_id=tent)
    clock.set(TONIGHT)
    with pytest.raises(TentStartedError):
        coop.run(take_swap, bo, swap_id=swap)
    with pytest.raises(TentStartedError):
        coop.run(answer_availability, bo, session_id=tent, answer=Availability.YES)
    assert on_list(coop, tent, planner) == {"Hatice"}


def test_who_helped_is_thanked_once_and_hours_are_for_two(
    coop: Coop, tent: uuid.UUID, planner: Actor, bo: Actor, clock: FixedClock
) -> None:
    third = make_volunteer(coop, given="Cor")
    pick(coop, tent, planner, bo)
    clock.set(TONIGHT_END - TICK)
    coop.run(thank_crew, SYSTEM)
    assert told(coop)["tent_thanks", "b@voorbeeld.example"] == 0
    clock.set(TONIGHT_END)
    for _ in range(2):
        coop.run(thank_crew, SYSTEM)
    assert told(coop)["tent_thanks", "b@voorbeeld.example"] == 1
    coop.run(write_hours, bo, session_id=tent, minutes=120)
    with pytest.raises(CrewMissingError):
        coop.run(write_hours, third, session_id=tent, minutes=120)
    with pytest.raises(CrewMinutesError):
        coop.run(write_hours, bo, session_id=tent, minutes=LONGEST_MINUTES + 1)
    assert [evening.minutes for evening in coop.ask(own_hours, bo)] == [120]

    def hours(actor: Actor) -> dict[str, int | None]:
        return {line.name: line.minutes for line in seen(coop, tent, actor).lines}

    assert hours(planner) == {"Hatice": 90, "Bo": 120, "Cor": None}
    assert hours(bo) == {"Hatice": None, "Bo": 120, "Cor": None}
    assert hours(third) == {"Hatice": None, "Bo": None, "Cor": None}
