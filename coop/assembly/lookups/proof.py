"""Brings together how every member was called, in words, for the proof of it."""

from collections.abc import Iterator
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from coop.assembly.documents.proof import Proof, ProofRow, ProofVersion
from coop.assembly.lookups.convocations import convocations_of
from coop.assembly.models import Convocation, Invitation, Meeting
from coop.kernel.clock import TIME_ZONE
from coop.people.models import Person
from coop.wording import convocation as words
from coop.wording import people
from coop.wording.catalogue import SOURCE, say


def proof_of(session: Session, meeting: Meeting, locale: str = SOURCE) -> Proof:
    """Return how each member was called to each version, and what came of it."""
    convocations = convocations_of(session, meeting.id)
    rows = session.execute(
        select(Invitation, Convocation.version)
        .join(Invitation.convocation)
        .join(Invitation.person)
        .where(Convocation.meeting_id == meeting.id)
        .order_by(Convocation.version, Invitation.member_number)
        .options(joinedload(Invitation.person))
    )
    facts = [_moment(meeting.starts_at, locale), meeting.place]
    if meeting.late_article is not None:
        facts.append(say(words.LATE, locale, article=meeting.late_article))
    return Proof(
        title=say(words.PROOF, locale, title=meeting.title),
        facts=tuple(facts),
        versions=[_version(one, locale) for one in convocations],
        rows=[_row(row, version, row.person, locale) for row, version in rows],
        locale=locale,
    )


def _version(convocation: Convocation, locale: str) -> ProofVersion:
    made = _moment(convocation.made_at, locale)
    told = say(words.FROZEN, locale, version=convocation.version, moment=made)
    return ProofVersion(
        version=convocation.version,
        told=f"{told} {convocation.reason}".strip(),
        digest=convocation.digest,
        content=convocation.content,
    )


def _row(row: Invitation, version: int, person: Person, locale: str) -> ProofRow:
    return ProofRow(
        version=version,
        number=row.member_number,
        name=person.name.full,
        how=say(words.REACHES[row.reach(has_postal_address=True)], locale),
        where=". ".join(_where(row, locale)),
        outcome=". ".join(_outcome(row, locale)),
    )


def _where(row: Invitation, locale: str) -> Iterator[str]:
    if row.mail_address is not None and row.consent_given_at is not None:
        way = people.CONSENT_WAYS.get(row.consent_how or "", row.consent_how or "")
        yield row.mail_address
        yield say(
            words.CONSENT,
            locale,
            day=_moment(row.consent_given_at, locale),
            how=say(way, locale),
        )
    if row.postal_address:
        yield row.postal_address


def _outcome(row: Invitation, locale: str) -> Iterator[str]:
    if row.sent_at is not None:
        yield say(words.MAILED, locale, moment=_moment(row.sent_at, locale))
    if row.failed_at is not None:
        yield say(words.BOUNCED, locale, moment=_moment(row.failed_at, locale))
    if row.handed_on is not None and row.handed_how is not None:
        handed = say(words.HANDINGS[row.handed_how], locale)
        yield say(
            words.HANDED, locale, how=handed, day=_day(row.handed_on, locale), by=row.handed_by
        )
    if row.returned_on is not None:
        yield say(words.RETURNED, locale, day=_day(row.returned_on, locale))


def _moment(instant: datetime, locale: str) -> str:
    return format_datetime(instant, "d MMMM y HH:mm", tzinfo=TIME_ZONE, locale=locale)


def _day(day: date, locale: str) -> str:
    return format_date(day, "d MMMM y", locale=locale)
