"""Finds reports in progress and what their questions depend on."""

import uuid
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.groups.lookups import kinds_of, streets_of
from coop.incidents.errors import DraftNotFoundError
from coop.incidents.lookups.attachments import with_attachments
from coop.incidents.lookups.descriptions import with_descriptions
from coop.incidents.models import Draft
from coop.incidents.rules.answers import Answers, DraftKey, Moment, Step
from coop.incidents.rules.questions import Scene
from coop.incidents.rules.states import DRAFT_LASTS
from coop.kernel.permissions import Actor, ActorKind
from coop.people.rules import hash_of
from coop.places.models import Address
from coop.places.rules import distance_m

#: Around a point, in degrees: about 200 m north to south, a little less east to west.
BOX = 0.002
NEAR_M = 150


def draft_of(
    session: Session, actor: Actor, key: DraftKey, now: datetime, *, lock: bool = False
) -> Draft | None:
    """Return the report an actor began: a person's own, or that of a browser's token."""
    query = select(Draft).where(Draft.touched_at > now - DRAFT_LASTS)
    if actor.kind is ActorKind.PERSON:
        query = query.where(Draft.person_id == actor.person_id)
    elif key.token:
        query = query.where(Draft.token_hash == hash_of(key.token))
    else:
        return None
    if key.draft_id is not None:
        query = query.where(Draft.id == key.draft_id)
    if key.group_id is not None:
        query = query.where(Draft.group_id == key.group_id)
    query = query.order_by(Draft.touched_at.desc(), Draft.id).limit(1)
    return session.scalar(query.with_for_update() if lock else query)


def own_draft(session: Session, actor: Actor, key: DraftKey, now: datetime) -> Draft:
    """Return an actor's own draft, locked because it is about to change, or refuse."""
    draft = draft_of(session, actor, key, now, lock=True)
    if draft is None:
        raise DraftNotFoundError
    return draft


def answers_of(session: Session, draft: Draft) -> Answers:
    """Return everything said so far in a draft."""
    said = with_descriptions(session, draft.what_was_said(), draft_id=draft.id)
    said = with_attachments(session, said, draft_id=draft.id)
    moment = said.moment
    if moment is not None:
        moment = Moment(
            precision=moment.precision, at=moment.at, is_ambiguous=draft.moment_ambiguous
        )
    return replace(
        said,
        moment=moment,
        moment_right=draft.moment_right,
        contact=draft.contact,
        email=draft.email,
        skipped=frozenset(Step(step) for step in draft.skipped.split()),
    )


def scene_of(session: Session, group_id: uuid.UUID, actor: Actor, now: datetime) -> Scene:
    """Return what the questions of a group depend on."""
    return Scene(
        kinds=kinds_of(session, group_id),
        streets=streets_of(session, group_id),
        knows_reporter=actor.kind is ActorKind.PERSON,
        now=now,
    )


def nearest_street(session: Session, latitude: float, longitude: float) -> str | None:
    """Return the street of the nearest known front door, if one is near."""
    doors = session.execute(
        select(Address.street, Address.latitude, Address.longitude).where(
            Address.latitude.between(latitude - BOX, latitude + BOX),
            Address.longitude.between(longitude - BOX, longitude + BOX),
        )
    )
    here = (latitude, longitude)
    near = [
        (distance_m(here, (lat, lon)), street)
        for street, lat, lon in doors
        if lat is not None and lon is not None
    ]
    distance, street = min(near, default=(NEAR_M + 1, None))
    return street if distance <= NEAR_M else None


def begun_since(session: Session, origin: str | None, since: datetime) -> int:
    """Count the reports begun from one place on the network."""
    if origin is None:
        return 0
    query = (
        select(func.count())
        .select_from(Draft)
        .where(Draft.origin_hash == origin, Draft.started_at > since)
    )
    return session.scalar(query) or 0
