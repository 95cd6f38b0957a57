"""What the wijkagent tells the neighbourhood in the demo: a warning placed, a question waiting."""

import uuid
from datetime import timedelta

from coop.bootstrap import Coop
from coop.bulletins.queries import bulletin_desk
from coop.bulletins.rules import BulletinKind
from coop.bulletins.services.placing import place_bulletin
from coop.bulletins.services.sending import send_bulletin
from coop.kernel.permissions import SYSTEM, Actor, ActorKind, Scope, ScopeKind
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose, RoleKind, grants_of_role
from coop.people.services import issue_link

HOUR = timedelta(hours=1)
PLACED = (
    "Er lopen mensen langs de deur die zeggen dat zij van de bank zijn. "
    "Doe niet open en geef niets mee."
)
WAITING = "Wie zag vannacht een witte bestelbus bij het Esdoornplein?"


def warn(coop: Coop, group_id: uuid.UUID, contact_id: uuid.UUID) -> uuid.UUID:
    """Let the wijkagent warn, which a moderator placed, and ask, which still waits; return it."""
    now = coop.clock.now()
    early, late = coop.as_of(now - 3 * HOUR), coop.as_of(now - HOUR)
    for then, kind, text in (
        (early, BulletinKind.WARNING, PLACED),
        (late, BulletinKind.QUESTION, WAITING),
    ):
        then.run(
            send_bulletin,
            _sender(then, contact_id),
            group_ids=[group_id],
            kind=kind,
            text=text,
            ends_at=now + 20 * HOUR,
        )
    moderator = Actor(
        kind=ActorKind.PERSON,
        grants=grants_of_role(RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id)),
    )
    waiting, placed = (line.id for line in coop.ask(bulletin_desk, moderator).waiting)
    coop.as_of(now - 2 * HOUR).run(place_bulletin, moderator, bulletin_id=placed)
    return waiting


def _sender(coop: Coop, contact_id: uuid.UUID) -> Actor:
    """Come as the wijkagent does: with the link of a mail."""
    token = coop.run(
        issue_link,
        SYSTEM,
        purpose=LinkPurpose.BULLETIN,
        subject_id=contact_id,
        contact_id=contact_id,
    )
    return coop.identify(LinkToken(token))
