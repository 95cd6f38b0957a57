"""The rules of rounds, without a database."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from coop.kernel.errors import CoopError
from coop.patrols.documents import route_sketch
from coop.patrols.errors import (
    AlreadyWalkerError,
    ConductChangedError,
    ConductNotAcceptedError,
    NeverAloneError,
    RoundFullError,
    RoundInPastError,
    RoundStepNotAllowedError,
    RoundTooEarlyError,
    RoundWithoutStreetsError,
    WalkerNotFoundError,
    WalksNotInGroupError,
)
from coop.patrols.rules.notes import Caution, cautions_in
from coop.patrols.rules.rounds import (
    CLOSED_AFTER,
    END_ASKED_AFTER,
    MOST_STREETS,
    STARTS_FROM,
    STARTS_UNTIL,
    Course,
    RoundState,
    end_is_asked,
    end_is_forgotten,
    ensure_ahead,
    ensure_may_start,
    ensure_room,
    ensure_state,
    route_of,
    state_of_round,
    walked_for,
)
from coop.patrols.rules.team import (
    WalkerState,
    ensure_asks,
    ensure_conduct,
    ensure_may_ask,
    ensure_read,
    state_of_walker,
)
from coop.wording import patrols as words
from tests.coop.incidents.test_words import LONGEST_SENTENCE, said_by
from tests.databases import ROOT

NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)
PLANNED = Course(planned_at=NOW)
WALKING = Course(planned_at=NOW, started_at=NOW)
OVER = Course(planned_at=NOW, started_at=NOW, ended_at=NOW + HOUR)


@pytest.mark.parametrize(
    ("course", "now", "state"),
    [
        (PLANNED, NOW - HOUR, RoundState.PLANNED),
        (PLANNED, NOW + STARTS_UNTIL - TICK, RoundState.PLANNED),
        (PLANNED, NOW + STARTS_UNTIL, RoundState.MISSED),
        (WALKING, NOW + STARTS_UNTIL, RoundState.WALKING),
        (OVER, NOW + HOUR, RoundState.OVER),
        (Course(planned_at=NOW, cancelled_at=NOW), NOW, RoundState.CANCELLED),
    ],
)
def test_how_far_a_round_is(course: Course, now: datetime, state: RoundState) -> None:
    assert state_of_round(course, now) is state
    ensure_state(course, state, now)
    other = RoundState.OVER if state is not RoundState.OVER else RoundState.WALKING
    with pytest.raises(RoundStepNotAllowedError):
        ensure_state(course, other, now)


@pytest.mark.parametrize(
    ("course", "walkers", "now", "refusal"),
    [
        (PLANNED, 2, NOW - STARTS_FROM, None),
        (PLANNED, 4, NOW + STARTS_UNTIL - TICK, None),
        (PLANNED, 2, NOW - STARTS_FROM - TICK, RoundTooEarlyError),
        (PLANNED, 2, NOW + STARTS_UNTIL, RoundStepNotAllowedError),
        # Never alone.
        (PLANNED, 1, NOW, NeverAloneError),
        (PLANNED, 0, NOW, NeverAloneError),
        (WALKING, 2, NOW, RoundStepNotAllowedError),
        (OVER, 2, NOW, RoundStepNotAllowedError),
    ],
)
def test_when_a_round_may_begin(
    course: Course, walkers: int, now: datetime, refusal: type[CoopError] | None
) -> None:
    if refusal is None:
        ensure_may_start(course, walkers, now)
        return
    with pytest.raises(refusal):
        ensure_may_start(course, walkers, now)


def test_a_round_has_room_for_four_and_lies_ahead() -> None:
    ensure_room(3)
    with pytest.raises(RoundFullError):
        ensure_room(4)
    ensure_ahead(NOW - timedelta(minutes=1), NOW)
    with pytest.raises(RoundInPastError):
        ensure_ahead(NOW - timedelta(minutes=1) - TICK, NOW)


@pytest.mark.parametrize(
    ("picked", "route"),
    [
        (["A", "", "B", "A"], ("A", "B", "A")),
        (["A"] * MOST_STREETS, ("A",) * MOST_STREETS),
        (["A"] * (MOST_STREETS + 1), None),
        (["", ""], None),
        (["A", "Elders"], None),
    ],
)
def test_a_route_is_streets_of_the_group_in_order(
    picked: list[str], route: tuple[str, ...] | None
) -> None:
    if route is not None:
        assert route_of(picked, {"A", "B"}) == route
        return
    with pytest.raises(RoundWithoutStreetsError):
        route_of(picked, {"A", "B"})


def test_a_forgotten_end_is_asked_for_and_then_closed() -> None:
    assert not end_is_asked(WALKING, NOW + END_ASKED_AFTER - TICK)
    assert end_is_asked(WALKING, NOW + END_ASKED_AFTER)
    assert not end_is_forgotten(WALKING, NOW + CLOSED_AFTER - TICK)
    assert end_is_forgotten(WALKING, NOW + CLOSED_AFTER)
    assert not end_is_asked(PLANNED, NOW + END_ASKED_AFTER)
    assert not end_is_forgotten(PLANNED, NOW + CLOSED_AFTER)


@pytest.mark.parametrize(
    ("course", "walked"),
    [
        (PLANNED, timedelta()),
        (WALKING, timedelta()),
        (OVER, HOUR),
        (
            Course(planned_at=NOW, started_at=NOW, ended_at=NOW + CLOSED_AFTER, is_forgotten=True),
            END_ASKED_AFTER,
        ),
    ],
)
def test_how_long_somebody_walked(course: Course, walked: timedelta) -> None:
    assert walked_for(course) == walked


def test_who_may_ask_and_who_may_walk() -> None:
    ensure_may_ask(None, belongs=True)
    with pytest.raises(WalksNotInGroupError):
        ensure_may_ask(None, belongs=False)
    for present in (WalkerState.ASKED, WalkerState.ADMITTED):
        with pytest.raises(AlreadyWalkerError):
            ensure_may_ask(present, belongs=True)
    ensure_asks(WalkerState.ASKED)
    with pytest.raises(WalkerNotFoundError):
        ensure_asks(WalkerState.ADMITTED)
    ensure_conduct(2, 2)
    for accepted in (None, 1):
        with pytest.raises(ConductNotAcceptedError):
            ensure_conduct(accepted, 2)
    ensure_read(2, 2)
    with pytest.raises(ConductChangedError):
        ensure_read(1, 2)
    assert state_of_walker(admitted_at=None, ended_at=None) is WalkerState.ASKED
    assert state_of_walker(admitted_at=NOW, ended_at=None) is WalkerState.ADMITTED
    assert state_of_walker(admitted_at=NOW, ended_at=NOW) is WalkerState.ENDED


@pytest.mark.parametrize(
    ("text", "cautions"),
    [
        ("Lantaarn bij de speeltuin is uit", ()),
        ("Vuilniszakken naast de container", ()),
        ("Manden met afval voor de hijskraan", ()),
        ("Een man keek naar binnen", (Caution.PERSON,)),
        ("Auto QX-12-ZT staat er weer", (Caution.PLATE,)),
        ("Bel 06-12345678", (Caution.CONTACT,)),
        ("Mail jan@voorbeeld.example", (Caution.CONTACT,)),
        ("Raam open bij Lindenhof 12", (Caution.HOUSE_NUMBER,)),
        ("Die jongen in QX-12-ZT", (Caution.PERSON, Caution.PLATE)),
    ],
)
def test_words_that_lead_to_somebody_are_asked_about(
    text: str, cautions: tuple[Caution, ...]
) -> None:
    assert cautions_in(text) == cautions


def test_a_route_is_drawn_with_its_order() -> None:
    doors = [(street, (51.56 + n / 1000, 5.06)) for n, street in enumerate("ABCA")]
    drawn = route_sketch(doors, route=("C", "A", "C"))
    assert drawn is not None
    assert {one.line.name: one.numbers for one in drawn.walked} == {"A": "2", "C": "1, 3"}
    assert [line.name for line in drawn.beside] == ["B"]
    assert route_sketch([], route=("A",)) is None


@pytest.mark.parametrize("text", said_by(words))
def test_a_sentence_has_at_most_ten_words(text: str) -> None:
    for sentence in re.split(r"[.?!:](?:\s|$)", text):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("name", ["note", "own", "show", "team"])
def test_pages_for_walkers_are_as_short(name: str) -> None:
    source = (ROOT / f"web/templates/patrols/{name}.html").read_text()
    said = re.findall(r'_\("([^"]+)"', source)
    assert said
    for sentence in (part for text in said for part in re.split(r"[.?!:](?:\s|$)", text)):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
