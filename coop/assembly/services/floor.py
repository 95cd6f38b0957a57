"""The floor: asking for it, giving it, and for how long."""

import uuid

from coop.assembly.errors import (
    ItemNotOnError,
    MemberNotPresentError,
    NotPresentError,
    SuspendedError,
    TurnNotFoundError,
)
from coop.assembly.events import FloorChanged
from coop.assembly.lookups import (
    end_of_speech,
    item_by_id,
    locked_meeting,
    own_turns,
    presence_of,
    turn_by_id,
)
from coop.assembly.models import AgendaItem, Meeting, SpeakingTurn
from coop.assembly.rules import (
    SECONDS_ADDED,
    TurnKind,
    ensure_may_ask,
    ensure_open,
    ensure_speaking,
    ensure_waiting,
    seconds_of,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import standing_of
from coop.membership.rules.lifecycle import Standing


@use_case(Permission.ASSEMBLY_FLOOR_ASK)
def ask_floor(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, kind: TurnKind) -> uuid.UUID:
    """Ask for the floor about the point that is on, while taking part."""
    assert actor.person_id is not None
    meeting, item = _locked_item(uow, item_id)
    _ensure_on(meeting, item)
    if presence_of(uow.session, meeting.id, actor.person_id) is None:
        raise NotPresentError(meeting_id=meeting.id)
    return _put_on_list(uow, meeting, item, actor.person_id, kind, for_own_item=False)


@use_case(Permission.ASSEMBLY_FLOOR_ENTER)
def enter_request(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    person_id: uuid.UUID,
    kind: TurnKind,
    for_own_item: bool = False,
) -> uuid.UUID:
    """Put a member on the list who raised a hand in the hall.

    Who is suspended speaks about the own suspension only; whoever enters it says that this is it.
    """
    meeting, item = _locked_item(uow, item_id)
    _ensure_on(meeting, item)
    if presence_of(uow.session, meeting.id, person_id) is None:
        raise MemberNotPresentError(person_id=person_id)
    return _put_on_list(uow, meeting, item, person_id, kind, for_own_item=for_own_item)


@use_case(Permission.ASSEMBLY_FLOOR_ASK)
def withdraw_request(uow: UnitOfWork, actor: Actor, *, turn_id: uuid.UUID) -> None:
    """Take back one's own request."""
    turn = turn_by_id(uow.session, turn_id)
    if turn.person_id != actor.person_id:
        raise TurnNotFoundError(turn_id=turn_id)
    _withdraw(uow, turn)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def strike_request(uow: UnitOfWork, actor: Actor, *, turn_id: uuid.UUID) -> None:
    """Take somebody off the list, who was mistaken or is not there any more."""
    _withdraw(uow, turn_by_id(uow.session, turn_id))


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def give_floor(uow: UnitOfWork, actor: Actor, *, turn_id: uuid.UUID) -> None:
    """Give somebody the floor; whoever had it is done, and the time begins to run."""
    meeting, turn = _locked(uow, turn_id)
    _ensure_on(meeting, item_by_id(uow.session, turn.item_id))
    ensure_waiting(began_at=turn.began_at, withdrawn_at=turn.withdrawn_at)
    if presence_of(uow.session, meeting.id, turn.person_id) is None:
        raise MemberNotPresentError(person_id=turn.person_id)
    _ensure_may_speak(uow, turn.person_id, for_own_item=turn.for_own_item)
    uow.session.execute(end_of_speech(meeting.id, uow.now))
    turn.began_at = uow.now
    turn.seconds = meeting.speaking_seconds
    _publish(uow, meeting, turn.person_id)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def end_speech(uow: UnitOfWork, actor: Actor, *, turn_id: uuid.UUID) -> None:
    """Record that somebody is done speaking."""
    meeting, turn = _locked(uow, turn_id)
    ensure_speaking(began_at=turn.began_at, ended_at=turn.ended_at)
    turn.ended_at = uow.now
    _publish(uow, meeting, turn.person_id)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def extend_speech(uow: UnitOfWork, actor: Actor, *, turn_id: uuid.UUID) -> None:
    """Give who is speaking a minute more."""
    meeting, turn = _locked(uow, turn_id)
    ensure_speaking(began_at=turn.began_at, ended_at=turn.ended_at)
    assert turn.seconds is not None
    turn.seconds += SECONDS_ADDED
    _publish(uow, meeting)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def close_floor(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Close the list of speakers about a point; who is on it still speaks."""
    meeting, item = _locked_item(uow, item_id)
    item.floor_closed_at = item.floor_closed_at or uow.now
    _publish(uow, meeting)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def reopen_floor(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Let members ask for the floor about a point again."""
    meeting, item = _locked_item(uow, item_id)
    item.floor_closed_at = None
    _publish(uow, meeting)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def set_speaking_time(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, minutes: int
) -> None:
    """Say how long each speaks from the next one on."""
    seconds = seconds_of(minutes)
    meeting = locked_meeting(uow.session, meeting_id)
    meeting.speaking_seconds = seconds
    _publish(uow, meeting)


def _ensure_on(meeting: Meeting, item: AgendaItem) -> None:
    # The page somebody pressed a button on may be a moment behind the chair.
    ensure_open(meeting.state)
    if item.number != meeting.current_number:
        raise ItemNotOnError(item_id=item.id)


def _put_on_list(
    uow: UnitOfWork,
    meeting: Meeting,
    item: AgendaItem,
    person_id: uuid.UUID,
    kind: TurnKind,
    *,
    for_own_item: bool,
) -> uuid.UUID:
    _ensure_may_speak(uow, person_id, for_own_item=for_own_item)
    ensure_may_ask(
        kind,
        [turn.kind for turn in own_turns(uow.session, item.id, person_id)],
        is_closed=item.floor_closed_at is not None,
    )
    turn = SpeakingTurn(
        id=uow.chance.new_id(),
        meeting_id=meeting.id,
        item_id=item.id,
        person_id=person_id,
        kind=kind,
        asked_at=uow.now,
        for_own_item=for_own_item,
    )
    uow.session.add(turn)
    _publish(uow, meeting, person_id)
    return turn.id


def _ensure_may_speak(uow: UnitOfWork, person_id: uuid.UUID, *, for_own_item: bool) -> None:
    # BW 2:38 lid 1: who is suspended may speak about the decision on that suspension, no more.
    standing = standing_of(uow.session, person_id, uow.now)
    if standing is Standing.SUSPENDED and not for_own_item:
        raise SuspendedError(person_id=person_id)


def _withdraw(uow: UnitOfWork, turn: SpeakingTurn) -> None:
    meeting = locked_meeting(uow.session, turn.meeting_id)
    uow.session.refresh(turn)
    ensure_waiting(began_at=turn.began_at, withdrawn_at=turn.withdrawn_at)
    turn.withdrawn_at = uow.now
    _publish(uow, meeting, turn.person_id)


def _locked(uow: UnitOfWork, turn_id: uuid.UUID) -> tuple[Meeting, SpeakingTurn]:
    turn = turn_by_id(uow.session, turn_id)
    meeting = locked_meeting(uow.session, turn.meeting_id)
    # Read again under the lock: somebody may have pressed the same button a moment ago.
    uow.session.refresh(turn)
    return meeting, turn


def _locked_item(uow: UnitOfWork, item_id: uuid.UUID) -> tuple[Meeting, AgendaItem]:
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    ensure_open(meeting.state)
    return meeting, item


def _publish(uow: UnitOfWork, meeting: Meeting, person_id: uuid.UUID | None = None) -> None:
    meeting.revision += 1
    if person_id is None:
        uow.note("meeting", meeting.id, topic=meeting.topic)
    else:
        uow.note("meeting", meeting.id, topic=meeting.topic, person=str(person_id))
    uow.record(FloorChanged(meeting_id=meeting.id))
