import uuid
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.groups.errors import (
    AddressNotSeenError,
    AlreadyParticipantError,
    ChatTakenError,
    GroupNotFoundError,
    GroupNotOpenError,
    InvalidInviteError,
    NotAdultError,
    ParticipantNotFoundError,
    RefusalReasonNeededError,
    RulesNotAcceptedError,
)
from coop.groups.lookups import has_checked_address, participant_of
from coop.groups.models import Participant
from coop.groups.queries import entry_to_chat
from coop.groups.rules import AddressFit, GroupState, ParticipantState, is_newcomer
from coop.groups.rules.joining import CONNECT_LASTS, NEWCOMER, fit_of, may_enter
from coop.groups.services.groups import ask_chat, connect_chat, connect_chat_by_token
from coop.groups.services.joining import (
    accept_rules_again,
    admit_participant,
    ask_to_join,
    leave_group,
    refuse_participant,
)
from coop.groups.services.life import move_group
from coop.groups.services.settings import keep_invite_link
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.places.rules import door_of
from tests.coop.incidents.makers import make_group, make_moderator
from tests.coop.places.makers import row, take_over
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person


@pytest.fixture
def group_id(coop: Coop) -> uuid.UUID:
    """Provide a group in use, of Lindenhof and Kastanjestraat."""
    return make_group(coop)


@pytest.fixture
def neighbour(coop: Coop) -> Actor:
    """Provide somebody who is known here and nothing more."""
    return actor_for(coop, make_person(coop))


def ask(coop: Coop, group_id: uuid.UUID, actor: Actor, **changed: object) -> uuid.UUID:
    said = {"is_adult": True, "accepts_rules": True, **changed}
    return coop.run(ask_to_join, actor, group_id=group_id, **said)  # type: ignore[arg-type]  # a test's own


def standing(coop: Coop, group_id: uuid.UUID, actor: Actor) -> Participant | None:
    with coop._reading() as session:
        return participant_of(session, group_id, actor.person_id)


@pytest.mark.parametrize(
    ("street", "listed", "streets", "fit"),
    [
        ("Lindenhof", True, ("lindenhof",), AddressFit.IN_AREA),
        ("Elzenkade", True, ("Lindenhof",), AddressFit.OUTSIDE),
        ("Lindenhof", False, ("Lindenhof",), AddressFit.UNKNOWN),
        (None, True, ("Lindenhof",), AddressFit.UNKNOWN),
        ("Lindenhof", True, (), AddressFit.UNKNOWN),
    ],
)
def test_an_address_fits_by_its_street(
    *, street: str | None, listed: bool, streets: tuple[str, ...], fit: AddressFit
) -> None:
    assert fit_of(street, listed=listed, streets=streets) is fit


def test_an_address_in_the_area_comes_in_at_once(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    take_over(coop, [row(1, street="Lindenhof"), row(3, street="Elzenkade")])
    asked = ask(coop, group_id, neighbour, door=door_of("5099AA", "1"))
    coop.run(admit_participant, make_moderator(coop, group_id), participant_id=asked)
    found = standing(coop, group_id, neighbour)
    assert found is not None
    assert (found.state, found.address_fit) == (ParticipantState.ADMITTED, AddressFit.IN_AREA)
    assert found.accepted_version == 1
    with coop._reading() as session:
        assert has_checked_address(session, group_id, neighbour.person_id)


def test_an_address_elsewhere_takes_a_moderator_who_knows(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    asked, moderator = ask(coop, group_id, neighbour), make_moderator(coop, group_id)
    with pytest.raises(AddressNotSeenError):
        coop.run(admit_participant, moderator, participant_id=asked)
    found = standing(coop, group_id, neighbour)
    assert found is not None
    assert found.state is ParticipantState.ASKED
    coop.run(admit_participant, moderator, participant_id=asked, address_seen=True)
    with pytest.raises(ParticipantNotFoundError):
        coop.run(admit_participant, moderator, participant_id=asked, address_seen=True)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [({"is_adult": False}, NotAdultError), ({"accepts_rules": False}, RulesNotAcceptedError)],
)
def test_who_may_not_ask(
    coop: Coop,
    group_id: uuid.UUID,
    neighbour: Actor,
    changed: dict[str, object],
    refusal: type[Exception],
) -> None:
    with pytest.raises(refusal):
        ask(coop, group_id, neighbour, **changed)
    assert standing(coop, group_id, neighbour) is None


def test_one_asks_once(coop: Coop, group_id: uuid.UUID, neighbour: Actor) -> None:
    ask(coop, group_id, neighbour)
    with pytest.raises(AlreadyParticipantError):
        ask(coop, group_id, neighbour)


def test_a_group_that_lies_still_takes_nobody(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.PAUSED, ground="Zomer")
    with pytest.raises(GroupNotOpenError):
        ask(coop, group_id, neighbour)


def test_who_is_refused_hears_why_and_may_ask_again(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    asked, moderator = ask(coop, group_id, neighbour), make_moderator(coop, group_id)
    with pytest.raises(RefusalReasonNeededError):
        coop.run(refuse_participant, moderator, participant_id=asked, reason=" ")
    coop.run(refuse_participant, moderator, participant_id=asked, reason="U woont in Zuid.")
    assert standing(coop, group_id, neighbour) is None
    ask(coop, group_id, neighbour)


def test_everybody_may_leave(coop: Coop, group_id: uuid.UUID, neighbour: Actor) -> None:
    asked = ask(coop, group_id, neighbour)
    coop.run(
        admit_participant,
        make_moderator(coop, group_id),
        participant_id=asked,
        address_seen=True,
    )
    coop.run(leave_group, neighbour, group_id=group_id)
    assert standing(coop, group_id, neighbour) is None
    with pytest.raises(ParticipantNotFoundError):
        coop.run(leave_group, neighbour, group_id=group_id)


def test_a_moderator_of_another_group_lets_nobody_in(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    asked, elsewhere = ask(coop, group_id, neighbour), make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(admit_participant, elsewhere, participant_id=asked, address_seen=True)
    with pytest.raises(MissingPermissionError):
        coop.run(refuse_participant, elsewhere, participant_id=asked, reason="Nee")


def test_a_yes_is_to_the_rules_of_today(coop: Coop, group_id: uuid.UUID, neighbour: Actor) -> None:
    ask(coop, group_id, neighbour)
    with pytest.raises(ParticipantNotFoundError):
        coop.run(accept_rules_again, neighbour, group_id=group_id, version=2)
    coop.run(accept_rules_again, neighbour, group_id=group_id, version=1)


def test_somebody_is_new_for_a_week(coop: Coop) -> None:
    now = coop.clock.now()
    assert is_newcomer(now, now + NEWCOMER - timedelta(seconds=1))
    assert not is_newcomer(now, now + NEWCOMER)
    assert not is_newcomer(None, now)


def test_a_link_for_the_bot_works_once_and_for_an_hour(
    coop: Coop, clock: FixedClock, group_id: uuid.UUID, neighbour: Actor
) -> None:
    moderator = make_moderator(coop, group_id)
    coop.run(ask_chat, moderator, group_id=group_id, token="een")
    clock.advance(CONNECT_LASTS)
    with pytest.raises(GroupNotFoundError):
        coop.run(connect_chat_by_token, neighbour, token="een", telegram_chat_id=-5)
    coop.run(ask_chat, moderator, group_id=group_id, token="twee")
    clock.advance(CONNECT_LASTS - timedelta(seconds=1))
    coop.run(connect_chat_by_token, neighbour, token="twee", telegram_chat_id=-5)
    assert not coop.ask(entry_to_chat, neighbour, telegram_chat_id=-5).may_enter
    with pytest.raises(GroupNotFoundError):
        coop.run(connect_chat_by_token, neighbour, token="twee", telegram_chat_id=-6)
    coop.run(ask_chat, moderator, group_id=group_id, token="drie")
    elsewhere = make_moderator(coop, make_group(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(ask_chat, elsewhere, group_id=group_id, token="vier")


def test_a_chat_is_one_groups(coop: Coop, group_id: uuid.UUID) -> None:
    other = make_group(coop)
    coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=-5)
    with pytest.raises(ChatTakenError):
        coop.run(connect_chat, SYSTEM, group_id=other, telegram_chat_id=-5)


@pytest.mark.parametrize(
    ("link", "is_right"),
    [
        ("https://t.me/+AbCd_12-x", True),
        ("", True),
        ("https://t.me/buurtgroep", False),
        ("https://elders.example/+AbCd", False),
    ],
)
def test_an_invite_is_a_link_of_telegram(
    *, coop: Coop, group_id: uuid.UUID, link: str, is_right: bool
) -> None:
    if is_right:
        coop.run(keep_invite_link, SYSTEM, group_id=group_id, link=link)
        return
    with pytest.raises(InvalidInviteError):
        coop.run(keep_invite_link, SYSTEM, group_id=group_id, link=link)


@pytest.mark.parametrize(
    ("state", "accepted", "enters"),
    [
        (ParticipantState.ADMITTED, 2, True),
        (ParticipantState.ADMITTED, 1, False),
        (ParticipantState.ASKED, 2, False),
        (None, None, False),
    ],
)
def test_who_was_let_in_and_said_yes_comes_into_the_chat(
    *, state: ParticipantState | None, accepted: int | None, enters: bool
) -> None:
    assert may_enter(state, accepted=accepted, version=2) is enters


def test_with_the_end_of_a_group_nobody_takes_part(
    coop: Coop, group_id: uuid.UUID, neighbour: Actor
) -> None:
    ask(coop, group_id, neighbour)
    coop.run(move_group, SYSTEM, group_id=group_id, state=GroupState.ENDED, ground="Klaar")
    assert standing(coop, group_id, neighbour) is None
