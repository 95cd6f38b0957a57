"""Joining a group and leaving it: one asks, a moderator answers, and everybody may go."""

import uuid

from coop.groups.errors import NoListInOwnAppError, ParticipantNotFoundError
from coop.groups.events import ParticipantAdmitted, ParticipantAsked, ParticipantEnded
from coop.groups.lookups import (
    ensure_open_group,
    group_by_id,
    participant_by_id,
    participant_of,
    streets_of,
)
from coop.groups.models import Group, Participant
from coop.groups.rules import AddressFit, Ending, GroupChannel
from coop.groups.rules.joining import (
    LONGEST_REASON,
    ensure_asks,
    ensure_may_ask,
    ensure_refusal_reason,
    fit_at_admission,
    fit_of,
)
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_with_address
from coop.places.lookups import address_at, checked_address
from coop.places.lookups.checking import AddressState
from coop.places.rules import Door


@use_case(Permission.GROUPS_GROUP_JOIN)
def ask_to_join(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    is_adult: bool,
    accepts_rules: bool,
    shows_name: bool = False,
    door: Door | None = None,
) -> uuid.UUID:
    """Ask to take part; without a front door the one on the register is compared."""
    group = group_by_id(uow.session, group_id)
    ensure_open_group(uow.session, group_id)
    if group.channel is GroupChannel.OWN_APP:
        raise NoListInOwnAppError
    if actor.person_id is None:
        raise ParticipantNotFoundError
    present = participant_of(uow.session, group_id, actor.person_id, lock=True)
    ensure_may_ask(
        present.state if present else None, is_adult=is_adult, accepts_rules=accepts_rules
    )
    participant = Participant(
        id=uow.chance.new_id(),
        group_id=group_id,
        person_id=actor.person_id,
        asked_at=uow.now,
        accepted_version=group.rules_version,
        accepted_at=uow.now,
        address_fit=_fit(uow, group, actor.person_id, door),
        shows_name=shows_name,
    )
    uow.session.add(participant)
    uow.record(ParticipantAsked(participant_id=participant.id, group_id=group_id))
    uow.note("group", group_id, topic=f"group:{group_id}")
    return participant.id


@use_case(Permission.GROUPS_PARTICIPANT_ADMIT)
def admit_participant(
    uow: UnitOfWork, actor: Actor, *, participant_id: uuid.UUID, address_seen: bool = False
) -> None:
    """Let somebody in; where the list says nothing, a moderator says that the address is right."""
    participant = _decided_on(uow, actor, participant_id)
    ensure_open_group(uow.session, participant.group_id)
    participant.address_fit = fit_at_admission(participant.address_fit, seen=address_seen)
    participant.admitted_at = uow.now
    uow.record(ParticipantAdmitted(participant_id=participant_id, group_id=participant.group_id))


@use_case(Permission.GROUPS_PARTICIPANT_ADMIT)
def refuse_participant(
    uow: UnitOfWork, actor: Actor, *, participant_id: uuid.UUID, reason: str
) -> None:
    """Do not let somebody in, and say why."""
    ensure_refusal_reason(reason)
    participant = _decided_on(uow, actor, participant_id)
    _end(uow, participant, Ending.REFUSED, reason)


@use_case(Permission.GROUPS_GROUP_JOIN)
def leave_group(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID) -> None:
    """Take part no more, or take one's question back; nobody has to say why."""
    participant = participant_of(uow.session, group_id, actor.person_id, lock=True)
    if participant is None:
        raise ParticipantNotFoundError
    _end(uow, participant, Ending.LEFT, "")
    uow.note("group", group_id, topic=f"group:{group_id}")


@use_case(Permission.GROUPS_GROUP_JOIN)
def accept_rules_again(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, version: int
) -> None:
    """Say yes to what a group is for since it changed (AVG art. 5 lid 1 b: no other purpose)."""
    participant = participant_of(uow.session, group_id, actor.person_id, lock=True)
    if participant is None or version != group_by_id(uow.session, group_id).rules_version:
        raise ParticipantNotFoundError
    participant.accepted_version, participant.accepted_at = version, uow.now
    uow.note("group", group_id, topic=f"group:{group_id}", version=version)


def _decided_on(uow: UnitOfWork, actor: Actor, participant_id: uuid.UUID) -> Participant:
    participant = participant_by_id(uow.session, participant_id, lock=True)
    scope = Scope(ScopeKind.GROUP, participant.group_id)
    uow.require(actor, Permission.GROUPS_PARTICIPANT_ADMIT, scope)
    ensure_asks(participant.state)
    uow.note("group", participant.group_id, topic=f"group:{participant.group_id}")
    return participant


def _end(uow: UnitOfWork, participant: Participant, ending: Ending, reason: str) -> None:
    participant.ended_at, participant.ending = uow.now, ending
    participant.reason = reason.strip()[:LONGEST_REASON]
    uow.record(ParticipantEnded(participant_id=participant.id, group_id=participant.group_id))


def _fit(uow: UnitOfWork, group: Group, person_id: uuid.UUID, door: Door | None) -> AddressFit:
    if door is None:
        own = person_with_address(uow.session, person_id).address
        if own is None:
            return AddressFit.UNKNOWN
        door = own.door
    listed = checked_address(uow.session, door).state is AddressState.LISTED
    address = address_at(uow.session, door)
    return fit_of(
        address.street if address else None,
        listed=listed,
        streets=streets_of(uow.session, group.id),
    )
