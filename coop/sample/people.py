"""The people with a part in the demo, with their channels, consents, functions and membership."""

import uuid
from dataclasses import replace
from datetime import date, datetime, time

from coop.bootstrap import Coop
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.services import add_member
from coop.people.lookups import TelegramAccount
from coop.people.rules import ChannelKind, Purpose
from coop.people.services import add_channel, add_person, grant_role, record_consent
from coop.sample.personas import EVERYBODY, Persona
from coop.sample.places import Doors

#: The day the cooperative was founded; who has a part here was there that day.
FOUNDED_ON = date(2021, 3, 15)


def fill(coop: Coop, doors: Doors) -> dict[str, uuid.UUID]:
    """Make everybody with a part; returns each person by his or her key."""
    # What they agreed to holds for all that is told of the time since then.
    coop = coop.as_of(local_noon(FOUNDED_ON))
    made = {}
    for persona in EVERYBODY:
        person_id = coop.run(
            add_person,
            SYSTEM,
            name=persona.name,
            address_id=doors[persona.home],
            address_checked=True,
        )
        _add_channels(coop, persona, person_id)
        for role in persona.roles:
            coop.run(grant_role, SYSTEM, person_id=person_id, kind=role, starts_on=FOUNDED_ON)
        if persona.is_member:
            coop.run(add_member, SYSTEM, person_id=person_id, joined_on=FOUNDED_ON)
        made[persona.key] = person_id
    return made


def local_noon(day: date) -> datetime:
    """Return noon of a day as the clocks in Tilburg show it."""
    return datetime.combine(day, time(12), TIME_ZONE)


def board_member(coop: Coop, key: str) -> Actor:
    """Return a board member of the demo, with what that function allows.

    The sample tells of deeds on the website, where the second step was taken first.
    """
    persona = next(one for one in EVERYBODY if one.key == key)
    actor = coop.identify(TelegramAccount(persona.telegram or 0))
    return replace(actor, grants=actor.grants | actor.withheld, withheld=frozenset())


def _add_channels(coop: Coop, persona: Persona, person_id: uuid.UUID) -> None:
    channels = {
        ChannelKind.EMAIL: persona.email,
        ChannelKind.TELEGRAM: str(persona.telegram) if persona.telegram else None,
    }
    purposes = [Purpose.BUURTENT]
    if persona.is_member:
        purposes += [Purpose.CONVOCATION, Purpose.ASSEMBLY, Purpose.NEWS]
    for kind, value in channels.items():
        if value is None:
            continue
        coop.run(add_channel, SYSTEM, person_id=person_id, kind=kind, value=value)
        for purpose in purposes:
            coop.run(
                record_consent,
                SYSTEM,
                person_id=person_id,
                channel=kind,
                purpose=purpose,
                how="papier",
            )
