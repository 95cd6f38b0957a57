"""The tent in the private chat, with the real bot on the practice Telegram."""

import uuid
from datetime import timedelta

import httpx
import pytest

from coop.bootstrap import Coop
from coop.buurtent.queries.sessions import TentView, tent_view
from coop.buurtent.services.invitations import invite_neighbours
from coop.kernel.permissions import SYSTEM
from tests.bots.conftest import BRAM, RIA, Surroundings
from tests.tents import daytime, make_address, make_neighbour, make_tent


@pytest.fixture
def tent(surroundings: Surroundings) -> uuid.UUID:
    """A tent in a few hours, to which Ria is invited and Bram is not."""
    now = surroundings.coop.clock.now()
    coop: Coop = surroundings.coop.as_of(daytime(now))
    make_neighbour(coop, make_address(coop, number=1), telegram=RIA)
    session_id = make_tent(coop, starts_at=now + timedelta(hours=5), police=None)
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)
    return session_id


def view(surroundings: Surroundings, session_id: uuid.UUID) -> TentView:
    return surroundings.coop.ask(tent_view, SYSTEM, session_id=session_id)


def test_an_invitation_is_answered_in_its_own_message(
    surroundings: Surroundings, tent: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        invitation = telegram.wait_for_message(RIA, button="Ik kom")
        assert invitation.labels == ["Ik kom", "Ik kom niet", "Geen bericht meer"]
        for pressed, says in (
            ("Ik kom", "U komt naar de buurTent"),
            ("Ik kom niet", "U komt niet"),
        ):
            answer = telegram.press(RIA, pressed)
            shown = telegram.wait_for_message(RIA, says)
            assert shown.message_id == invitation.message_id
            telegram.wait_for_answer(answer["callback_query_id"])
    assert (view(surroundings, tent).comes, view(surroundings, tent).stays_away) == (0, 1)


def test_the_menu_leads_to_the_tent_and_back(surroundings: Surroundings, tent: uuid.UUID) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.wait_for_message(RIA, button="Ik kom")
        telegram.say(RIA, "/start")
        menu = telegram.wait_for_message(RIA, button="Privacy")
        telegram.press(RIA, "buurTent")
        tents = telegram.wait_for_message(RIA, "buurTent bij u in de buurt:")
        telegram.press(RIA, tents.labels[0])
        telegram.wait_for_message(RIA, "Komt u ook?")
        telegram.press(RIA, "Ik kom")
        shown = telegram.wait_for_message(RIA, "U komt naar de buurTent")
        assert shown.message_id == menu.message_id
        telegram.press(RIA, "Terug")
        telegram.wait_for_message(RIA, "buurTent bij u in de buurt:")
    assert view(surroundings, tent).comes == 1


def test_who_is_not_invited_sees_no_tent(surroundings: Surroundings, tent: uuid.UUID) -> None:
    telegram = surroundings.telegram
    telegram.say(BRAM, "/start")
    with surroundings.working():
        telegram.wait_for_message(BRAM, button="buurTent")
        telegram.press(BRAM, "buurTent")
        telegram.wait_for_message(BRAM, "Er staat nu geen buurTent")


def test_one_press_ends_the_messages(surroundings: Surroundings, tent: uuid.UUID) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.wait_for_message(RIA, button="Geen bericht meer")
        telegram.press(RIA, "Geen bericht meer")
        telegram.wait_for_message(RIA, "U krijgt geen bericht meer")
    now = surroundings.coop.clock.now()
    second = make_tent(surroundings.coop, starts_at=now + timedelta(hours=5), police=None)
    assert view(surroundings, second).invited.by_message == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("tent:{tent}:misschien", "Deze knop werkt niet meer"),
        ("tent:x:comes", "Deze knop werkt niet meer"),
        ("tent:{other}:comes", "staat hier niet"),
        ("tent:{tent}:comes", "niet voor u"),
        ("tentshow:x", "Deze knop werkt niet meer"),
        ("tentstop:", "Deze knop werkt niet meer"),
    ],
)
def test_a_button_that_was_made_up_is_refused_kindly(
    surroundings: Surroundings, tent: uuid.UUID, data: str, says: str
) -> None:
    telegram = surroundings.telegram
    data = data.format(tent=tent.hex, other=uuid.UUID(int=7).hex)
    keyboard = {"inline_keyboard": [[{"text": "Verzonnen", "callback_data": data}]]}
    httpx.post(
        f"{telegram.bot_url}{telegram.token}/sendMessage",
        json={"chat_id": BRAM, "text": "van een ander", "reply_markup": keyboard},
        trust_env=False,
    ).raise_for_status()
    telegram.press(BRAM, "Verzonnen")
    with surroundings.working():
        telegram.wait_for_message(BRAM, says)
    assert view(surroundings, tent).comes == 0
