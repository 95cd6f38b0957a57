"""What goes to and fro in North between moderator, wijkagent and reporter."""

import uuid
from collections.abc import Mapping
from datetime import timedelta

from coop.bootstrap import Coop
from coop.bulletins.queries import bulletin_desk
from coop.bulletins.rules import BulletinKind
from coop.bulletins.services.placing import place_bulletin
from coop.bulletins.services.sending import send_bulletin
from coop.incidents.services.claims import claim_report
from coop.incidents.services.merging import merge_report
from coop.incidents.services.talk import ask_as_agent
from coop.kernel.permissions import SYSTEM, Actor, ActorKind, Scope, ScopeKind
from coop.people.lookups import LinkToken
from coop.people.rules import LinkPurpose, RoleKind, grants_of_role
from coop.people.services import issue_link

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ASKED = "Hoe laat was het ongeveer?"
PLACED = (
    "Er lopen mensen langs de deur die zeggen dat zij van de bank zijn. "
    "Doe niet open en geef niets mee."
)
WAITING = "Wie zag vannacht een witte bestelbus bij het Esdoornplein?"


def fill(
    coop: Coop,
    moderator_id: uuid.UUID,
    group_id: uuid.UUID,
    contact_id: uuid.UUID,
    reports: Mapping[str, uuid.UUID],
) -> None:
    """Take reports a step further, and let the wijkagent warn the neighbourhood."""
    now = coop.clock.now()
    moderator = Actor(
        kind=ActorKind.PERSON,
        person_id=moderator_id,
        grants=grants_of_role(RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id)),
    )
    coop.as_of(now - 90 * MINUTE).run(
        merge_report, moderator, report_id=reports["again"], into_id=reports["theft"]
    )
    coop.as_of(now - 3 * MINUTE).run(claim_report, moderator, report_id=reports["claimed"])
    asking = coop.as_of(now - 5 * HOUR)
    agent = _holder(asking, LinkPurpose.REPORT_ANSWER, reports["asked"], contact_id)
    asking.run(ask_as_agent, agent, report_id=reports["asked"], text=ASKED)
    _warn(coop, moderator, group_id, contact_id)


def _warn(coop: Coop, moderator: Actor, group_id: uuid.UUID, contact_id: uuid.UUID) -> None:
    """Let the wijkagent warn, which the moderator placed, and ask, which still waits."""
    now = coop.clock.now()
    for ago, kind, text in (
        (3 * HOUR, BulletinKind.WARNING, PLACED),
        (HOUR, BulletinKind.QUESTION, WAITING),
    ):
        then = coop.as_of(now - ago)
        then.run(
            send_bulletin,
            _holder(then, LinkPurpose.BULLETIN, contact_id, contact_id),
            group_ids=[group_id],
            kind=kind,
            text=text,
            ends_at=now + 20 * HOUR,
        )
    (placed,) = (one for one in coop.ask(bulletin_desk, moderator).waiting if one.text == PLACED)
    coop.as_of(now - 2 * HOUR).run(place_bulletin, moderator, bulletin_id=placed.id)


def _holder(
    coop: Coop, purpose: LinkPurpose, subject_id: uuid.UUID, contact_id: uuid.UUID
) -> Actor:
    """Come as the wijkagent does: with the link of a mail."""
    token = coop.run(
        issue_link, SYSTEM, purpose=purpose, subject_id=subject_id, contact_id=contact_id
    )
    return coop.identify(LinkToken(token))
