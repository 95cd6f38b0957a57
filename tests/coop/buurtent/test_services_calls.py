import uuid
from datetime import date, time, timedelta

import pytest

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    BlockNotFoundError,
    CallNotFoundError,
    CallPlaceHasTentError,
    CallPlaceNotFoundError,
    HouseNumberGivenError,
    PermitNotFoundError,
    PermitReferenceMissingError,
)
from coop.buurtent.queries.calls import (
    CallView,
    call_view,
    customs_view,
    missed_call,
    place_map,
)
from coop.buurtent.queries.overview import plan_choices
from coop.buurtent.rules import CallSource, Cause, local_moment
from coop.buurtent.rules.calls import CallField, Customs, Informed, ToldPlace
from coop.buurtent.services.calls import correct_call, point_out, record_call
from coop.buurtent.services.customs import end_permit, note_permit, set_customs
from coop.buurtent.services.sessions import plan_session
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM, Actor
from tests.doubles import START, FixedClock
from tests.tents import STREET, TONIGHT, TONIGHT_END, make_address, make_volunteer

YESTERDAY = START.date() - timedelta(days=1)
TOLD = ToldPlace(street=STREET, happened_on=YESTERDAY, informed=Informed.YES)


def say_call(**changes: object) -> dict[str, object]:
    return {
        "received_at": START,
        "caller": "Taskforce",
        "cause": Cause.BURGLARY,
        "source": CallSource.POLICE,
        "places": [TOLD],
        "remark": "",
    } | changes


def record(coop: Coop, actor: Actor = SYSTEM, **changes: object) -> uuid.UUID:
    return coop.run(record_call, actor, **say_call(**changes))  # type: ignore[arg-type]


def correct(coop: Coop, call_id: uuid.UUID, actor: Actor = SYSTEM, **changes: object) -> None:
    coop.run(correct_call, actor, call_id=call_id, **say_call(**changes))  # type: ignore[arg-type]


def seen(coop: Coop, call_id: uuid.UUID) -> CallView:
    return coop.ask(call_view, SYSTEM, call_id=call_id)


def test_a_correction_keeps_what_was_said_before(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    make_address(coop, street="Wilgenpad")
    hatice = make_volunteer(coop)
    call_id = record(coop, hatice)
    clock.advance(timedelta(hours=1))
    places = [ToldPlace(street="wilgenpad", remark="via de schuur"), TOLD]
    correct(coop, call_id, hatice, caller="wijkagent", places=places)
    view = seen(coop, call_id)
    assert (view.caller, view.taker) == ("wijkagent", "Hatice")
    assert [place.street for place in view.places] == ["Wilgenpad", STREET]
    assert view.places[1].informed is Informed.YES
    before = f"{STREET} ({YESTERDAY:%d-%m-%Y})"
    assert [(line.by, line.field, line.before, line.after) for line in view.corrections] == [
        ("Hatice", CallField.CALLER, "Taskforce", "wijkagent"),
        ("Hatice", CallField.PLACES, before, f"Wilgenpad: via de schuur; {before}"),
    ]
    assert {line.at for line in view.corrections} == {clock.now()}


def test_correcting_nothing_keeps_nothing(coop: Coop) -> None:
    make_address(coop)
    call_id = record(coop)
    correct(coop, call_id)
    assert seen(coop, call_id).corrections == ()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"remark": f"Het was {STREET} 12"}, HouseNumberGivenError),
        ({"places": [ToldPlace(street=STREET, remark="nummer 12")]}, HouseNumberGivenError),
        ({"places": [ToldPlace(street=f"{STREET} 12")]}, HouseNumberGivenError),
    ],
)
def test_a_refused_correction_changes_nothing(
    coop: Coop, changes: dict[str, object], error: type[CoopError]
) -> None:
    make_address(coop)
    call_id = record(coop)
    before = seen(coop, call_id)
    said = say_call(caller="iemand anders", **changes)
    with pytest.raises(error):
        coop.run(correct_call, SYSTEM, call_id=call_id, **said)  # type: ignore[arg-type]
    assert seen(coop, call_id) == before


def test_a_street_with_a_tent_stays_in_its_call(coop: Coop) -> None:
    make_address(coop)
    make_address(coop, street="Wilgenpad")
    call_id = record(coop)
    (place,) = coop.ask(plan_choices, SYSTEM).places
    coop.run(
        plan_session,
        SYSTEM,
        cause=Cause.BURGLARY,
        place="Op het plein",
        street=STREET,
        starts_at=TONIGHT,
        ends_at=TONIGHT_END,
        call_place_ids=[place.id],
    )
    assert coop.ask(plan_choices, SYSTEM).places[0].has_tent
    with pytest.raises(CallPlaceHasTentError):
        correct(coop, call_id, places=[ToldPlace(street="Wilgenpad")])
    correct(coop, call_id, places=[ToldPlace(street="Wilgenpad"), TOLD])
    assert {one.street for one in coop.ask(plan_choices, SYSTEM).places if one.has_tent} == {
        STREET
    }


def test_an_unknown_call_cannot_be_corrected(coop: Coop) -> None:
    with pytest.raises(CallNotFoundError):
        correct(coop, uuid.UUID(int=1), places=[], cause=Cause.NONE)


def test_an_expected_call_is_missed_until_it_is_written_down(
    coop: Coop, clock: FixedClock
) -> None:
    assert coop.ask(missed_call, SYSTEM) is None
    monday = START.date() + timedelta(days=(7 - START.date().weekday()) % 7)
    due_at = local_moment(monday, time(17))
    coop.run(set_customs, SYSTEM, customs=Customs(call_days=frozenset({0}), call_by=time(17)))
    clock.advance(due_at - START - timedelta(seconds=1))
    assert coop.ask(missed_call, SYSTEM) is None
    clock.advance(timedelta(seconds=1))
    assert coop.ask(missed_call, SYSTEM) == due_at
    record(coop, received_at=clock.now(), cause=Cause.NONE, places=[])
    assert coop.ask(missed_call, SYSTEM) is None


def test_the_newest_customs_count(coop: Coop, clock: FixedClock) -> None:
    assert coop.ask(customs_view, SYSTEM).customs == Customs()
    coop.run(set_customs, SYSTEM, customs=Customs(fewest=2, most=4))
    clock.advance(timedelta(days=1))
    coop.run(set_customs, SYSTEM, customs=Customs())
    assert coop.ask(customs_view, SYSTEM).customs == Customs()


def test_a_permit_stands_until_its_last_day_or_its_end(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    last = START.date() + timedelta(days=1)
    standing = coop.run(note_permit, SYSTEM, reference=" Z-1 ", valid_until=date(2027, 1, 1))
    coop.run(note_permit, SYSTEM, reference="Z-2", valid_until=last, street=STREET.upper())
    assert [(p.reference, p.street) for p in coop.ask(customs_view, SYSTEM).permits] == [
        ("Z-1", None),
        ("Z-2", STREET),
    ]
    clock.advance(timedelta(days=1))
    assert len(coop.ask(customs_view, SYSTEM).permits) == 2
    clock.advance(timedelta(days=1))
    coop.run(end_permit, SYSTEM, permit_id=standing)
    coop.run(end_permit, SYSTEM, permit_id=standing)
    assert coop.ask(customs_view, SYSTEM).permits == ()


def test_a_permit_has_a_reference(coop: Coop) -> None:
    with pytest.raises(PermitReferenceMissingError):
        coop.run(note_permit, SYSTEM, reference=" ", valid_until=START.date())
    with pytest.raises(PermitNotFoundError):
        coop.run(end_permit, SYSTEM, permit_id=uuid.UUID(int=1))


def test_only_who_plans_sets_what_is_usual(coop: Coop) -> None:
    with pytest.raises(MissingPermissionError):
        coop.run(set_customs, NOBODY, customs=Customs())
    with pytest.raises(MissingPermissionError):
        record(coop, NOBODY)


def test_a_block_is_pointed_out_and_stays_when_the_call_is_put_right(coop: Coop) -> None:
    for steps in range(20):
        make_address(coop, steps=steps)
    call_id = record(coop)
    (place_id,) = seen(coop, call_id).place_ids
    chosen = {"call_id": call_id, "place_id": place_id}
    before = coop.ask(place_map, SYSTEM, **chosen)
    assert before.map is not None
    assert len(before.map.spots) == 2
    coop.run(point_out, SYSTEM, **chosen, block=2)
    assert coop.ask(place_map, SYSTEM, **chosen).block == 2
    correct(coop, call_id, caller="wijkagent")
    assert coop.ask(place_map, SYSTEM, **chosen).block == 2
    with pytest.raises(BlockNotFoundError):
        coop.run(point_out, SYSTEM, **chosen, block=3)
    with pytest.raises(CallPlaceNotFoundError):
        coop.run(point_out, SYSTEM, call_id=uuid.UUID(int=1), place_id=place_id, block=1)
    assert coop.ask(place_map, SYSTEM, **chosen).block == 2


def test_a_street_with_few_doors_has_no_map(coop: Coop) -> None:
    make_address(coop)
    call_id = record(coop)
    (place_id,) = seen(coop, call_id).place_ids
    assert coop.ask(place_map, SYSTEM, call_id=call_id, place_id=place_id).map is None
