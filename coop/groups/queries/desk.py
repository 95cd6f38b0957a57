"""A group as its moderators and the board run it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.groups.lookups import (
    checks_of,
    contacts_of,
    group_by_slug,
    kinds_of,
    moderators_of,
    participants_of,
    release_in_force,
    released,
    steps_of,
    streets_of,
    wanted_checks,
)
from coop.groups.models import Contact, Drill, Group, GroupStep, Participant
from coop.groups.rules import (
    FITS,
    AddressFit,
    ContactKind,
    Delivery,
    GroupChannel,
    GroupModel,
    GroupState,
    Involvement,
    ParticipantState,
    PhotoPolicy,
    ReportKind,
    StartIssue,
    ToGroup,
    is_newcomer,
)
from coop.groups.rules.checks import CheckKind
from coop.groups.rules.life import NEEDS_GROUND, TRANSITIONS, issues_before_start
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.places.lookups import all_streets


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step in the life of a group."""

    state: GroupState
    happened_on: date
    function: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step that can be taken now."""

    state: GroupState
    needs_ground: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """Whom a group tells, with what was agreed."""

    id: uuid.UUID
    kind: ContactKind
    function: str
    email: str
    delivery: Delivery
    answer_within_days: int | None
    absent_until: date | None
    #: Who is told when this contact does not answer, or is absent (C21).
    deputy_id: uuid.UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantLine:
    """Who asks or takes part, for who lets people in."""

    id: uuid.UUID
    name: str
    state: ParticipantState
    asked_at: datetime
    address_fit: AddressFit
    #: The list does not say that the address is right: a moderator has to know it.
    needs_eyes: bool
    is_new: bool
    #: Said yes to what the group is for today.
    is_up_to_date: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Somebody who can go first."""

    id: uuid.UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """What was seen of one moderator, or not yet."""

    person_id: uuid.UUID
    name: str
    kind: CheckKind
    seen_on: date | None
    seen_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """Everything about one group that can be run."""

    id: uuid.UUID
    name: str
    slug: str
    channel: GroupChannel
    has_chat: bool
    invite_link: str
    model: GroupModel
    area: str
    purpose: str
    police: Involvement
    municipality: Involvement
    to_group: ToGroup
    photo_policy: PhotoPolicy
    #: Whether the board released that groups take photos in (C27).
    may_take_photos: bool
    rules_version: int
    kinds: tuple[ReportKind, ...]
    streets: tuple[str, ...]
    #: Every street on the list of addresses, to choose from.
    known_streets: tuple[str, ...]
    today: date
    state: GroupState
    steps: tuple[StepLine, ...]
    next_steps: tuple[NextStep, ...]
    start_issues: tuple[StartIssue, ...]
    kick_off_on: date | None
    front_runner_id: uuid.UUID | None
    #: Who can go first: who looks after it, and to who sees them those who take part.
    candidates: tuple[Choice, ...]
    contacts: tuple[ContactLine, ...]
    wanted_checks: tuple[CheckKind, ...]
    checks: tuple[CheckLine, ...]
    is_released: bool
    #: On which day of the month the moderators are asked for a test message, if at all.
    drill_day: int | None
    drill_placed_at: datetime | None
    #: None where the reader does not let people in.
    participants: tuple[ParticipantLine, ...] | None
    admitted: int


@use_case(Permission.GROUPS_GROUP_RUN)
def group_desk(uow: UnitOfWork, actor: Actor, *, slug: str) -> DeskView:
    """Return one group with everything that can be changed about it."""
    group = group_by_slug(uow.session, slug)
    scope = Scope(ScopeKind.GROUP, group.id)
    uow.require(actor, Permission.GROUPS_GROUP_RUN, scope)
    steps = steps_of(uow.session, group.id)
    kinds = kinds_of(uow.session, group.id)
    people = participants_of(uow.session, group.id)
    moderators = moderators_of(uow.session, group.id, uow.today)
    names = _names(uow, {*moderators, *(one.person_id for one in people)})
    drill = uow.session.get(Drill, group.id)
    admitted = [one.person_id for one in people if one.admitted_at is not None]
    sees_people = actor.holds(Permission.GROUPS_PARTICIPANT_ADMIT, scope)
    candidates = dict.fromkeys((*moderators, *(admitted if sees_people else ())))
    return DeskView(
        id=group.id,
        name=group.name,
        slug=group.slug,
        channel=group.channel,
        has_chat=group.telegram_chat_id is not None,
        invite_link=group.invite_link,
        model=group.model,
        area=group.area,
        purpose=group.purpose,
        police=group.police,
        municipality=group.municipality,
        to_group=group.to_group,
        photo_policy=group.photo_policy,
        may_take_photos=released(uow.session, uow.today).photos,
        rules_version=group.rules_version,
        kinds=kinds,
        streets=streets_of(uow.session, group.id),
        known_streets=tuple(street.name for street in all_streets(uow.session)),
        today=uow.today,
        state=steps[-1].state,
        steps=tuple(_step(step) for step in steps),
        next_steps=_next(steps[-1].state),
        start_issues=_issues(uow, group, len(kinds), len(moderators)),
        kick_off_on=group.kick_off_on,
        front_runner_id=group.front_runner_id,
        candidates=tuple(Choice(id=one, name=names[one]) for one in candidates),
        contacts=tuple(_contact(one) for one in contacts_of(uow.session, group.id)),
        wanted_checks=wanted_checks(uow.session, group.id),
        checks=_checks(uow, group, moderators, names),
        drill_day=drill.day if drill else None,
        drill_placed_at=drill.placed_at if drill else None,
        is_released=release_in_force(uow.session, uow.today) is not None,
        participants=tuple(_participant(uow, group, one, names) for one in people)
        if sees_people
        else None,
        admitted=len(admitted),
    )


def _names(uow: UnitOfWork, ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    persons = uow.session.scalars(select(Person).where(Person.id.in_(ids)))
    return {person.id: person.name.full for person in persons}


def _step(step: GroupStep) -> StepLine:
    return StepLine(
        state=step.state,
        happened_on=step.happened_on,
        function=step.function,
        ground=step.ground,
    )


def _next(state: GroupState) -> tuple[NextStep, ...]:
    return tuple(
        NextStep(state=one, needs_ground=one in NEEDS_GROUND)
        for one in GroupState
        if one in TRANSITIONS[state]
    )


def _issues(uow: UnitOfWork, group: Group, kinds: int, moderators: int) -> tuple[StartIssue, ...]:
    return issues_before_start(
        moderators=moderators,
        kinds=kinds,
        kick_off_on=group.kick_off_on,
        has_front_runner=group.front_runner_id is not None,
        today=uow.today,
    )


def _checks(
    uow: UnitOfWork,
    group: Group,
    moderators: tuple[uuid.UUID, ...],
    names: dict[uuid.UUID, str],
) -> tuple[CheckLine, ...]:
    found = checks_of(uow.session, moderators)
    return tuple(
        CheckLine(
            person_id=one,
            name=names[one],
            kind=kind,
            seen_on=seen.seen_on if seen else None,
            seen_as=seen.seen_as if seen else "",
        )
        for one in moderators
        for kind in wanted_checks(uow.session, group.id)
        for seen in (found.get((one, kind)),)
    )


def _contact(contact: Contact) -> ContactLine:
    return ContactLine(
        id=contact.id,
        kind=contact.kind,
        function=contact.function,
        email=contact.email,
        delivery=contact.delivery,
        answer_within_days=contact.answer_within_days,
        absent_until=contact.absent_until,
        deputy_id=contact.deputy_id,
    )


def _participant(
    uow: UnitOfWork, group: Group, one: Participant, names: dict[uuid.UUID, str]
) -> ParticipantLine:
    return ParticipantLine(
        id=one.id,
        name=names[one.person_id],
        state=one.state,
        asked_at=one.asked_at,
        address_fit=one.address_fit,
        needs_eyes=one.address_fit not in FITS,
        is_new=is_newcomer(one.admitted_at, uow.now),
        is_up_to_date=one.accepted_version == group.rules_version,
    )
