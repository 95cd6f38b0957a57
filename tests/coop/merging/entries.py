"""Two entries of the register, and what is kept of them."""

import uuid

from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.db import Base
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.models import Member
from coop.merging.queries import MergeView, merge_view
from coop.merging.rules.choices import Side
from coop.merging.services import merge_persons
from coop.people.models import Channel
from coop.people.rules import ChannelKind


def merge(
    coop: Coop, one: uuid.UUID, other: uuid.UUID, actor: Actor = SYSTEM, **chosen: Side
) -> uuid.UUID | None:
    return coop.run(merge_persons, actor, one=one, other=other, chosen=chosen)


def seen(coop: Coop, one: uuid.UUID, other: uuid.UUID, **chosen: Side) -> MergeView:
    return coop.ask(merge_view, SYSTEM, one=one, other=other, chosen=chosen)


def member_of(coop: Coop, person_id: uuid.UUID) -> Member:
    with coop._reading() as session:
        return session.scalars(
            select(Member).where(Member.person_id == person_id, Member.merged_into_id.is_(None))
        ).one()


def channels_of(coop: Coop, person_id: uuid.UUID) -> set[tuple[ChannelKind, str]]:
    with coop._reading() as session:
        rows = session.scalars(select(Channel).where(Channel.person_id == person_id))
        return {(row.kind, row.value) for row in rows}


def everything(coop: Coop) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that say that somebody asked."""
    left_out = {"journal", "causes"}
    with coop._reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.tables.values()
            if table.name not in left_out
        }
