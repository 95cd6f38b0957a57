"""What can be seen of the second step: by whoever takes it, and by the board."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.documents import RecoverySheet, Vault, app_address, recovery_sheet_pdf
from coop.people.errors import SecondStepMissingError
from coop.people.lookups import person_by_id, second_step_of
from coop.people.models import (
    Authenticator,
    Passkey,
    Person,
    RecoveryCode,
    Role,
    SecondStepReset,
)
from coop.people.rules import FUNCTIONS, GUARDED_ROLES, hash_of, spelled
from coop.people.rules.second import RESET_LASTS
from coop.rendering.pdf import qr_picture

#: What somebody is called here who stands in for an officer.
DEPUTY = "plaatsvervanger"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondView:
    """How somebody's own second step stands."""

    #: A function waits for it, in this browser or in another.
    is_needed: bool
    #: The functions wait in this browser.
    is_waiting: bool
    app_since: datetime | None
    passkeys: int
    codes_left: int

    @property
    def is_set_up(self) -> bool:
        """Tell whether there is anything to take the step with."""
        return self.app_since is not None or self.passkeys > 0


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def second_view(uow: UnitOfWork, actor: Actor) -> SecondView:
    """Return how the actor's own second step stands."""
    assert actor.person_id is not None
    second = second_step_of(uow.session, actor.person_id)
    own = or_(Role.person_id == actor.person_id, Role.deputy_id == actor.person_id)
    guarded = select(func.count()).where(own, *_guarded_on(uow.today))
    return SecondView(
        is_needed=bool(uow.session.scalar(guarded)),
        is_waiting=bool(actor.withheld),
        app_since=second.app.set_up_at if second.app else None,
        passkeys=second.passkeys,
        codes_left=second.codes_left,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAuthenticator:
    """What an app needs to begin, as a picture and as text."""

    qr: str
    secret: str


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def new_authenticator(
    uow: UnitOfWork, actor: Actor, *, vault: Vault, site: str
) -> NewAuthenticator | None:
    """Return what the app that is being set up needs; nothing when none is.

    Not to who must take the step that exists first.
    """
    assert actor.person_id is not None
    second = second_step_of(uow.session, actor.person_id)
    if second.waiting is None or (second.is_set_up and actor.withheld):
        return None
    secret = vault.unlock(second.waiting.locked_secret)
    name = person_by_id(uow.session, actor.person_id).name.full
    return NewAuthenticator(
        qr=qr_picture(app_address(secret, site=site, name=name)), secret=spelled(secret)
    )


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def recovery_pdf(uow: UnitOfWork, actor: Actor, *, recovery: Sequence[str], site: str) -> bytes:
    """Return recovery codes as PDF, for who just made them and still knows them."""
    assert actor.person_id is not None
    issued = uow.session.scalars(
        select(RecoveryCode.issued_at).where(
            RecoveryCode.person_id == actor.person_id,
            RecoveryCode.code_hash.in_([hash_of(code) for code in recovery]),
        )
    ).all()
    if not issued or len(issued) != len(recovery):
        raise SecondStepMissingError
    person = person_by_id(uow.session, actor.person_id)
    return recovery_sheet_pdf(
        RecoverySheet(
            sender=site,
            name=person.name.full,
            codes=recovery,
            issued_at=issued[0],
            language=person.language,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReset:
    """A wish to take somebody's second step away, that waits for another board member."""

    reset_id: uuid.UUID
    proposed_at: datetime
    until: datetime
    proposed_by: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody with a function, and whether the second step is set up."""

    person_id: uuid.UUID
    name: str
    functions: tuple[str, ...]
    has_app: bool
    passkeys: int
    codes_left: int
    reset: OpenReset | None
    is_me: bool

    @property
    def is_set_up(self) -> bool:
        """Tell whether there is anything to take the step with."""
        return self.has_app or self.passkeys > 0


@use_case(Permission.PEOPLE_SECOND_STEP_RESET)
def officers_view(uow: UnitOfWork, actor: Actor) -> tuple[Officer, ...]:
    """Return everybody whose function waits for a second step, by name."""
    held = uow.session.execute(
        select(Person, Role.kind, Role.person_id)
        .join(Role, or_(Role.person_id == Person.id, Role.deputy_id == Person.id))
        .where(*_guarded_on(uow.today))
        .order_by(Person.sort_name, Person.id, Role.kind)
    ).all()
    people = {person.id: person for person, _, _ in held}
    functions: dict[uuid.UUID, dict[str, None]] = {}
    for person, kind, holder in held:
        function = FUNCTIONS[kind] if holder == person.id else DEPUTY
        functions.setdefault(person.id, {})[function] = None
    apps = _counted(uow, people, Authenticator, Authenticator.set_up_at.is_not(None))
    passkeys = _counted(uow, people, Passkey)
    codes = _counted(uow, people, RecoveryCode, RecoveryCode.used_at.is_(None))
    resets = _open_resets(uow, actor)
    return tuple(
        Officer(
            person_id=person.id,
            name=person.name.full,
            functions=tuple(functions[person.id]),
            has_app=person.id in apps,
            passkeys=passkeys.get(person.id, 0),
            codes_left=codes.get(person.id, 0),
            reset=resets.get(person.id),
            is_me=person.id == actor.person_id,
        )
        for person in people.values()
    )


@use_case(Permission.PEOPLE_SECOND_STEP_RESET)
def resets_for_me(uow: UnitOfWork, actor: Actor) -> int:
    """Count the wishes that the actor may confirm."""
    return sum(
        not reset.is_own and person_id != actor.person_id
        for person_id, reset in _open_resets(uow, actor).items()
    )


def _guarded_on(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Role.kind.in_(GUARDED_ROLES),
        Role.starts_on <= day,
        or_(Role.ends_on.is_(None), Role.ends_on > day),
    )


def _counted(
    uow: UnitOfWork,
    people: Collection[uuid.UUID],
    table: type[Authenticator | Passkey | RecoveryCode],
    *which: ColumnElement[bool],
) -> dict[uuid.UUID, int]:
    rows = uow.session.execute(
        select(table.person_id, func.count().label("count_of"))
        .where(table.person_id.in_(people), *which)
        .group_by(table.person_id)
    )
    return {row.person_id: row.count_of for row in rows}


def _open_resets(uow: UnitOfWork, actor: Actor) -> dict[uuid.UUID, OpenReset]:
    rows = uow.session.execute(
        select(SecondStepReset, Person)
        .join(Person, Person.id == SecondStepReset.proposed_by)
        .where(
            SecondStepReset.carried_out_at.is_(None),
            SecondStepReset.refused_at.is_(None),
            SecondStepReset.proposed_at > uow.now - RESET_LASTS,
        )
    )
    return {
        reset.person_id: OpenReset(
            reset_id=reset.id,
            proposed_at=reset.proposed_at,
            until=reset.proposed_at + RESET_LASTS,
            proposed_by=person.name.full,
            is_own=reset.proposed_by == actor.person_id,
        )
        for reset, person in rows
    }
