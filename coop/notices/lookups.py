"""Loaders that the outbox, services and queries share."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from coop.notices.models import Notice, RefusedAddress
from coop.notices.rules import CHANNEL_ORDER
from coop.parts.lookups import parts_off
from coop.parts.rules import notices_of
from coop.people.lookups import live_channels
from coop.people.models import Consent
from coop.people.rules import ChannelKind, Purpose


def is_pending() -> ColumnElement[bool]:
    """Select notices that still have to go out."""
    return and_(Notice.sent_at.is_(None), Notice.failed_at.is_(None), Notice.dropped_at.is_(None))


def alike(notice: Notice) -> tuple[ColumnElement[bool], ...]:
    """Select what tells the same about the same thing; only itself when it is about nothing."""
    if notice.subject_id is None:
        return (Notice.id == notice.id,)
    return (
        Notice.kind == notice.kind,
        Notice.subject_id == notice.subject_id,
        Notice.is_reply.is_(False),
    )


def is_in_nobodys_hands(now: datetime) -> ColumnElement[bool]:
    """Select notices that no worker is sending at this moment."""
    return or_(Notice.claimed_by.is_(None), Notice.lease_until < now)


def is_held(session: Session) -> ColumnElement[bool]:
    """Select notices of parts that are off: they wait, and nothing of them is lost."""
    return Notice.kind.in_(notices_of(parts_off(session)))


def is_refused(session: Session, address: str) -> bool:
    """Tell whether a mail address is known to take nothing."""
    found = session.scalar(
        select(RefusedAddress.id).where(RefusedAddress.address == address.lower())
    )
    return found is not None


def way_to_reach(
    session: Session,
    person_id: uuid.UUID,
    *,
    purpose: Purpose | None,
    only: ChannelKind | None,
    now: datetime,
) -> tuple[ChannelKind, str] | None:
    """Return the first live channel that a person agreed to, with its address."""
    channels = live_channels(session, person_id)
    agreed = (
        set(ChannelKind) if purpose is None else agreed_channels(session, person_id, purpose, now)
    )
    for kind in CHANNEL_ORDER:
        if kind in channels and kind in agreed and only in {None, kind}:
            return kind, channels[kind]
    return None


def first_way(channels: Mapping[ChannelKind, str]) -> tuple[ChannelKind, str] | None:
    """Return the first of somebody's channels in the order in which they are tried."""
    return next(((kind, channels[kind]) for kind in CHANNEL_ORDER if kind in channels), None)


def agreed_channels(
    session: Session, person_id: uuid.UUID, purpose: Purpose, now: datetime
) -> set[ChannelKind]:
    """Return over which kinds of channel a person agrees to hear of something now."""
    return set(
        session.scalars(
            select(Consent.channel).where(
                Consent.person_id == person_id,
                Consent.purpose == purpose,
                Consent.given_at <= now,
                or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > now),
            )
        )
    )
