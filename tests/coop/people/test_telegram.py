"""Whose a Telegram account is: linking one's own, and not another's."""

import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Permission
from coop.people.errors import (
    ChannelTakenError,
    LinkExpiredError,
    LinkNotFoundError,
    LinkUsedError,
)
from coop.people.lookups import TelegramAccount
from coop.people.queries import own_view
from coop.people.rules import LIFETIMES, ChannelKind, LinkPurpose, Purpose, RoleKind
from coop.people.services import (
    ask_to_link_telegram,
    issue_link,
    link_telegram,
    welcome_telegram_user,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_member, make_person

LASTS = LIFETIMES[LinkPurpose.TELEGRAM]
SECOND = timedelta(seconds=1)
TOKEN = "link"


@pytest.fixture
def ana(coop: Coop) -> uuid.UUID:
    person_id = make_member(coop, email="ana@voorbeeld.example")
    coop.run(ask_to_link_telegram, actor_for(coop, person_id), token="link")
    return person_id


def link(coop: Coop, user_id: int = 55, token: str = TOKEN) -> None:
    coop.run(link_telegram, SYSTEM, token=token, user_id=user_id)


def whose(coop: Coop, user_id: int = 55) -> uuid.UUID | None:
    return coop.identify(TelegramAccount(user_id)).person_id


def test_a_stranger_turns_out_to_be_a_member(coop: Coop, ana: uuid.UUID) -> None:
    coop.run(welcome_telegram_user, SYSTEM, user_id=55, first_name="Ana")
    assert whose(coop) != ana
    link(coop)
    assert whose(coop) == ana
    assert coop.identify(TelegramAccount(55)).holds(Permission.ASSEMBLY_BALLOT_CAST)
    view = coop.ask(own_view, actor_for(coop, ana))
    consents = {consent.purpose for consent in view.consents}
    assert consents == {Purpose.ASSEMBLY, Purpose.BUURTENT}


def test_an_account_never_seen_is_linked_too(coop: Coop, ana: uuid.UUID) -> None:
    link(coop)
    assert whose(coop) == ana


def test_a_link_works_once_and_for_a_quarter(
    coop: Coop, clock: FixedClock, ana: uuid.UUID
) -> None:
    clock.advance(LASTS)
    with pytest.raises(LinkExpiredError):
        link(coop)
    clock.advance(-SECOND)
    link(coop)
    with pytest.raises(LinkUsedError):
        link(coop, user_id=56)
    assert whose(coop, 56) is None


def test_a_link_for_something_else_links_nothing(coop: Coop, ana: uuid.UUID) -> None:
    purpose = LinkPurpose.UNSUBSCRIBE
    other = coop.run(issue_link, SYSTEM, purpose=purpose, person_id=ana)
    for token in (other, "verzonnen", ""):
        with pytest.raises(LinkNotFoundError):
            link(coop, token=token)


@pytest.mark.parametrize("known_by", ["name", "mail", "role"])
def test_the_account_of_somebody_known_stays(coop: Coop, ana: uuid.UUID, known_by: str) -> None:
    family = "Bos" if known_by == "name" else ""
    email = "bert@voorbeeld.example" if known_by == "mail" else None
    bert = make_person(coop, given="Bert", family=family, email=email, telegram=55)
    if known_by == "role":
        give_role(coop, bert, RoleKind.VOLUNTEER)
    with pytest.raises(ChannelTakenError):
        link(coop)
    assert whose(coop) == bert
    # The link was not used up by it.
    link(coop, user_id=56)
    assert whose(coop, 56) == ana


def test_a_new_phone_takes_the_place_of_the_old(coop: Coop, ana: uuid.UUID) -> None:
    link(coop)
    coop.run(ask_to_link_telegram, actor_for(coop, ana), token="second")
    link(coop, user_id=56, token="second")
    view = coop.ask(own_view, actor_for(coop, ana))
    telegram = [c for c in view.channels if c.kind is ChannelKind.TELEGRAM]
    assert [(c.value, c.is_dead) for c in telegram] == [("56", False)]
    assert len(view.consents) == 2


def test_linking_again_changes_nothing(coop: Coop, ana: uuid.UUID) -> None:
    link(coop)
    coop.run(ask_to_link_telegram, actor_for(coop, ana), token="second")
    link(coop, token="second")
    assert whose(coop) == ana


def test_the_old_phone_is_nobody_any_more(coop: Coop, ana: uuid.UUID) -> None:
    link(coop, user_id=55)
    coop.run(ask_to_link_telegram, actor_for(coop, ana), token="nieuw")
    link(coop, user_id=56, token="nieuw")
    assert whose(coop, 56) == ana
    assert whose(coop, 55) is None
    coop.run(welcome_telegram_user, SYSTEM, user_id=55, first_name="Ana")
    assert not coop.identify(TelegramAccount(55)).holds(Permission.ASSEMBLY_BALLOT_CAST)
