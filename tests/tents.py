"""Makes a small neighbourhood with a tent in it, through use cases."""

import itertools
import uuid
from datetime import datetime, time, timedelta

from coop.bootstrap import Coop
from coop.buurtent.rules import Cause, PoliceContact, evening_of, local_moment
from coop.buurtent.services.sessions import plan_session
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import ChannelKind, Purpose, RoleKind
from coop.people.services import record_consent
from coop.places.rules import Door
from coop.places.services import add_address
from tests.doubles import START
from tests.makers import actor_for, give_role, make_person

STREET = "Lindenhof"
CENTRE = (51.5656, 5.0622)
#: About eleven metres north.
STEP = 0.0001
POLICE = PoliceContact(name="Wijkagent Koningsveld", email="wijkagent@politie-oefen.example")
TONIGHT, TONIGHT_END = evening_of(START.date())

_numbers = itertools.count(1)


def daytime(now: datetime) -> datetime:
    """Return now, or the last instant before it at which people are awake.

    Invitations made at night wait for the morning; a test by the real clock cannot.
    """
    local = now.astimezone(TIME_ZONE)
    if 8 <= local.hour < 21:
        return now
    day = local.date() if local.hour >= 21 else local.date() - timedelta(days=1)
    return local_moment(day, time(20))


def next_noon(now: datetime) -> datetime:
    """Return a noon by which the whole story lies in the day: no quiet hours, tent tonight."""
    local = now.astimezone(TIME_ZONE)
    day = local.date() + timedelta(days=0 if local.hour < 12 else 1)
    return local_moment(day, time(12))


def make_address(
    coop: Coop, *, steps: float = 0, street: str = STREET, number: int | None = None
) -> uuid.UUID:
    """Make a front door some eleven-metre steps north of the centre."""
    return coop.run(
        add_address,
        SYSTEM,
        door=Door(postcode="5099AA", house_number=number or next(_numbers)),
        street=street,
        town="Tilburg",
        point=(CENTRE[0] + steps * STEP, CENTRE[1]),
    )


def make_neighbour(
    coop: Coop,
    address_id: uuid.UUID,
    *,
    email: str | None = None,
    telegram: int | None = None,
    agrees: bool = True,
    given: str = "Ana",
) -> uuid.UUID:
    """Make somebody who lives there, with consent for each channel that is named."""
    person_id = make_person(
        coop, given=given, email=email, telegram=telegram, address_id=address_id
    )
    named = ((ChannelKind.EMAIL, email), (ChannelKind.TELEGRAM, telegram))
    for kind, value in named:
        if agrees and value is not None:
            coop.run(
                record_consent,
                SYSTEM,
                person_id=person_id,
                channel=kind,
                purpose=Purpose.BUURTENT,
                how="papier",
            )
    return person_id


def make_volunteer(coop: Coop, *, email: str | None = None, given: str = "Hatice") -> Actor:
    """Make a volunteer and return the actor he or she is when signed in."""
    person_id = make_person(coop, given=given, email=email)
    give_role(coop, person_id, RoleKind.VOLUNTEER)
    return actor_for(coop, person_id)


def make_tent(
    coop: Coop,
    actor: Actor = SYSTEM,
    *,
    starts_at: datetime = TONIGHT,
    ends_at: datetime | None = None,
    radius_m: int | None = 150,
    police: PoliceContact | None = POLICE,
    street: str = STREET,
    streets: tuple[str, ...] = (),
) -> uuid.UUID:
    """Plan a tent; its street must have a front door."""
    return coop.run(
        plan_session,
        actor,
        cause=Cause.BURGLARY,
        place="Op het plein bij de speeltuin",
        street=street,
        starts_at=starts_at,
        ends_at=ends_at or starts_at + timedelta(minutes=90),
        radius_m=radius_m,
        streets=streets,
        police=police,
    )
