"""Makes one person of two entries.

Nothing that was voted changes: rolls, ballots and attendance keep the entry they were made for,
which stays behind for them without address and channels, and leads to the one that stays.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, delete, exists, select, update

from coop.contribution.models import Mandate
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.members import membership_of
from coop.membership.models import Member
from coop.membership.rules.lifecycle import Change
from coop.membership.services.history import keep_change
from coop.merging.lookups import MEMBERS, PERSONS, entries, lock_meetings, moving, obstacles
from coop.merging.rules.choices import (
    Agreement,
    Choices,
    Entry,
    Side,
    choices_between,
    plan_agreements,
)
from coop.people.models import Channel, Consent, Person, PersonMerge, Role, Session, SignIn
from coop.people.rules import ChannelKind
from coop.wording.catalogue import N_, say


@use_case(Permission.MERGING_PERSON_MERGE)
def merge_persons(
    uow: UnitOfWork,
    actor: Actor,
    *,
    one: uuid.UUID,
    other: uuid.UUID,
    chosen: Mapping[str, Side],
) -> uuid.UUID | None:
    """Give all that is one entry's to the other, and return the membership that stays."""
    lock_meetings(uow.session)
    first, second = entries(uow, one, other, lock=True)
    for obstacle in obstacles(uow, actor, first, second):
        raise obstacle
    choices = choices_between(first, second, chosen)
    sides = {Side.ONE: first, Side.OTHER: second}
    stays, goes = sides[choices.stays], sides[choices.stays.opposite]
    member_id = _join_memberships(uow, actor, stays, goes, sides[choices.joined].joined_on)
    _move_roles(uow, stays, goes)
    _move_agreements(uow, stays, goes, choices)
    _move_channels(uow, stays, goes, choices)
    _take_over(uow, stays, sides, choices)
    uow.session.execute(
        update(Session)
        .where(Session.person_id == goes.person_id, Session.ended_at.is_(None))
        .values(ended_at=uow.now)
    )
    for column in moving(PERSONS):
        _move_rows(uow, column, stays.person_id, goes.person_id)
    uow.session.add(
        PersonMerge(
            person_id=goes.person_id,
            into_id=stays.person_id,
            merged_at=uow.now,
            merged_by=actor.person_id,
            choices=choices.plain,
        )
    )
    uow.note("person", stays.person_id, merged=str(goes.person_id))
    return member_id


def _take_over(
    uow: UnitOfWork, stays: Entry, sides: Mapping[Side, Entry], choices: Choices
) -> None:
    people = {side: uow.session.get_one(Person, entry.person_id) for side, entry in sides.items()}
    person, gone = people[choices.stays], people[choices.stays.opposite]
    name, place = sides[choices.name].name, people[choices.address]
    person.given_name, person.tussenvoegsel = name.given, name.tussenvoegsel
    person.family_name = name.family
    person.__post_init__()
    person.language = sides[choices.language].language
    person.address_id, person.address_checked_at = place.address_id, place.address_checked_at
    # Without door and channels nobody takes the empty entry for a person again.
    gone.address_id = gone.address_checked_at = None


def _join_memberships(
    uow: UnitOfWork, actor: Actor, stays: Entry, goes: Entry, joined_on: date | None
) -> uuid.UUID | None:
    staying = membership_of(uow.session, stays.person_id, uow.today, lock=True)
    going = membership_of(uow.session, goes.person_id, uow.today, lock=True)
    if staying is not None and going is not None:
        staying.joined_on = joined_on or staying.joined_on
        going.ended_on = uow.today
        going.merged_into_id = staying.id
        _move_mandates(uow, actor, staying.id, going.id)
        for column in moving(MEMBERS):
            _move_rows(uow, column, staying.id, going.id)
        _tell(uow, actor, going, staying.number)
    kept = staying or going
    if kept is None:
        return None
    _tell(uow, actor, kept, goes.number if staying else None)
    return kept.id


def _tell(uow: UnitOfWork, actor: Actor, member: Member, number: int | None) -> None:
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.MERGED,
        happened_on=uow.today,
        reason=say(N_("De andere inschrijving had lidnummer %(number)s."), number=number)
        if number
        else "",
    )


def _move_mandates(uow: UnitOfWork, actor: Actor, staying: uuid.UUID, going: uuid.UUID) -> None:
    # One mandate in force a member: of two, that of the membership that stays.
    in_force = select(Mandate.id).where(Mandate.member_id == staying, Mandate.revoked_on.is_(None))
    if uow.session.scalar(in_force) is not None:
        uow.session.execute(
            update(Mandate)
            .where(Mandate.member_id == going, Mandate.revoked_on.is_(None))
            .values(revoked_on=uow.today, revoked_by=actor.person_id)
        )
    uow.session.execute(
        update(Mandate).where(Mandate.member_id == going).values(member_id=staying)
    )


def _move_roles(uow: UnitOfWork, stays: Entry, goes: Entry) -> None:
    pair = {stays.person_id, goes.person_id}
    roles = uow.session.scalars(
        select(Role).where(Role.person_id.in_(pair) | Role.deputy_id.in_(pair))
    ).all()
    held = {
        (role.kind, role.scope)
        for role in roles
        if role.person_id == stays.person_id and _is_open(role, uow.today)
    }
    for role in roles:
        if role.person_id == goes.person_id:
            if (role.kind, role.scope) in held and _is_open(role, uow.today):
                role.ends_on = max(role.starts_on, uow.today)
            role.person_id = stays.person_id
        if role.deputy_id == goes.person_id:
            role.deputy_id = stays.person_id
        if role.deputy_id == role.person_id:
            # Nobody stands in for oneself.
            role.deputy_id = None


def _is_open(role: Role, today: date) -> bool:
    return role.ends_on is None or role.ends_on > today


def _move_agreements(uow: UnitOfWork, stays: Entry, goes: Entry, choices: Choices) -> None:
    both = {stays.person_id: choices.stays, goes.person_id: choices.stays.opposite}
    rows = {
        row.id: row
        for row in uow.session.scalars(select(Consent).where(Consent.person_id.in_(both)))
    }
    for row in rows.values():
        # BW 2:41 lid 5: the consent was for an address that does not stay.
        if row.withdrawn_at is None and not choices.keeps(row.channel, both[row.person_id]):
            row.withdrawn_at = uow.now
        row.person_id = stays.person_id
    plan = plan_agreements([_agreement(row) for row in rows.values()])
    for consent_id, at in plan.ended.items():
        rows[consent_id].withdrawn_at = at
    uow.session.execute(delete(Consent).where(Consent.id.in_(plan.doubled)))


def _agreement(row: Consent) -> Agreement:
    return Agreement(
        id=row.id,
        channel=row.channel,
        purpose=row.purpose,
        given_at=row.given_at,
        withdrawn_at=row.withdrawn_at,
    )


def _move_channels(uow: UnitOfWork, stays: Entry, goes: Entry, choices: Choices) -> None:
    both = {stays.person_id: choices.stays, goes.person_id: choices.stays.opposite}
    rows = uow.session.scalars(select(Channel).where(Channel.person_id.in_(both))).all()
    kept: dict[tuple[ChannelKind, str], Channel] = {}
    for row in sorted(rows, key=lambda row: row.person_id != stays.person_id):
        if choices.keeps(row.kind, both[row.person_id]):
            same = kept.setdefault((row.kind, row.value), row)
            _join(same, row)
    for spare in _spare_accounts(list(kept.values())):
        del kept[spare.kind, spare.value]
    gone = [row for row in rows if kept.get((row.kind, row.value)) is not row]
    for row in gone:
        instead = kept.get((row.kind, row.value))
        uow.session.execute(
            update(SignIn)
            .where(SignIn.channel_id == row.id)
            .values(channel_id=instead.id if instead else None)
        )
    uow.session.execute(delete(Channel).where(Channel.id.in_([row.id for row in gone])))
    for row in kept.values():
        row.person_id = stays.person_id


def _join(kept: Channel, same: Channel) -> None:
    """Let one address know what was known of it twice."""
    kept.verified_at = min(filter(None, (kept.verified_at, same.verified_at)), default=None)
    if kept.dead_since is not None:
        kept.dead_since = same.dead_since and max(kept.dead_since, same.dead_since)


def _spare_accounts(channels: list[Channel]) -> list[Channel]:
    # One account a person, as when somebody links a new one: a phone that was given away must
    # not vote.
    accounts = [channel for channel in channels if channel.kind is ChannelKind.TELEGRAM]
    accounts.sort(key=lambda channel: channel.verified_at or datetime.min.replace(tzinfo=UTC))
    return accounts[:-1]


def _move_rows(
    uow: UnitOfWork, column: Column[uuid.UUID], stays: uuid.UUID, goes: uuid.UUID
) -> None:
    """Let the rows that name the one name the other, but where there may be only one of them."""
    table = column.table
    assert isinstance(table, Table)
    held = table.alias()
    free = [
        ~exists().where(held.c[column.name] == stays, *(held.c[part.name] == part for part in key))
        for key in _keys_beside(table, column)
    ]
    uow.session.execute(update(table).where(column == goes, *free).values({column.name: stays}))


def _keys_beside(table: Table, column: Column[uuid.UUID]) -> list[list[Column[Any]]]:
    """Return with which other columns this one makes a row the only one of its kind."""
    # Any: columns of every type.
    keys = [list(table.primary_key.columns)]
    keys += [list(one.columns) for one in table.constraints if isinstance(one, UniqueConstraint)]
    keys += [list(one.columns) for one in table.indexes if one.unique]
    return [[part for part in key if part is not column] for key in keys if column in key]
