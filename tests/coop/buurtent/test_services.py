import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    CallerMissingError,
    CallInFutureError,
    CallPlaceNotFoundError,
    CallStreetMissingError,
    HouseNumberGivenError,
    PoliceNotAskedError,
    RadiusOutOfRangeError,
    TentCancelledError,
    TentCentreMissingError,
    TentEndsTooEarlyError,
    TentInPastError,
    TentNotFoundError,
    TentNotStartedError,
    TentOverError,
    TentPlaceMissingError,
    TentStartedError,
    TentTooFarAheadError,
    UnknownStreetError,
)
from coop.buurtent.queries.overview import plan_choices, tents_overview
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import (
    AnsweredBy,
    CallSource,
    CancelReason,
    Cause,
    PoliceAnswer,
    PoliceState,
    TentState,
)
from coop.buurtent.rules.calls import ToldPlace
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.police import (
    answer_police,
    record_police_answer,
    record_police_presence,
)
from coop.buurtent.services.sessions import (
    cancel_session,
    join_session,
    leave_session,
    plan_session,
)
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Permission
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose
from coop.people.services import issue_link
from coop.places.rules import Door
from coop.places.services import add_address
from tests.conftest import MakeActor
from tests.doubles import START, FixedClock
from tests.tents import (
    POLICE,
    STREET,
    TONIGHT,
    TONIGHT_END,
    make_address,
    make_tent,
    make_volunteer,
)


def told(*streets: str) -> list[ToldPlace]:
    return [ToldPlace(street=street) for street in streets]


def call(coop: Coop, **changes: object) -> uuid.UUID:
    values: dict[str, object] = {
        "received_at": START,
        "caller": "Taskforce",
        "cause": Cause.BURGLARY,
        "source": CallSource.POLICE,
        "places": told(STREET),
    }
    return coop.run(record_call, SYSTEM, **(values | changes))  # type: ignore[arg-type]


def plan(coop: Coop, **changes: object) -> uuid.UUID:
    values: dict[str, object] = {
        "cause": Cause.BURGLARY,
        "place": "Op het plein",
        "street": STREET,
        "starts_at": TONIGHT,
        "ends_at": TONIGHT_END,
        "radius_m": 150,
    }
    return coop.run(plan_session, SYSTEM, **(values | changes))  # type: ignore[arg-type]


def agent(coop: Coop, session_id: uuid.UUID) -> LinkToken:
    token = coop.run(issue_link, SYSTEM, purpose=LinkPurpose.TENT_ANSWER, subject_id=session_id)
    return LinkToken(token)


def test_a_call_is_kept_with_street_and_coarse_point(coop: Coop) -> None:
    make_address(coop)
    call(coop, places=told("lindenhof", "Lindenhof ", " "))
    (line,) = coop.ask(tents_overview, SYSTEM).calls
    assert (line.caller, line.streets) == ("Taskforce", (STREET,))
    # Named twice: it happened at two doors.
    assert [place.street for place in coop.ask(plan_choices, SYSTEM).places] == [STREET, STREET]


def test_a_street_without_a_point_can_be_called_in(coop: Coop) -> None:
    coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AC", house_number=1),
        street="Puntloos",
        town="Tilburg",
    )
    call(coop, places=told("Puntloos"))
    (line,) = coop.ask(tents_overview, SYSTEM).calls
    assert line.streets == ("Puntloos",)


def test_a_call_without_burglaries_is_kept_too(coop: Coop) -> None:
    call(coop, cause=Cause.NONE, places=[])
    (line,) = coop.ask(tents_overview, SYSTEM).calls
    assert line.streets == ()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"caller": " "}, CallerMissingError),
        ({"received_at": START + timedelta(seconds=1)}, CallInFutureError),
        ({"places": []}, CallStreetMissingError),
        ({"places": told("Nergensstraat")}, UnknownStreetError),
        ({"places": told(f"{STREET} 12")}, HouseNumberGivenError),
    ],
)
def test_a_refused_call_leaves_nothing(
    coop: Coop, changes: dict[str, object], error: type[CoopError]
) -> None:
    make_address(coop)
    with pytest.raises(error):
        call(coop, **changes)
    assert coop.ask(tents_overview, SYSTEM).calls == ()


def test_a_tent_is_planned_with_its_occasion_and_the_police_asked(coop: Coop) -> None:
    make_address(coop)
    call(coop)
    (place,) = coop.ask(plan_choices, SYSTEM).places
    session_id = plan(coop, call_place_ids=[place.id, place.id], police=POLICE)
    view = coop.ask(tent_view, SYSTEM, session_id=session_id)
    assert (view.state, view.occasions) == (TentState.PLANNED, (STREET,))
    assert view.police is not None
    assert view.police.state is PoliceState.NO_ANSWER
    assert view.invited.addresses == 1


def test_the_middle_of_the_area_is_no_front_door(coop: Coop) -> None:
    # One house in the whole street: even then the circle is not drawn around it.
    point = (51.56563, 5.06227)
    coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AB", house_number=1),
        street="Eenhuisweg",
        town="Tilburg",
        point=point,
    )
    session_id = plan(coop, street="Eenhuisweg")
    view = coop.ask(tent_view, SYSTEM, session_id=session_id)
    assert view.sketch is not None
    assert (view.sketch.tent_x, view.sketch.tent_y) == (200, 200)
    (street,) = view.sketch.streets
    assert (street.x, street.y) != (200, 200)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"starts_at": START, "ends_at": TONIGHT_END}, TentInPastError),
        ({"ends_at": TONIGHT}, TentEndsTooEarlyError),
        (
            {
                "starts_at": TONIGHT + timedelta(days=20),
                "ends_at": TONIGHT_END + timedelta(days=20),
            },
            TentTooFarAheadError,
        ),
        ({"place": ""}, TentPlaceMissingError),
        ({"place": f"Voor {STREET} 12"}, HouseNumberGivenError),
        ({"street": "Nergensstraat"}, UnknownStreetError),
        ({"streets": ["Nergensstraat"]}, UnknownStreetError),
        ({"radius_m": 5}, RadiusOutOfRangeError),
        ({"call_place_ids": [uuid.UUID(int=9)]}, CallPlaceNotFoundError),
        ({"street": "Puntloos"}, TentCentreMissingError),
    ],
)
def test_a_refused_plan_leaves_nothing(
    coop: Coop, changes: dict[str, object], error: type[CoopError]
) -> None:
    make_address(coop)
    coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AC", house_number=1),
        street="Puntloos",
        town="Tilburg",
    )
    with pytest.raises(error):
        plan(coop, **changes)
    assert coop.ask(tents_overview, SYSTEM).ahead == ()


def test_without_a_radius_the_street_itself_is_the_area(coop: Coop) -> None:
    make_address(coop)
    make_address(coop, street="Elders")
    session_id = plan(coop, radius_m=None)
    view = coop.ask(tent_view, SYSTEM, session_id=session_id)
    assert view.invited.streets == ((STREET, 1),)


def test_who_plans_is_on_the_list_and_others_join_and_leave(coop: Coop) -> None:
    make_address(coop)
    planner, other = make_volunteer(coop, given="Hatice"), make_volunteer(coop, given="Bo")
    session_id = make_tent(coop, planner)
    coop.run(join_session, other, session_id=session_id)
    coop.run(join_session, other, session_id=session_id)
    view = coop.ask(tent_view, other, session_id=session_id)
    assert (view.volunteers, view.is_volunteer) == (("Bo", "Hatice"), True)
    coop.run(leave_session, other, session_id=session_id)
    view = coop.ask(tent_view, other, session_id=session_id)
    assert (view.volunteers, view.is_volunteer) == (("Hatice",), False)


def test_the_system_itself_staffs_no_tent(coop: Coop) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    coop.run(join_session, SYSTEM, session_id=session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).volunteers == ()


def test_the_roster_is_fixed_once_the_tent_stands(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    clock.set(TONIGHT)
    for change in (join_session, leave_session):
        with pytest.raises(TentStartedError):
            coop.run(change, make_volunteer(coop), session_id=session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).volunteers == ()


def test_the_police_answer_by_link_and_may_change_it_until_the_tent_stands(
    coop: Coop, clock: FixedClock
) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    link = agent(coop, session_id)
    answers = (PoliceAnswer.CONFIRMED, PoliceAnswer.CONFIRMED, PoliceAnswer.DECLINED)
    for answer in answers:
        coop.run(answer_police, coop.identify(link), session_id=session_id, answer=answer)
    clock.set(TONIGHT - timedelta(microseconds=1))
    coop.run(
        answer_police, coop.identify(link), session_id=session_id, answer=PoliceAnswer.CONFIRMED
    )
    clock.set(TONIGHT)
    with pytest.raises(TentStartedError):
        coop.run(
            answer_police,
            coop.identify(link),
            session_id=session_id,
            answer=PoliceAnswer.DECLINED,
        )
    police = coop.ask(tent_view, SYSTEM, session_id=session_id).police
    assert police is not None
    assert (police.state, police.answered_by) == (PoliceState.CONFIRMED, AnsweredBy.LINK)


def test_the_same_answer_again_keeps_the_first_moment(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    for _ in range(2):
        coop.run(record_police_answer, SYSTEM, session_id=session_id, answer=PoliceAnswer.DECLINED)
        clock.advance(timedelta(minutes=1))
    police = coop.ask(tent_view, SYSTEM, session_id=session_id).police
    assert police is not None
    assert (police.answered_at, police.answered_by) == (START, AnsweredBy.VOLUNTEER)


def test_a_link_answers_for_its_own_tent_only(coop: Coop) -> None:
    make_address(coop)
    mine, other = make_tent(coop), make_tent(coop)
    with pytest.raises(MissingPermissionError):
        coop.run(
            answer_police,
            coop.identify(agent(coop, mine)),
            session_id=other,
            answer=PoliceAnswer.CONFIRMED,
        )
    police = coop.ask(tent_view, SYSTEM, session_id=other).police
    assert police is not None
    assert police.state is PoliceState.NO_ANSWER


def test_who_was_not_asked_cannot_answer_or_be_absent(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    session_id = make_tent(coop, police=None)
    with pytest.raises(PoliceNotAskedError):
        coop.run(
            record_police_answer, SYSTEM, session_id=session_id, answer=PoliceAnswer.CONFIRMED
        )
    clock.set(TONIGHT)
    with pytest.raises(PoliceNotAskedError):
        coop.run(record_police_presence, SYSTEM, session_id=session_id, has_come=False)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).police is None


def test_presence_is_known_from_the_start_on_and_counts_over_the_answer(
    coop: Coop, clock: FixedClock
) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    clock.set(TONIGHT - timedelta(microseconds=1))
    with pytest.raises(TentNotStartedError):
        coop.run(record_police_presence, SYSTEM, session_id=session_id, has_come=True)
    clock.set(TONIGHT)
    coop.run(record_police_presence, SYSTEM, session_id=session_id, has_come=True)
    clock.set(TONIGHT_END)
    overview = coop.ask(tents_overview, SYSTEM)
    assert [line.police for line in overview.behind] == [PoliceState.CAME]
    assert (overview.came, overview.asked) == (1, 1)


def test_a_cancelled_tent_stays_cancelled(coop: Coop) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    for reason in (CancelReason.WEATHER, CancelReason.OTHER):
        coop.run(cancel_session, SYSTEM, session_id=session_id, reason=reason)
    view = coop.ask(tent_view, SYSTEM, session_id=session_id)
    assert (view.state, view.cancel_reason) == (TentState.CANCELLED, CancelReason.WEATHER)
    with pytest.raises(TentCancelledError):
        coop.run(
            record_police_answer, SYSTEM, session_id=session_id, answer=PoliceAnswer.CONFIRMED
        )


def test_a_tent_can_be_called_off_until_it_is_over(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    clock.set(TONIGHT_END)
    with pytest.raises(TentOverError):
        coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    clock.set(TONIGHT_END - timedelta(microseconds=1))
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)


def test_an_unknown_tent_is_not_found(coop: Coop) -> None:
    with pytest.raises(TentNotFoundError):
        coop.ask(tent_view, SYSTEM, session_id=uuid.UUID(int=5))


@pytest.mark.parametrize(
    "attempt",
    [
        lambda coop, actor: coop.ask(tents_overview, actor),
        lambda coop, actor: coop.run(
            cancel_session, actor, session_id=uuid.UUID(int=5), reason=CancelReason.OTHER
        ),
        lambda coop, actor: coop.run(
            answer_police,
            actor,
            session_id=uuid.UUID(int=5),
            answer=PoliceAnswer.CONFIRMED,
        ),
    ],
    ids=["see", "cancel", "answer"],
)
def test_a_resident_sees_and_does_none_of_it(
    coop: Coop, make_actor: MakeActor, attempt: Callable[..., object]
) -> None:
    with pytest.raises(MissingPermissionError):
        attempt(coop, make_actor(Permission.BUURTENT_INVITATION_READ))


def test_the_sketch_shows_streets_around_the_tent(coop: Coop) -> None:
    for steps in range(-5, 6):
        make_address(coop, steps=steps)
    session_id = make_tent(coop)
    sketch = coop.ask(tent_view, SYSTEM, session_id=session_id).sketch
    assert sketch is not None
    (street,) = sketch.streets
    assert street.name == STREET
    assert abs(street.turn) == 90
