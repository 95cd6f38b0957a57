"""Copies of what is kept about somebody, for that somebody."""

from dataclasses import dataclass
from datetime import datetime

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import PersonNotFoundError
from coop.privacy.documents import Export, json_of, pdf_of
from coop.privacy.lookups import rows_about
from coop.statutes.lookups import rules_in_force
from coop.statutes.rules import RuleKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCopy:
    """A file to keep, and the moment it was made."""

    content: bytes
    made_at: datetime


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_copy(uow: UnitOfWork, actor: Actor) -> OwnCopy:
    """Return everything about whoever asks, for another program to read (AVG art. 20)."""
    export = _export(uow, actor)
    return OwnCopy(content=json_of(export), made_at=uow.now)


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_copy_to_read(uow: UnitOfWork, actor: Actor, *, locale: str) -> OwnCopy:
    """Return everything about whoever asks, on paper (AVG art. 15)."""
    export = _export(uow, actor)
    return OwnCopy(content=pdf_of(export, locale), made_at=uow.now)


def _export(uow: UnitOfWork, actor: Actor) -> Export:
    if actor.person_id is None:
        raise PersonNotFoundError
    rules = rules_in_force(uow.session, uow.today)
    return Export(
        cooperative=str(rules[RuleKey.LEGAL_NAME].value),
        made_at=uow.now,
        tables=rows_about(uow.session, actor.person_id),
    )
