"""What the board sees of the parts: how they stand, what they need, what goes with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select

from coop.assembly.models import Meeting
from coop.buurtent.models import TentSession
from coop.groups.models import Group
from coop.incidents.lookups.reports import reports_in
from coop.incidents.rules.states import OPEN_FOR_REVIEW
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_current
from coop.membership.models import Member
from coop.notices.lookups import is_pending
from coop.notices.models import Notice
from coop.parts.lookups import parts_off, parts_set
from coop.parts.models import PartChange, PartTurn
from coop.parts.rules import (
    PARTS_OF_CHOICE,
    TABLE,
    Part,
    StartChoice,
    dependants_of,
    missing_for,
    turns_of_choice,
)
from coop.people.models import Role
from coop.setup.lookups import newest_number
from coop.setup.rules import Counted, Effect

#: The desk shows this many of the latest changes.
MOST_CHANGES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One part: how it stands, and what stands in the way of turning it."""

    part: Part
    is_on: bool
    #: Must be on first.
    missing: tuple[Part, ...]
    #: Must be off first.
    dependants: tuple[Part, ...]

    @property
    def may_turn(self) -> bool:
        """Tell whether no other part stands in the way."""
        return not (self.dependants if self.is_on else self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One press of the past."""

    changed_at: datetime
    changed_as: str
    start: StartChoice | None
    on: tuple[Part, ...]
    off: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsView:
    """All parts and what happened to them."""

    lines: tuple[PartLine, ...]
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One part, and what goes with it today."""

    line: PartLine
    effects: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """What one start choice would turn."""

    start: StartChoice
    goes_on: tuple[Part, ...]
    goes_off: tuple[Part, ...]
    stays_on: tuple[Part, ...]
    effects: Mapping[Part, tuple[Counted, ...]]
    #: How many changes there were when this was shown.
    seen: int


@use_case(Permission.PEOPLE_SESSION_OPEN)
def parts_that_are_off(uow: UnitOfWork, actor: Actor) -> frozenset[Part]:
    """Return what is off, for whoever shows the way."""
    return parts_off(uow.session)


@use_case(Permission.PEOPLE_SESSION_OPEN)
def has_members(uow: UnitOfWork, actor: Actor) -> bool:
    """Tell whether anybody is a member; then the website says how one leaves (BW 2:35 lid 6)."""
    found = select(Member.id).where(is_current(uow.today)).limit(1)
    return uow.session.scalar(found) is not None


@use_case(Permission.SETUP_PART_TURN)
def has_chosen(uow: UnitOfWork, actor: Actor) -> bool:
    """Tell whether the board ever chose how to begin, or turned a part."""
    return newest_number(uow.session) > 0


@use_case(Permission.SETUP_PART_TURN)
def parts_view(uow: UnitOfWork, actor: Actor) -> PartsView:
    """Return every part, and the latest changes."""
    return PartsView(lines=tuple(_line(uow, part) for part in Part), changes=tuple(_changes(uow)))


@use_case(Permission.SETUP_PART_TURN)
def part_view(uow: UnitOfWork, actor: Actor, *, part: Part) -> PartView:
    """Return one part with what goes with it."""
    return PartView(line=_line(uow, part), effects=_effects(uow, part))


@use_case(Permission.SETUP_PART_TURN)
def choice_view(uow: UnitOfWork, actor: Actor, *, start: StartChoice) -> ChoiceView:
    """Return what a start choice would turn."""
    off = parts_off(uow.session)
    turns = turns_of_choice(start, parts_set(uow.session))
    goes_off = tuple(part for part, is_on in turns.items() if not is_on and part not in off)
    return ChoiceView(
        start=start,
        goes_on=tuple(part for part, is_on in turns.items() if is_on and part in off),
        goes_off=goes_off,
        stays_on=tuple(
            part for part in Part if part in PARTS_OF_CHOICE[start] and part not in off
        ),
        effects={part: _effects(uow, part) for part in goes_off},
        seen=newest_number(uow.session),
    )


def _line(uow: UnitOfWork, part: Part) -> PartLine:
    on = frozenset(Part) - parts_off(uow.session)
    return PartLine(
        part=part,
        is_on=part in on,
        missing=missing_for(part, on),
        dependants=dependants_of(part, on),
    )


def _changes(uow: UnitOfWork) -> list[ChangeLine]:
    newest = uow.session.scalars(
        select(PartChange).order_by(PartChange.number.desc()).limit(MOST_CHANGES)
    ).all()
    turned = uow.session.execute(
        select(PartTurn.change_id, PartTurn.part, PartTurn.is_on).where(
            PartTurn.change_id.in_([change.id for change in newest])
        )
    ).all()
    parts = list(Part)

    def of(change: PartChange, *, is_on: bool) -> tuple[Part, ...]:
        found = [row.part for row in turned if row.change_id == change.id and row.is_on is is_on]
        return tuple(sorted(found, key=parts.index))

    return [
        ChangeLine(
            changed_at=change.changed_at,
            changed_as=change.changed_as,
            start=change.start,
            on=of(change, is_on=True),
            off=of(change, is_on=False),
        )
        for change in newest
    ]


def _effects(uow: UnitOfWork, part: Part) -> tuple[Counted, ...]:
    """Count what goes with a part; what there is none of is not worth saying."""
    counted = [
        Counted(Effect.HOLDERS, _number(uow, _holders(uow, part))),
        Counted(Effect.WAITING, _number(uow, _waiting(part))),
    ]
    if part in _ABOUT:
        effect, count = _ABOUT[part]
        counted.append(Counted(effect, count(uow)))
    return tuple(one for one in counted if one.count)


def _number(uow: UnitOfWork, statement: Select[int]) -> int:
    return uow.session.scalar(statement) or 0


def _holders(uow: UnitOfWork, part: Part) -> Select[int]:
    return select(func.count(Role.person_id.distinct())).where(
        Role.kind.in_(TABLE[part].functions),
        Role.starts_on <= uow.today,
        or_(Role.ends_on.is_(None), Role.ends_on > uow.today),
    )


def _waiting(part: Part) -> Select[int]:
    return select(func.count(Notice.id)).where(
        is_pending(), Notice.is_reply.is_(False), Notice.kind.in_(TABLE[part].notices)
    )


def _members(uow: UnitOfWork) -> int:
    return _number(uow, select(func.count(Member.id)).where(is_current(uow.today)))


def _meetings_on(uow: UnitOfWork) -> int:
    going_on = (Meeting.opened_at.is_not(None), Meeting.closed_at.is_(None))
    return _number(uow, select(func.count(Meeting.id)).where(*going_on))


def _reports_open(uow: UnitOfWork) -> int:
    groups = uow.session.scalars(select(Group.id)).all()
    return len(reports_in(uow.session, groups, OPEN_FOR_REVIEW))


def _tents_ahead(uow: UnitOfWork) -> int:
    ahead = (TentSession.ends_at > uow.now, TentSession.cancelled_at.is_(None))
    return _number(uow, select(func.count(TentSession.id)).where(*ahead))


#: What one would not want to find out afterwards.
_ABOUT: Mapping[Part, tuple[Effect, Callable[[UnitOfWork], int]]] = {
    Part.REGISTER: (Effect.MEMBERS, _members),
    Part.ASSEMBLY: (Effect.MEETINGS_ON, _meetings_on),
    Part.PREVENTION: (Effect.REPORTS_OPEN, _reports_open),
    Part.BUURTENT: (Effect.TENTS_AHEAD, _tents_ahead),
}
