import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from coop.assembly.errors import (
    AgendaFrozenError,
    AgendaTextTooLongError,
    AmendmentTextMissingError,
    ConvocationLateError,
    ConvocationTooLateError,
    HybridNotAllowedError,
    ItemNotFoundError,
)
from coop.assembly.queries import forms_not_allowed, meeting_view, planning_view
from coop.assembly.rules import AgendaTemplate, DecisionKind, MeetingForm, MeetingState
from coop.assembly.services import (
    add_item,
    change_item,
    change_plan,
    convene_meeting,
    move_item,
    plan_meeting,
    remove_item,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.statutes.rules import RuleKey
from tests.coop.assembly.makers import make_meeting
from tests.doubles import START, FixedClock
from tests.makers import actor_for, make_member, turn_on

STARTS = START + timedelta(days=40)
MAY = datetime(2027, 5, 20, 17, 30, tzinfo=UTC)
#: One second to midnight in the neighbourhood on 5 May, the last day for fourteen full days.
LAST_SECOND = datetime(2027, 5, 5, 21, 59, 59, tzinfo=UTC)


def planned(
    coop: Coop,
    *,
    template: AgendaTemplate = AgendaTemplate.YEARLY,
    starts_at: datetime = STARTS,
    form: MeetingForm = MeetingForm.HALL,
) -> uuid.UUID:
    return coop.run(
        plan_meeting,
        SYSTEM,
        title="Voorjaarsvergadering",
        form=form,
        place="Wijkhuis",
        starts_at=starts_at,
        template=template,
    )


def titles(coop: Coop, meeting_id: uuid.UUID) -> list[str]:
    items = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    assert [item.number for item in items] == list(range(1, len(items) + 1))
    return [item.title for item in items]


def state(coop: Coop, meeting_id: uuid.UUID) -> MeetingState:
    return coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).state


def test_a_template_writes_the_first_points_with_their_decisions(coop: Coop) -> None:
    view = coop.ask(meeting_view, SYSTEM, meeting_id=planned(coop))
    kinds = {item.title: item.kind for item in view.items}
    assert kinds["Jaarrekening"] is DecisionKind.ACCOUNTS
    assert kinds["Décharge van het bestuur"] is DecisionKind.DISCHARGE
    assert view.items[0].title == "Opening"


def test_points_are_moved_changed_and_taken_off(coop: Coop) -> None:
    meeting_id = make_meeting(coop, is_convened=False, starts_at=STARTS)
    opening, first, second = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    coop.run(move_item, SYSTEM, item_id=second.id, number=1)
    assert titles(coop, meeting_id) == ["Voorstel 2", "Opening", "Voorstel 1"]
    coop.run(move_item, SYSTEM, item_id=second.id, number=99)
    assert titles(coop, meeting_id) == ["Opening", "Voorstel 1", "Voorstel 2"]
    coop.run(
        change_item,
        SYSTEM,
        item_id=first.id,
        title="  Nieuwe   statuten ",
        explanation="",
        motion="Artikel 1 wordt artikel 2.",
        kind=DecisionKind.STATUTES,
    )
    coop.run(remove_item, SYSTEM, item_id=opening.id)
    assert titles(coop, meeting_id) == ["Nieuwe statuten", "Voorstel 2"]
    changed = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[0]
    assert (changed.kind, changed.motion) == (DecisionKind.STATUTES, "Artikel 1 wordt artikel 2.")


def test_a_long_text_stays_whole_and_one_too_long_changes_nothing(coop: Coop) -> None:
    meeting_id = planned(coop, template=AgendaTemplate.EMPTY)
    motion = "Artikel. " * 3500 + "Einde."
    coop.run(add_item, SYSTEM, meeting_id=meeting_id, title="Statuten", motion=motion)
    with pytest.raises(AgendaTextTooLongError):
        coop.run(add_item, SYSTEM, meeting_id=meeting_id, title="Boek", motion="a" * 60_001)
    items = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    assert [item.motion for item in items] == [motion]


def test_nothing_of_a_frozen_agenda_changes(coop: Coop) -> None:
    meeting_id = make_meeting(coop, starts_at=STARTS)
    before = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id)
    item_id = before.items[0].id
    with pytest.raises(AgendaFrozenError):
        coop.run(move_item, SYSTEM, item_id=item_id, number=3)
    with pytest.raises(AgendaFrozenError):
        coop.run(remove_item, SYSTEM, item_id=item_id)
    with pytest.raises(AgendaFrozenError):
        coop.run(
            change_item,
            SYSTEM,
            item_id=item_id,
            title="Anders",
            explanation="",
            motion="",
            kind=DecisionKind.ORDINARY,
        )
    with pytest.raises(AgendaFrozenError):
        replan(coop, meeting_id, starts_at=STARTS)
    assert coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id) == before


def replan(coop: Coop, meeting_id: uuid.UUID, *, starts_at: datetime) -> None:
    coop.run(
        change_plan,
        SYSTEM,
        meeting_id=meeting_id,
        title="Najaarsvergadering",
        form=MeetingForm.HALL,
        place="School",
        starts_at=starts_at,
        online_url=None,
    )


def test_a_plan_moves_with_all_its_dates(coop: Coop) -> None:
    meeting_id = planned(coop, starts_at=MAY)
    replan(coop, meeting_id, starts_at=MAY + timedelta(days=1))
    view = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id)
    assert (view.title, view.place) == ("Najaarsvergadering", "School")
    planning = coop.ask(planning_view, SYSTEM, meeting_id=meeting_id)
    assert planning.bound is not None
    assert planning.bound.last_day == date(2027, 5, 6)


def test_an_unknown_point_is_not_found(coop: Coop) -> None:
    with pytest.raises(ItemNotFoundError):
        coop.run(remove_item, SYSTEM, item_id=uuid.UUID(int=404))


def test_a_member_plans_nothing(coop: Coop) -> None:
    meeting_id = planned(coop)
    member = actor_for(coop, make_member(coop))
    item_id = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[0].id
    with pytest.raises(MissingPermissionError):
        coop.run(remove_item, member, item_id=item_id)
    with pytest.raises(MissingPermissionError):
        coop.ask(planning_view, member, meeting_id=meeting_id)
    assert titles(coop, meeting_id)[0] == "Opening"


def test_the_last_second_of_the_last_day_is_in_time(coop: Coop, clock: FixedClock) -> None:
    meeting_id = planned(coop, starts_at=MAY)
    clock.set(LAST_SECOND)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert state(coop, meeting_id) is MeetingState.CONVENED


def test_a_day_late_is_for_the_board_to_know(coop: Coop, clock: FixedClock) -> None:
    meeting_id = planned(coop, starts_at=MAY)
    clock.set(LAST_SECOND + timedelta(seconds=1))
    with pytest.raises(ConvocationLateError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert state(coop, meeting_id) is MeetingState.PLANNED
    planning = coop.ask(planning_view, SYSTEM, meeting_id=meeting_id)
    assert (planning.is_late, planning.full_days, planning.too_late) == (True, 13, None)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id, is_late_confirmed=True)
    assert state(coop, meeting_id) is MeetingState.CONVENED


def test_a_change_of_statutes_waits_for_its_text_and_never_comes_late(
    coop: Coop, clock: FixedClock
) -> None:
    meeting_id = planned(coop, template=AgendaTemplate.STATUTES, starts_at=MAY)
    with pytest.raises(AmendmentTextMissingError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    coop.run(
        add_item,
        SYSTEM,
        meeting_id=meeting_id,
        title="Ontbinding",
        motion="De vergadering ontbindt de coöperatie.",
        kind=DecisionKind.DISSOLUTION,
    )
    planning = coop.ask(planning_view, SYSTEM, meeting_id=meeting_id)
    assert [type(one) for one in planning.obstacles] == [AmendmentTextMissingError]
    statutes = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[1]
    coop.run(remove_item, SYSTEM, item_id=statutes.id)
    # BW 2:42 lid 1: 12 May is the last day, whatever the board confirms.
    clock.set(datetime(2027, 5, 12, 22, tzinfo=UTC))
    with pytest.raises(ConvocationTooLateError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id, is_late_confirmed=True)
    assert state(coop, meeting_id) is MeetingState.PLANNED
    clock.set(datetime(2027, 5, 12, 21, 59, 59, tzinfo=UTC))
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id, is_late_confirmed=True)


def test_members_at_home_are_for_the_statutes_to_allow(coop: Coop) -> None:
    meeting_id = planned(coop, form=MeetingForm.HYBRID)
    with pytest.raises(HybridNotAllowedError):
        coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    assert set(coop.ask(forms_not_allowed, SYSTEM)) == {MeetingForm.HYBRID, MeetingForm.DIGITAL}
    turn_on(coop, RuleKey.ELECTRONIC_VOTING)
    assert set(coop.ask(forms_not_allowed, SYSTEM)) == {MeetingForm.DIGITAL}
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
