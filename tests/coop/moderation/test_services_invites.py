"""Personal links: made for who is let in, taken back when used or when somebody goes."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import GroupNotInUseError, ParticipantNotFoundError
from coop.groups.services.joining import admit_participant, ask_to_join, leave_group
from coop.groups.services.settings import keep_invite_link
from coop.kernel.permissions import SYSTEM, Actor
from coop.moderation.models import ChatInvite
from coop.moderation.queries.orders import due_orders
from coop.moderation.rules.invites import ENDED_KEPT, INVITE_LASTS, still_works
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.rights import Trouble, trouble_in
from coop.moderation.services.invites import (
    ask_invite,
    forget_invites,
    keep_invite,
    note_invite_used,
)
from coop.notices.models import Notice
from tests.coop.incidents.makers import CHAT, make_group
from tests.coop.moderation.makers import make_moderated_group
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

LINK = "https://t.me/+eigen"


def join(coop: Coop, group_id: uuid.UUID) -> tuple[Actor, uuid.UUID]:
    ria = actor_for(coop, make_person(coop, given="Ria"))
    asked = coop.run(ask_to_join, ria, group_id=group_id, is_adult=True, accepts_rules=True)
    coop.run(admit_participant, SYSTEM, participant_id=asked, address_seen=True)
    return ria, asked


def ordered(coop: Coop) -> list[tuple[OrderKind, str | None]]:
    kinds = (OrderKind.INVITE, OrderKind.REVOKE)
    return [(one.kind, one.link) for one in coop.ask(due_orders, SYSTEM) if one.kind in kinds]


def keep(coop: Coop, participant_id: uuid.UUID, link: str = LINK) -> None:
    coop.run(keep_invite, SYSTEM, participant_id=participant_id, chat_id=CHAT, link=link)


def told(coop: Coop) -> int:
    with coop._reading() as session:
        return len(session.scalars(select(Notice.id).where(Notice.kind == "group_way_in")).all())


def test_who_is_let_in_gets_a_link_and_a_used_one_is_taken_back(coop: Coop) -> None:
    group_id, _ = make_moderated_group(coop)
    _, participant_id = join(coop, group_id)
    assert ordered(coop) == [(OrderKind.INVITE, None)]
    keep(coop, participant_id)
    assert told(coop) == 1
    for link in ("https://t.me/+ander", LINK, LINK):
        coop.run(note_invite_used, SYSTEM, chat_id=CHAT, link=link)
    assert ordered(coop) == [(OrderKind.INVITE, None), (OrderKind.REVOKE, LINK)]


def test_another_link_ends_the_one_before_and_who_goes_takes_none_along(coop: Coop) -> None:
    group_id, _ = make_moderated_group(coop)
    ria, participant_id = join(coop, group_id)
    keep(coop, participant_id)
    coop.run(ask_invite, ria, group_id=group_id)
    assert (OrderKind.REVOKE, LINK) in ordered(coop)
    coop.run(leave_group, ria, group_id=group_id)
    # Made while somebody went: taken back at once, and nobody is told of it.
    keep(coop, participant_id, f"{LINK}2")
    assert (OrderKind.REVOKE, f"{LINK}2") in ordered(coop)
    assert told(coop) == 1
    with pytest.raises(ParticipantNotFoundError):
        coop.run(ask_invite, ria, group_id=group_id)


def test_a_group_with_a_link_of_its_own_or_that_practises_gets_none(coop: Coop) -> None:
    group_id, _ = make_moderated_group(coop)
    coop.run(keep_invite_link, SYSTEM, group_id=group_id, link="https://t.me/+vragen")
    join(coop, group_id)
    practising = make_group(coop, is_in_use=False)
    ria, _ = join(coop, practising)
    assert ordered(coop) == []
    with pytest.raises(GroupNotInUseError):
        coop.run(ask_invite, ria, group_id=practising)


def test_a_link_is_forgotten_a_day_after_its_end(coop: Coop, clock: FixedClock) -> None:
    group_id, _ = make_moderated_group(coop)
    _, participant_id = join(coop, group_id)
    keep(coop, participant_id)
    clock.advance(INVITE_LASTS + ENDED_KEPT - timedelta(microseconds=1))
    coop.run(forget_invites, SYSTEM)
    assert links(coop) == [LINK]
    clock.advance(timedelta(microseconds=1))
    coop.run(forget_invites, SYSTEM)
    assert links(coop) == []


def links(coop: Coop) -> list[str]:
    with coop._reading() as session:
        return list(session.scalars(select(ChatInvite.link)))


def test_when_a_link_works(clock: FixedClock) -> None:
    now = clock.now()
    tick = timedelta(microseconds=1)
    assert still_works(now + tick, None, now)
    assert not still_works(now, None, now)
    assert not still_works(now + tick, now, now)


def test_a_bot_that_may_not_invite_is_a_trouble() -> None:
    said = "Bad Request: not enough rights to manage chat invite link"
    assert trouble_in(said) is Trouble.CANNOT_INVITE
