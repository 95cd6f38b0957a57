"""Tents: one tonight after yesterday's call, and three that have been.

Told by Hatice, who plans them, as of the instants at which she did; neighbours answer for
themselves. Nobody was burgled: the streets do not exist.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from coop.bootstrap import Coop
from coop.buurtent.queries.flyers import round_view
from coop.buurtent.queries.overview import plan_choices
from coop.buurtent.rules import (
    CallSource,
    Cause,
    NeighbourAnswer,
    PoliceAnswer,
    PoliceContact,
    evening_of,
    local_moment,
    usual_day,
)
from coop.buurtent.rules.calls import Customs, ToldPlace
from coop.buurtent.rules.flyers import DeliveryOutcome
from coop.buurtent.services.calls import record_call
from coop.buurtent.services.customs import note_permit, set_customs
from coop.buurtent.services.flyers import tick_door
from coop.buurtent.services.invitations import answer_invitation, invite_neighbours
from coop.buurtent.services.police import record_police_answer, record_police_presence
from coop.buurtent.services.sessions import plan_session
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import EVERYWHERE, SYSTEM, Actor, ActorKind
from coop.people.rules import (
    ChannelKind,
    Name,
    Purpose,
    RoleKind,
    grants_of_resident,
    grants_of_role,
)
from coop.people.services import add_channel, add_person, record_consent
from coop.places.services import add_address
from coop.sample.people import FOUNDED_ON, local_noon
from coop.sample.personas import MAIL_DOMAIN
from coop.sample.places import STREETS, TOWN

POLICE = PoliceContact(name="Wijkagent Koningsveld", email="wijkagent@politie-oefen.example")
#: Tonight's tent was planned this long ago, so that its invitations have just gone out.
PLANNED_BEFORE = timedelta(minutes=20)
#: Between these nobody plans a tent, and invitations would wait for the morning.
EARLIEST, LATEST = time(7, 30), time(21, 30)
A_MONTH, A_YEAR = timedelta(days=30), timedelta(days=365)
#: So many flyers of tonight are in their letter boxes.
WALKED = 4
#: Who of tonight's neighbours has answered already.
ANSWERS = {
    "neighbour1": NeighbourAnswer.COMES,
    "neighbour2": NeighbourAnswer.COMES,
    "moderator": NeighbourAnswer.STAYS_AWAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Earlier:
    """A tent that has been."""

    days_ago: int
    street: str
    place: str
    said: PoliceAnswer | None
    has_come: bool


#: Neighbours of tonight's tent who are no members and read mail only: name, front door.
BY_MAIL = (
    (Name(given="Joke", family="Peters"), ("Wilgenpad", 3)),
    (Name(given="Ahmet", family="Kaya"), ("Wilgenpad", 16)),
    (Name(given="Lies", tussenvoegsel="van", family="Dongen"), ("Wilgenpad", 37)),
    (Name(given="Willem", tussenvoegsel="de", family="Kort"), ("Populierstraat", 8)),
    (Name(given="Samira", family="Haddad"), ("Populierstraat", 15)),
    (Name(given="Cor", family="Brouwers"), ("Populierstraat", 30)),
    (Name(given="Ingrid", family="Maas"), ("Esdoornplein", 21)),
    (Name(given="Rachid", family="Bouali"), ("Esdoornplein", 32)),
)

EARLIER = (
    _Earlier(
        days_ago=16,
        street="Hazelaarweg",
        place="Bij de ingang van het park",
        said=PoliceAnswer.CONFIRMED,
        has_come=True,
    ),
    _Earlier(
        days_ago=9,
        street="Esdoornplein",
        place="Midden op het plein",
        said=PoliceAnswer.CONFIRMED,
        has_come=False,
    ),
    _Earlier(
        days_ago=4,
        street="Beukenlaan",
        place="Op het grasveld bij de glasbak",
        said=None,
        has_come=True,
    ),
)


def fill(coop: Coop, people: dict[str, uuid.UUID]) -> uuid.UUID:
    """Make the tents and the calls behind them; returns tonight's."""
    volunteer = Actor(
        kind=ActorKind.PERSON,
        person_id=people["volunteer"],
        grants=grants_of_resident() | grants_of_role(RoleKind.VOLUNTEER, EVERYWHERE),
    )
    _settle(coop.as_of(local_noon(FOUNDED_ON)))
    _arrange(coop, volunteer)
    for earlier in EARLIER:
        _tell(coop, volunteer, earlier)
    return _tonight(coop, volunteer, people)


def _arrange(coop: Coop, volunteer: Actor) -> None:
    """Say what is usual in this neighbourhood, and what the gemeente allows."""
    now = coop.clock.now()
    began = coop.as_of(now - A_MONTH)
    customs = Customs(call_days=frozenset({0, 3}), call_by=time(17), fewest=2, most=4)
    began.run(set_customs, volunteer, customs=customs)
    last = (now + A_YEAR).date()
    began.run(note_permit, volunteer, reference="Z-2026-0417", valid_until=last)


def _settle(coop: Coop) -> None:
    """Let neighbours live there who agreed to hear of the tent by mail."""
    streets = {street.name: street for street in STREETS}
    for name, (street, number) in BY_MAIL:
        address_id = coop.run(
            add_address,
            SYSTEM,
            door=streets[street].door(number),
            street=street,
            town=TOWN,
            point=streets[street].point(number),
        )
        person_id = coop.run(add_person, SYSTEM, name=name, address_id=address_id)
        mailbox = f"{name.given}.{name.family}".lower()
        coop.run(
            add_channel,
            SYSTEM,
            person_id=person_id,
            kind=ChannelKind.EMAIL,
            value=f"{mailbox}@{MAIL_DOMAIN}",
        )
        coop.run(
            record_consent,
            SYSTEM,
            person_id=person_id,
            channel=ChannelKind.EMAIL,
            purpose=Purpose.BUURTENT,
            how="papier",
        )


def _tell(coop: Coop, volunteer: Actor, earlier: _Earlier) -> None:
    """Let one tent happen from the call to who came."""
    starts_at, ends_at = evening_of(coop.clock.now().date() - timedelta(days=earlier.days_ago))
    noon = coop.as_of(starts_at - timedelta(hours=6))
    places = _call(noon, volunteer, [earlier.street])
    session_id = noon.run(
        plan_session,
        volunteer,
        cause=Cause.BURGLARY,
        place=earlier.place,
        street=earlier.street,
        starts_at=starts_at,
        ends_at=ends_at,
        radius_m=60,
        call_place_ids=places,
        police=_police(noon, volunteer),
    )
    noon.run(invite_neighbours, volunteer, session_id=session_id)
    if earlier.said is not None:
        then = coop.as_of(starts_at - timedelta(hours=4))
        then.run(record_police_answer, volunteer, session_id=session_id, answer=earlier.said)
    coop.as_of(ends_at).run(
        record_police_presence, volunteer, session_id=session_id, has_come=earlier.has_come
    )


def _tonight(coop: Coop, volunteer: Actor, people: dict[str, uuid.UUID]) -> uuid.UUID:
    now = coop.clock.now()
    day = usual_day(now)
    starts_at, ends_at = evening_of(day)
    yesterday = coop.as_of(local_moment(now.astimezone(TIME_ZONE).date() - _A_DAY, time(16, 10)))
    places = _call(yesterday, volunteer, ["Wilgenpad", "Populierstraat"])
    then = coop.as_of(_waking(now - PLANNED_BEFORE))
    session_id = then.run(
        plan_session,
        volunteer,
        cause=Cause.BURGLARY,
        place="Op het veldje bij de speeltuin",
        street="Wilgenpad",
        starts_at=starts_at,
        ends_at=ends_at,
        radius_m=150,
        call_place_ids=places,
        police=_police(then, volunteer),
    )
    then.run(invite_neighbours, volunteer, session_id=session_id)
    _deliver(coop, volunteer, session_id)
    for key, answer in ANSWERS.items():
        neighbour = Actor(
            kind=ActorKind.PERSON, person_id=people[key], grants=grants_of_resident()
        )
        coop.run(answer_invitation, neighbour, session_id=session_id, answer=answer)
    return session_id


def _deliver(coop: Coop, volunteer: Actor, session_id: uuid.UUID) -> None:
    """Bring the first flyers round; somebody is still walking."""
    first = coop.ask(round_view, volunteer, session_id=session_id).sides[0].doors[:WALKED]
    for door in first:
        coop.run(
            tick_door,
            volunteer,
            session_id=session_id,
            invitation_id=door.invitation_id,
            outcome=DeliveryOutcome.DELIVERED,
        )


_A_DAY = timedelta(days=1)


def _waking(instant: datetime) -> datetime:
    """Return the instant, or the evening before it when it lies in the night."""
    local = instant.astimezone(TIME_ZONE)
    if EARLIEST <= local.time() < LATEST:
        return instant
    day = local.date() if local.time() >= LATEST else local.date() - _A_DAY
    return local_moment(day, LATEST)


def _police(coop: Coop, volunteer: Actor) -> PoliceContact:
    """Return the contact that the groups of the sample have, if there are groups."""
    contacts = coop.ask(plan_choices, volunteer).police
    return contacts[0] if contacts else POLICE


def _call(coop: Coop, volunteer: Actor, streets: list[str]) -> list[uuid.UUID]:
    call_id = coop.run(
        record_call,
        volunteer,
        received_at=coop.clock.now() - timedelta(minutes=5),
        caller="Taskforce",
        cause=Cause.BURGLARY,
        source=CallSource.POLICE,
        places=[
            ToldPlace(street=street, happened_on=(coop.clock.now() - _A_DAY).date())
            for street in streets
        ],
    )
    choices = coop.ask(plan_choices, volunteer)
    return [place.id for place in choices.places if place.call_id == call_id]
