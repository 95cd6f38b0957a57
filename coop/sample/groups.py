"""Two prevention groups: one talks in Telegram, one stays on WhatsApp (people-first C1)."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from coop.bootstrap import Coop
from coop.groups.rules import (
    ContactKind,
    Delivery,
    GroupChannel,
    GroupModel,
    GroupState,
    PhotoPolicy,
    ReportKind,
)
from coop.groups.services.groups import add_contact, connect_chat, create_group
from coop.groups.services.joining import admit_participant, ask_to_join
from coop.groups.services.life import move_group, plan_kick_off
from coop.groups.services.settings import choose_photos
from coop.kernel.permissions import SYSTEM, Actor, ActorKind, Scope, ScopeKind
from coop.people.rules import RoleKind, grants_of_resident, grants_of_role
from coop.people.services import grant_role
from coop.privacy.services.release import confirm_release, propose_release
from coop.sample.people import FOUNDED_ON, board_member, local_noon
from coop.sample.telegram import GROUP_CHAT
from coop.wording.dpia import DPIA_DIGEST

POLICE = "Wijkagent Koningsveld"
POLICE_EMAIL = "wijkagent@politie-oefen.example"
DEPUTY = "Wijkteam West"
DEPUTY_EMAIL = "wijkteam@politie-oefen.example"
NORTH = ("Lindenhof", "Kastanjestraat", "Beukenlaan", "Esdoornplein", "Wilgenpad")
SOUTH = ("Populierstraat", "Hazelaarweg", "Vlierstraat", "Meidoornhof", "Elzenkade")
#: Neighbours of north who take part, and one who asked this week.
IN_NORTH = ("resident", "neighbour1", "neighbour2", "neighbour5", "neighbour6", "neighbour7")
ASKS_NORTH = "neighbour8"
#: The board looks at it once a year.
RELEASED_AGO = timedelta(days=120)


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
        _start(founded, group_id, people[moderator])
    _release(coop)
    founded.run(choose_photos, SYSTEM, group_id=north, photos=PhotoPolicy.TAKEN_IN)
    _join(coop, people, north)
    return Groups(north=north, south=south)


def _start(coop: Coop, group_id: uuid.UUID, front_runner_id: uuid.UUID) -> None:
    """Hold the kick-off on the day on which the cooperative was founded."""
    ground = "Gemeente: er is nog geen groep in dit gebied, en er zijn twee beheerders."
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.TESTED, ground=ground)
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.WAITING)
    coop.run(
        plan_kick_off,
        SYSTEM,
        group_id=group_id,
        on=FOUNDED_ON,
        front_runner_id=front_runner_id,
    )
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.ACTIVE)


def _release(coop: Coop) -> None:
    """Let the board have read and adopted the DPIA (C6)."""
    then = coop.as_of(coop.clock.now() - RELEASED_AGO)
    then.run(
        propose_release,
        board_member(coop, "secretary"),
        seen_digest=DPIA_DIGEST,
        kinds=tuple(ReportKind),
        receivers=(ContactKind.POLICE,),
        ticked=(True,),
        police_on=(coop.clock.now() - RELEASED_AGO).date(),
        police_reference="Brief van de basiseenheid over wie antwoordt",
        photos=True,
    )
    then.run(confirm_release, board_member(coop, "chair"))


def _join(coop: Coop, people: dict[str, uuid.UUID], group_id: uuid.UUID) -> None:
    """Let neighbours of north ask, and its moderator let all in but the last."""
    scope = Scope(ScopeKind.GROUP, group_id)
    moderator = Actor(kind=ActorKind.PERSON, grants=grants_of_role(RoleKind.MODERATOR, scope))
    before = coop.as_of(coop.clock.now() - RELEASED_AGO)
    for key in (*IN_NORTH, ASKS_NORTH):
        then = before if key in IN_NORTH else coop.as_of(coop.clock.now() - timedelta(days=2))
        asked = then.run(
            ask_to_join,
            Actor(kind=ActorKind.PERSON, person_id=people[key], grants=grants_of_resident()),
            group_id=group_id,
            is_adult=True,
            accepts_rules=True,
            shows_name=True,
        )
        if key in IN_NORTH:
            then.run(admit_participant, moderator, participant_id=asked, address_seen=True)


def agree_with_police(
    coop: Coop, group_id: uuid.UUID, delivery: Delivery = Delivery.PER_REPORT
) -> uuid.UUID:
    """Record the wijkagent of a group, who answers within three working days, with a deputy."""
    deputy_id = coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function=DEPUTY,
        email=DEPUTY_EMAIL,
    )
    return coop.run(
        add_contact,
        SYSTEM,
        group_id=group_id,
        kind=ContactKind.POLICE,
        function=POLICE,
        email=POLICE_EMAIL,
        delivery=delivery,
        answer_within_days=3,
        deputy_id=deputy_id,
    )
