"""Loaders that the outbox, services and queries share."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from coop.notices.models import Notice, RefusedAddress
from coop.notices.rules import CHANNEL_ORDER, LETTER_IS_NEWS, ON_PAPER, OwnCourse, own_course
from coop.parts.lookups import parts_off
from coop.parts.rules import notices_of
from coop.people.lookups import live_channels
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose


def is_pending() -> ColumnElement[bool]:
    """Select notices that still have to go out."""
    return and_(Notice.sent_at.is_(None), Notice.failed_at.is_(None), Notice.dropped_at.is_(None))


def waits_for_paper(now: datetime) -> ColumnElement[bool]:
    """Select what reached nobody and can be written as a letter to somebody's door."""
    return and_(
        Notice.kind.in_(ON_PAPER),
        Notice.failed_at.is_not(None),
        Notice.letters_id.is_(None),
        Notice.is_reply.is_(False),
        Notice.queued_at > now - LETTER_IS_NEWS,
        Notice.person_id.in_(select(Person.id).where(Person.address_id.is_not(None))),
    )


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


@dataclass(frozen=True, slots=True)
class Ways:
    """What is known of the ways to some notices' readers, read with a handful of statements."""

    #: Since when a channel is dead, by whose it is, its kind and its address.
    channels: Mapping[tuple[uuid.UUID, str, str], datetime | None]
    #: Mail addresses that take nothing.
    refused: frozenset[str]
    consents: frozenset[tuple[uuid.UUID, Purpose, ChannelKind]]

    def agreed(self, notice: Notice) -> frozenset[ChannelKind]:
        """Return over which channels the reader may be told this."""
        purpose, person_id = notice.consent_purpose, notice.person_id
        if person_id is None or purpose is None:
            return frozenset(ChannelKind)
        return frozenset(
            kind for kind in ChannelKind if (person_id, purpose, kind) in self.consents
        )

    def is_dead(self, notice: Notice) -> bool:
        """Tell whether nothing arrives any more where this notice should go."""
        assert notice.channel is not None
        assert notice.address is not None
        is_mail = notice.channel_kind is ChannelKind.EMAIL
        if is_mail and own_course(notice.notice_kind) is OwnCourse.SAFETY:
            # Its reader asked for it a moment ago: a code that is typed proves the address alive.
            return False
        if notice.person_id is not None:
            way = (notice.person_id, notice.channel, notice.address)
            if way in self.channels:
                return self.channels[way] is not None
        if is_mail:
            # A mail address may be nobody's channel, and be known not to work all the same.
            return notice.address.lower() in self.refused
        # An account of before: it is somebody else's now. The chat of a group is nobody's.
        return notice.person_id is not None


def ways_of(session: Session, notices: Sequence[Notice], now: datetime) -> Ways:
    """Return what is known of the ways to the readers of these notices."""
    people = {notice.person_id for notice in notices if notice.person_id is not None}
    addresses = {(notice.address or "").lower() for notice in notices}
    resting = {
        notice.person_id
        for notice in notices
        if notice.person_id is not None and notice.purpose is not None
    }
    channels = session.execute(
        select(Channel.person_id, Channel.kind, Channel.value, Channel.dead_since).where(
            Channel.person_id.in_(people)
        )
    )
    refused = session.scalars(
        select(RefusedAddress.address).where(RefusedAddress.address.in_(addresses))
    )
    return Ways(
        channels={(row[0], row[1].value, row[2]): row[3] for row in channels},
        refused=frozenset(refused),
        consents=_consents(session, resting, now) if resting else frozenset(),
    )


def _consents(
    session: Session, people: Collection[uuid.UUID], now: datetime
) -> frozenset[tuple[uuid.UUID, Purpose, ChannelKind]]:
    given = session.execute(
        select(Consent.person_id, Consent.purpose, Consent.channel).where(
            Consent.person_id.in_(people), *_stands(now)
        )
    )
    return frozenset((row[0], row[1], row[2]) for row in given)


def consents_to(
    session: Session,
    purpose: Purpose,
    channel: ChannelKind,
    people: Collection[uuid.UUID],
    now: datetime,
) -> set[uuid.UUID]:
    """Return who of these people agree to hear of something over a channel now."""
    return set(
        session.scalars(
            select(Consent.person_id).where(
                Consent.person_id.in_(people),
                Consent.purpose == purpose,
                Consent.channel == channel,
                *_stands(now),
            )
        )
    )


def _stands(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Consent.given_at <= now,
        or_(Consent.withdrawn_at.is_(None), Consent.withdrawn_at > now),
    )


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
                Consent.person_id == person_id, Consent.purpose == purpose, *_stands(now)
            )
        )
    )
