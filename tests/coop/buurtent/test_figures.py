"""What a quarter comes to: both ends of it, what is hidden, and that a list stays quick."""

import uuid
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from coop.bootstrap import Coop
from coop.buurtent.queries.figures import tent_figures
from coop.buurtent.queries.overview import plan_choices
from coop.buurtent.rules import CallSource, Cause, InvitedBy, PoliceState
from coop.buurtent.rules.calls import ToldPlace
from coop.buurtent.rules.evening import Counted, Counts, Tip, opinions_of
from coop.buurtent.rules.figures import (
    Course,
    bounds_of_quarter,
    figures_of,
    hours_between,
    quarter_after,
    quarter_before,
    quarter_of,
    told,
)
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.evening import tap
from coop.buurtent.services.invitations import invite_neighbours
from coop.buurtent.services.police import record_police_presence
from coop.buurtent.services.sessions import plan_session
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from tests.doubles import START, FixedClock
from tests.makers import actor_for, make_person
from tests.tents import POLICE, STREET, TONIGHT, TONIGHT_END, make_address, make_tent


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_day_lies_in_one_quarter(day: date, quarter: date) -> None:
    assert quarter_of(day) == quarter
    assert quarter_before(quarter_after(quarter)) == quarter


def test_a_quarter_runs_from_midnight_to_midnight_here() -> None:
    since, until = bounds_of_quarter(date(2026, 10, 1))
    assert (since.isoformat(), until.isoformat()) == (
        "2026-09-30T22:00:00+00:00",
        "2026-12-31T23:00:00+00:00",
    )


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_small_number_of_people_is_hidden(number: int, shown: int | None) -> None:
    assert told(number) == shown


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (None, START, None),
        (START, None, None),
        (START, START - timedelta(seconds=1), None),
        (START, START, 0),
        (START, START + timedelta(hours=26), 26),
    ],
)
def test_hours_are_known_when_both_ends_are(
    since: datetime | None, until: datetime | None, hours: int | None
) -> None:
    assert hours_between(since, until) == hours


def course(hours: int | None, *, visitors: int = 0, police: PoliceState) -> Course:
    return Course(
        session_id=uuid.UUID(int=1),
        street=STREET,
        starts_at=START,
        called_at=None if hours is None else START - timedelta(hours=hours),
        invited_at=None,
        reached={InvitedBy.LETTER: 4},
        counts=Counts(visitors=visitors, tips=dict.fromkeys(Tip, 0)),
        opinions=opinions_of([]),
        police=police,
    )


def test_a_quarter_adds_up_and_takes_the_middle() -> None:
    figures = figures_of(
        [
            course(4, visitors=3, police=PoliceState.CAME),
            course(6, visitors=3, police=PoliceState.LEFT_EARLY),
            course(50, police=PoliceState.DID_NOT_COME),
            course(None, police=PoliceState.NO_ANSWER),
        ]
    )
    assert (figures.tents, figures.hours_to_stand, figures.hours_to_invite) == (4, 6, None)
    assert (figures.visitors, figures.reached[InvitedBy.LETTER]) == (6, 16)
    # What was never written down is no absence.
    assert (figures.police_asked, figures.police_came) == (3, 2)
    assert figures_of([]).hours_to_stand is None


@pytest.fixture
def stood(coop: Coop, clock: FixedClock) -> uuid.UUID:
    """A tent two hours after its call, with six doors, five visitors and the police."""
    for _ in range(6):
        make_address(coop)
    before = coop.as_of(TONIGHT - timedelta(hours=2))
    before.run(
        record_call,
        SYSTEM,
        received_at=TONIGHT - timedelta(hours=2),
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        places=[ToldPlace(street=STREET)],
    )
    (place,) = before.ask(plan_choices, SYSTEM).places
    tent = before.run(
        plan_session,
        SYSTEM,
        cause=Cause.BURGLARY,
        place="Op het plein",
        street=STREET,
        starts_at=TONIGHT,
        ends_at=TONIGHT_END,
        radius_m=150,
        call_place_ids=[place.id],
        police=POLICE,
    )
    coop.as_of(TONIGHT - timedelta(hours=1)).run(invite_neighbours, SYSTEM, session_id=tent)
    clock.set(TONIGHT_END)
    for _ in range(5):
        coop.run(tap, SYSTEM, session_id=tent, counted=Counted.VISITOR, step=1)
    coop.run(record_police_presence, SYSTEM, session_id=tent, has_come=True)
    return tent


def test_a_quarter_is_read_from_call_to_presence(coop: Coop, stood: uuid.UUID) -> None:
    view = coop.ask(tent_figures, SYSTEM)
    (tent,) = view.tents
    assert (tent.hours_to_invite, tent.hours_to_stand) == (1, 2)
    assert (tent.by_letter, tent.visitors, tent.police) == (6, 5, PoliceState.CAME)
    assert (view.quarter, view.after) == (date(2026, 10, 1), None)
    assert view.figures.reached[InvitedBy.LETTER] == 6
    assert view.figures.opinions == 0
    assert coop.ask(tent_figures, SYSTEM, quarter=date(2026, 8, 3)).tents == ()


def test_only_the_team_and_the_board_read_figures(coop: Coop, stood: uuid.UUID) -> None:
    with pytest.raises(MissingPermissionError):
        coop.ask(tent_figures, actor_for(coop, make_person(coop)))


def test_more_tents_ask_no_more_statements(
    coop: Coop, stood: uuid.UUID, engine: Engine, clock: FixedClock
) -> None:
    def statements() -> int:
        asked: list[str] = []

        def count(*args: object) -> None:
            asked.append(str(args[2]))

        event.listen(engine, "before_cursor_execute", count)
        coop.ask(tent_figures, SYSTEM)
        event.remove(engine, "before_cursor_execute", count)
        return len(asked)

    few = statements()
    before = coop.as_of(START)
    for _ in range(3):
        make_tent(before)
    assert statements() == few
    assert coop.ask(tent_figures, SYSTEM).figures.tents == 4
