"""The ladder in a group: imposed, told, appealed, lifted, forgotten; never membership."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.moderation.errors import (
    LadderMovedError,
    OwnAppealError,
    RungTooHighError,
    SanctionNotFoundError,
    SanctionOverError,
)
from coop.moderation.queries.items import item_queue
from coop.moderation.queries.ladder import LadderView, ladder_view, open_appeals, own_sanctions
from coop.moderation.rules.ladder import COUNTS_FOR, MUTE_LASTS, Breach, Rung
from coop.moderation.rules.orders import OrderKind
from coop.moderation.services.ladder import (
    appeal_sanction,
    decide_appeal,
    forget_sanctions,
    impose_sanction,
    lift_sanction,
)
from coop.people.lookups import TelegramAccount
from tests.coop.incidents.makers import make_group
from tests.coop.moderation.makers import (
    RIA,
    make_moderated_group,
    make_moderator,
    orders,
    waiting,
    write,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person


@pytest.fixture
def moderator(coop: Coop) -> Actor:
    moderator = make_moderated_group(coop)[1]
    write(coop, "zie nieuws.nl")
    return moderator


def ria_of(coop: Coop) -> Actor:
    return coop.identify(TelegramAccount(RIA))


def ladder(coop: Coop, moderator: Actor) -> LadderView:
    [item] = waiting(coop)
    assert item.person_id is not None
    return coop.ask(ladder_view, moderator, slug=item.slug, person_id=item.person_id)


def impose(
    coop: Coop,
    moderator: Actor,
    rung: Rung,
    breach: Breach = Breach.CHATTER,
    seen: int | None = None,
) -> uuid.UUID:
    [item] = waiting(coop)
    assert item.person_id is not None
    if seen is None:
        seen = len(ladder(coop, moderator).sanctions)
    return coop.run(
        impose_sanction,
        moderator,
        slug=item.slug,
        person_id=item.person_id,
        rung=rung,
        breach=breach,
        seen=seen,
    )


def test_the_ladder_is_climbed_and_the_bot_does_what_belongs_to_it(
    coop: Coop, moderator: Actor, clock: FixedClock
) -> None:
    with pytest.raises(RungTooHighError):
        impose(coop, moderator, Rung.MUTE)
    for rung in (Rung.NOTE, Rung.WARNING, Rung.MUTE, Rung.REMOVAL, Rung.BAN):
        impose(coop, moderator, rung)
        clock.advance(timedelta(minutes=1))
    assert [kind for kind, _ in orders(coop)] == [OrderKind.MUTE, OrderKind.KICK, OrderKind.BAN]
    own = coop.ask(own_sanctions, ria_of(coop))
    assert [one.rung for one in own] == list(reversed(Rung))
    assert own[2].until == own[2].at + MUTE_LASTS[0]


def test_what_is_grave_may_skip_rungs(coop: Coop, moderator: Actor) -> None:
    impose(coop, moderator, Rung.REMOVAL, Breach.CALL_TO_ACT)
    assert [kind for kind, _ in orders(coop)] == [OrderKind.KICK]


def test_two_moderators_at_once_have_one_effect(coop: Coop) -> None:
    group_id, moderator = make_moderated_group(coop)
    write(coop, "zie nieuws.nl")
    other = make_moderator(coop, group_id)
    impose(coop, moderator, Rung.NOTE, seen=0)
    with pytest.raises(LadderMovedError):
        impose(coop, other, Rung.NOTE, seen=0)
    assert len(ladder(coop, other).sanctions) == 1


def test_nobody_is_looked_up_who_wrote_nothing_there(coop: Coop, moderator: Actor) -> None:
    slug = coop.ask(item_queue, moderator).groups[0].slug
    stranger = make_person(coop)
    with pytest.raises(SanctionNotFoundError):
        coop.ask(ladder_view, moderator, slug=slug, person_id=stranger)
    elsewhere = make_moderator(coop, make_group(coop))
    sanction = impose(coop, moderator, Rung.NOTE)
    with pytest.raises(MissingPermissionError):
        ladder(coop, elsewhere)
    with pytest.raises(MissingPermissionError):
        coop.run(lift_sanction, elsewhere, sanction_id=sanction)
    assert ladder(coop, moderator).sanctions[0].lifted_at is None


def test_another_moderator_decides_on_an_appeal_and_unmutes(coop: Coop) -> None:
    group_id, moderator = make_moderated_group(coop)
    write(coop, "zie nieuws.nl")
    other = make_moderator(coop, group_id)
    impose(coop, moderator, Rung.NOTE)
    impose(coop, moderator, Rung.WARNING)
    muted = impose(coop, moderator, Rung.MUTE)
    with pytest.raises(SanctionOverError):
        coop.run(decide_appeal, other, sanction_id=muted, stands=True)
    coop.run(appeal_sanction, ria_of(coop), sanction_id=muted)
    with pytest.raises(SanctionOverError):
        coop.run(appeal_sanction, ria_of(coop), sanction_id=muted)
    assert [one.is_own for one in coop.ask(open_appeals, moderator)] == [True]
    with pytest.raises(OwnAppealError):
        coop.run(decide_appeal, moderator, sanction_id=muted, stands=True)
    coop.run(decide_appeal, other, sanction_id=muted, stands=False)
    with pytest.raises(SanctionOverError):
        coop.run(lift_sanction, other, sanction_id=muted)
    assert coop.ask(open_appeals, other) == ()
    assert [kind for kind, _ in orders(coop)] == [OrderKind.MUTE, OrderKind.UNMUTE]
    assert ladder(coop, other).following is Rung.MUTE


def test_an_appeal_that_is_refused_leaves_it_standing(coop: Coop) -> None:
    group_id, moderator = make_moderated_group(coop)
    write(coop, "zie nieuws.nl")
    noted = impose(coop, moderator, Rung.NOTE)
    coop.run(appeal_sanction, ria_of(coop), sanction_id=noted)
    coop.run(decide_appeal, make_moderator(coop, group_id), sanction_id=noted, stands=True)
    [own] = coop.ask(own_sanctions, ria_of(coop))
    assert (own.lifted_at, own.may_appeal) == (None, False)
    assert own.appeal_decided_at is not None


def test_one_appeals_against_ones_own_only(coop: Coop, moderator: Actor) -> None:
    noted = impose(coop, moderator, Rung.NOTE)
    stranger = actor_for(coop, make_person(coop))
    with pytest.raises(SanctionNotFoundError):
        coop.run(appeal_sanction, stranger, sanction_id=noted)
    with pytest.raises(SanctionNotFoundError):
        coop.run(appeal_sanction, stranger, sanction_id=uuid.UUID(int=1))
    coop.run(lift_sanction, moderator, sanction_id=noted)
    with pytest.raises(SanctionOverError):
        coop.run(appeal_sanction, ria_of(coop), sanction_id=noted)


def test_what_counts_no_longer_is_forgotten(
    coop: Coop, moderator: Actor, clock: FixedClock
) -> None:
    impose(coop, moderator, Rung.NOTE)
    clock.advance(COUNTS_FOR[Rung.NOTE] - timedelta(microseconds=1))
    coop.run(forget_sanctions, SYSTEM)
    assert len(coop.ask(own_sanctions, ria_of(coop))) == 1
    clock.advance(timedelta(microseconds=1))
    coop.run(forget_sanctions, SYSTEM)
    assert coop.ask(own_sanctions, ria_of(coop)) == ()
