"""What goes with the motions of the demo, and what members want changed in them."""

import uuid

from coop.assembly.queries import meeting_view
from coop.assembly.rules import Answer, Check, Interest, Money, Verdict
from coop.assembly.services import (
    give_advice,
    give_statement,
    submit_amendment,
    write_motion,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import EVERYWHERE, Actor, ActorKind, Grant
from coop.people.rules import RoleKind, grants_of_member, grants_of_role

BIKE, LAMPS = "Een deelbakfiets voor de buurt", "Licht in de achterpaden"
#: By title of the point: money, who was heard, and the belangenkaart.
BACKGROUNDS: dict[str, tuple[Money, str, tuple[Interest, ...]]] = {
    BIKE: (
        Money(cents=520_000, with_vat=True),
        "De fietsenmaker op het plein en twaalf gezinnen uit de wijk.",
        (
            Interest(
                partner="Gezinnen zonder auto",
                goal="Boodschappen en kinderen vervoeren",
                interest="Zij kunnen zelf geen bakfiets betalen.",
            ),
            Interest(
                partner="Het wijkhuis",
                goal="De fiets niet voor de deur",
                interest="De stoep moet vrij blijven voor rolstoelen.",
            ),
        ),
    ),
    LAMPS: (
        Money(cents=180_000, with_vat=False),
        "Bewoners van de achterpaden. Twee van hen willen geen lamp.",
        (),
    ),
}


def write(coop: Coop, secretary: Actor, meeting_id: uuid.UUID) -> None:
    """Write what goes with the motions of a meeting before the members are convened."""
    for item in coop.ask(meeting_view, secretary, meeting_id=meeting_id).items:
        if item.title in BACKGROUNDS:
            money, heard, interests = BACKGROUNDS[item.title]
            coop.run(
                write_motion,
                secretary,
                item_id=item.id,
                title=item.title,
                explanation=item.explanation,
                motion=item.motion,
                money=money,
                heard=heard,
                interests=interests,
            )


def discuss(coop: Coop, people: dict[str, uuid.UUID], meeting_id: uuid.UUID) -> None:
    """Let others speak about the motions of a meeting, and members propose amendments."""
    member = _as(people["volunteer"], grants_of_member())
    items = coop.ask(meeting_view, member, meeting_id=meeting_id).items
    bike, lamps = (next(one for one in items if one.title == title) for title in (BIKE, LAMPS))
    coop.run(
        give_statement,
        _officer(people["member2"], RoleKind.PROCESS_GUARDIAN),
        item_id=bike.id,
        answers=dict.fromkeys(Check, Answer.YES),
    )
    coop.run(
        give_advice,
        _officer(people["neighbour8"], RoleKind.SUPERVISOR),
        item_id=bike.id,
        verdict=Verdict.RESERVED,
        text="Een goed plan. Sluit wel eerst een verzekering.",
    )
    coop.run(
        submit_amendment,
        member,
        item_id=lamps.id,
        text=lamps.motion.replace("tien lampen", "twaalf lampen"),
        explanation="Ook het pad achter de school is donker.",
    )


def _as(person_id: uuid.UUID, grants: frozenset[Grant]) -> Actor:
    return Actor(kind=ActorKind.PERSON, person_id=person_id, grants=grants)


def _officer(person_id: uuid.UUID, kind: RoleKind) -> Actor:
    return _as(person_id, grants_of_role(kind, EVERYWHERE))
