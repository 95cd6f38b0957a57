"""Makes what tests need, through use cases, with sensible defaults."""

import itertools
import uuid
from datetime import date

from coop.bootstrap import Coop
from coop.kernel.permissions import EVERYWHERE, NOBODY, SYSTEM, Actor, Scope
from coop.membership.services import add_member
from coop.people.lookups import SessionToken
from coop.people.rules import ChannelKind, LinkPurpose, Name, RoleKind
from coop.people.services import (
    add_channel,
    add_person,
    ask_to_sign_in,
    grant_role,
    issue_link,
    open_persona_session,
    sign_in_with_link,
)
from coop.statutes.rules import RuleKey
from coop.statutes.services import confirm_switch, propose_switch

_numbers = itertools.count(1)


def make_person(
    coop: Coop,
    *,
    given: str = "Ana",
    tussenvoegsel: str = "",
    family: str = "Bos",
    email: str | None = None,
    telegram: int | None = None,
    address_id: uuid.UUID | None = None,
    address_checked: bool = False,
) -> uuid.UUID:
    """Make a person, with the channels that are named."""
    person_id = coop.run(
        add_person,
        SYSTEM,
        name=Name(given=given, tussenvoegsel=tussenvoegsel, family=family),
        address_id=address_id,
        address_checked=address_checked,
    )
    channels = ((ChannelKind.EMAIL, email), (ChannelKind.TELEGRAM, telegram))
    for kind, value in channels:
        if value is not None:
            coop.run(add_channel, SYSTEM, person_id=person_id, kind=kind, value=str(value))
    return person_id


def make_member(
    coop: Coop,
    *,
    given: str = "Ana",
    family: str = "Bos",
    email: str | None = None,
    telegram: int | None = None,
    joined_on: date | None = None,
    address_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Make a person who is a member; returns the person's id."""
    person_id = make_person(
        coop, given=given, family=family, email=email, telegram=telegram, address_id=address_id
    )
    coop.run(add_member, SYSTEM, person_id=person_id, joined_on=joined_on)
    return person_id


def give_role(coop: Coop, person_id: uuid.UUID, kind: RoleKind, scope: Scope = EVERYWHERE) -> None:
    """Give somebody a function."""
    coop.run(grant_role, SYSTEM, person_id=person_id, kind=kind, scope=scope)


def sign_in(coop: Coop, person_id: uuid.UUID) -> str:
    """Open a session and return the token a browser's cookie would hold."""
    token = f"session-{next(_numbers)}-{person_id}"
    coop.run(open_persona_session, SYSTEM, person_id=person_id, token=token)
    return token


def sign_in_by_mail(coop: Coop, email: str) -> str:
    """Open a session as the link of a mail does: the second step is still to be taken."""
    token = f"session-{next(_numbers)}-{email}"
    sign_in_id = coop.run(ask_to_sign_in, NOBODY, email=email, browser=token, origin=token)
    link = coop.run(issue_link, SYSTEM, purpose=LinkPurpose.SIGN_IN, subject_id=sign_in_id)
    coop.run(sign_in_with_link, NOBODY, link=link, browser=token, token=token)
    return token


def actor_for(coop: Coop, person_id: uuid.UUID) -> Actor:
    """Return the actor a signed-in person is."""
    return coop.identify(SessionToken(sign_in(coop, person_id)))


def make_officer(coop: Coop, kind: RoleKind) -> Actor:
    """Make somebody with a function, who is no member."""
    person_id = make_person(coop, given=kind.value.capitalize())
    give_role(coop, person_id, kind)
    return actor_for(coop, person_id)


def turn_on(coop: Coop, key: RuleKey, article: str = "artikel 15 lid 4 van de statuten") -> None:
    """Turn a voting switch, as two board members do."""
    proposal_id = coop.run(
        propose_switch,
        make_officer(coop, RoleKind.SECRETARY),
        key=key,
        is_on=True,
        article=article,
        clause="Het stemrecht kan elektronisch worden uitgeoefend.",
        deed_page="7",
    )
    coop.run(confirm_switch, make_officer(coop, RoleKind.CHAIR), proposal_id=proposal_id)
