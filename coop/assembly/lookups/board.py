"""Finds who is on the board, now and before."""

import uuid
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coop.assembly.rules import Stint
from coop.kernel.permissions import ScopeKind
from coop.people.models import Person, Role
from coop.people.rules import FUNCTIONS, RoleKind
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey

BOARD_ROLES = (
    RoleKind.CHAIR,
    RoleKind.SECRETARY,
    RoleKind.TREASURER,
    RoleKind.BOARD_MEMBER,
)


def board_on(session: Session, day: date) -> dict[uuid.UUID, str]:
    """Return who is on the board on a day, by name; the chair first."""
    rows = session.execute(
        select(Person, Role.kind)
        .join(Role, Role.person_id == Person.id)
        .where(
            Role.kind.in_(BOARD_ROLES),
            Role.scope_kind == ScopeKind.ALL,
            Role.starts_on <= day,
            or_(Role.ends_on.is_(None), Role.ends_on > day),
        )
        .order_by(Role.starts_on, Person.sort_name)
    )
    found = sorted(rows, key=lambda row: BOARD_ROLES.index(row[1]))
    return {person.id: person.name.full for person, _ in found}


def board_roles(session: Session) -> list[Stint]:
    """Return every function on the board that anybody holds or held."""
    rows = session.execute(
        select(Role.person_id, Role.kind, Role.starts_on, Role.ends_on).where(
            Role.kind.in_(BOARD_ROLES), Role.scope_kind == ScopeKind.ALL
        )
    )
    return [
        Stint(person_id=person_id, function=FUNCTIONS[kind], starts_on=starts_on, ends_on=ends_on)
        for person_id, kind, starts_on, ends_on in rows
    ]


def terms_of_board(session: Session, day: date) -> tuple[int, int]:
    """Return how many years a term lasts, and how many terms somebody may sit."""
    rules = rules_in_force(session, day)
    return rules[RuleKey.BOARD_TERM].years, rules[RuleKey.BOARD_TERMS].number
