"""Two prevention groups: one talks in Telegram, one stays on WhatsApp (people-first C1)."""

import uuid
from dataclasses import dataclass

from coop.bootstrap import Coop
from coop.groups.rules import ContactKind, GroupChannel, GroupModel
from coop.groups.services.groups import add_contact, connect_chat, create_group
from coop.kernel.permissions import SYSTEM, Scope, ScopeKind
from coop.people.rules import RoleKind
from coop.people.services import grant_role
from coop.sample.people import FOUNDED_ON, local_noon
from coop.sample.telegram import GROUP_CHAT

POLICE = "Wijkagent Koningsveld"
POLICE_EMAIL = "wijkagent@politie-oefen.example"
NORTH = ("Lindenhof", "Kastanjestraat", "Beukenlaan", "Esdoornplein", "Wilgenpad")
SOUTH = ("Populierstraat", "Hazelaarweg", "Vlierstraat", "Meidoornhof", "Elzenkade")


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The two groups of the sample."""

    north: uuid.UUID
    south: uuid.UUID


def fill(coop: Coop, people: dict[str, uuid.UUID]) -> Groups:
    """Begin both groups, each with a moderator."""
    founded = coop.as_of(local_noon(FOUNDED_ON))
    north = founded.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Koningsveld-Noord",
        slug="koningsveld-noord",
        channel=GroupChannel.TELEGRAM,
        model=GroupModel.DEN_HAAG,
        area="Van de Lindenhof tot het Wilgenpad",
        purpose="Opletten, elkaar waarschuwen en de wijkagent helpen. Niets anders.",
        streets=NORTH,
    )
    founded.run(connect_chat, SYSTEM, group_id=north, telegram_chat_id=GROUP_CHAT)
    south = founded.run(
        create_group,
        SYSTEM,
        name="Buurtpreventie Koningsveld-Zuid",
        slug="koningsveld-zuid",
        channel=GroupChannel.OWN_APP,
        model=GroupModel.OSS,
        area="Van de Populierstraat tot de Elzenkade",
        purpose="Opletten en elkaar waarschuwen in de WhatsApp-groep van Zuid.",
        streets=SOUTH,
    )
    for group_id, moderator in ((north, "moderator"), (south, "moderator_app")):
        founded.run(
            grant_role,
            SYSTEM,
            person_id=people[moderator],
            kind=RoleKind.MODERATOR,
            scope=Scope(ScopeKind.GROUP, group_id),
            starts_on=FOUNDED_ON,
        )
    return Groups(north=north, south=south)


def agree_with_police(coop: Coop, group_id: uuid.UUID) -> uuid.UUID:
    """Record the wijkagent of a group, who answers within three working days."""
    return coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function=POLICE,
        email=POLICE_EMAIL,
        answer_within_days=3,
    )
