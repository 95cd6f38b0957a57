"""Finds the group behind a chat, its rules, and who somebody in it is."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.groups.models import Group, Participant
from coop.moderation.errors import StoppedMessageNotFoundError
from coop.moderation.models import GroupRule, StoppedMessage
from coop.moderation.rules.kinds import DEFAULT_MEASURES, HouseRule, Measure
from coop.people.models import Channel
from coop.people.rules import ChannelKind


def group_in_chat(session: Session, chat_id: int) -> Group | None:
    """Return the group that talks in a chat, if it is one of ours."""
    return session.scalar(select(Group).where(Group.telegram_chat_id == chat_id))


def measures_of(session: Session, group_id: uuid.UUID) -> Mapping[HouseRule, Measure]:
    """Return what a group wants of each rule."""
    chosen = session.scalars(select(GroupRule).where(GroupRule.group_id == group_id))
    return {**DEFAULT_MEASURES, **{own.rule: own.measure for own in chosen}}


def account_of(session: Session, person_id: uuid.UUID) -> int | None:
    """Return the Telegram account of somebody, if it is known."""
    value = session.scalar(
        select(Channel.value).where(
            Channel.person_id == person_id, Channel.kind == ChannelKind.TELEGRAM
        )
    )
    return None if value is None else int(value)


def admitted_at_of(session: Session, group_id: uuid.UUID, account_id: int) -> datetime | None:
    """Return when the owner of an account was let into a group, if he or she takes part."""
    return session.scalar(
        select(Participant.admitted_at)
        .join(Channel, Channel.person_id == Participant.person_id)
        .where(
            Channel.kind == ChannelKind.TELEGRAM,
            Channel.value == str(account_id),
            Participant.group_id == group_id,
            Participant.ended_at.is_(None),
        )
    )


def item_by_id(session: Session, item_id: uuid.UUID, *, lock: bool = False) -> StoppedMessage:
    """Return one stopped message, or refuse."""
    item = session.get(StoppedMessage, item_id, with_for_update=lock or None)
    if item is None:
        raise StoppedMessageNotFoundError
    return item
