"""Coming, and letting somebody else vote, in the private chat on the practice Telegram."""

import uuid

import pytest

from coop.assembly.queries import announced, own_announcement, own_proxies, turnout
from coop.assembly.services import check_in, close_vote, give_proxy, join_meeting
from coop.inbox.queries import inbox_view
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.lookups import TelegramAccount
from tests.bots.conftest import BRAM, Surroundings
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.makers import actor_for, make_member


@pytest.fixture
def bram(surroundings: Surroundings) -> Actor:
    coop = surroundings.coop
    make_member(coop, given="Bram", family="Aerts", telegram=BRAM)
    return coop.identify(TelegramAccount(BRAM))


@pytest.fixture
def meeting_id(surroundings: Surroundings, bram: Actor) -> uuid.UUID:
    make_member(surroundings.coop, given="Ria", family="Buurman")
    return make_meeting(surroundings.coop)


def open_the_meeting(surroundings: Surroundings) -> None:
    """Walk through the menu to the one meeting."""
    telegram = surroundings.telegram
    telegram.say(BRAM, "/start")
    telegram.press_when_there(BRAM, "Stemmen en vergaderingen")
    telegram.press_when_there(BRAM, "Agenda: Algemene ledenvergadering")


def test_the_agenda_is_read_and_coming_is_said(
    surroundings: Surroundings, bram: Actor, meeting_id: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        open_the_meeting(surroundings)
        shown = telegram.wait_for_message(BRAM, "2. Voorstel 1")
        assert shown.labels == [
            *("Ik kom", "Ik kom niet", "Iemand anders laten stemmen", "Lees de stukken"),
            "Terug",
        ]
        telegram.press(BRAM, "Ik kom")
        telegram.wait_for_message(BRAM, "U zei: ik kom.")
        telegram.press(BRAM, "Ik kom niet")
        telegram.wait_for_message(BRAM, "U zei: ik kom niet.")
    coop = surroundings.coop
    assert coop.ask(announced, SYSTEM, meeting_id=meeting_id).stay_away == 1
    assert coop.ask(own_announcement, bram, meeting_id=meeting_id).comes is False


def test_a_proxy_is_given_by_a_name_and_taken_back(
    surroundings: Surroundings, bram: Actor, meeting_id: uuid.UUID
) -> None:
    telegram, coop = surroundings.telegram, surroundings.coop
    with surroundings.working():
        open_the_meeting(surroundings)
        telegram.press_when_there(BRAM, "Iemand anders laten stemmen")
        telegram.wait_for_message(BRAM, "Wie stemt voor u?")
        telegram.say(BRAM, "Ria Onbekend")
        telegram.wait_for_message(BRAM, "Wij vinden geen lid met deze naam.")
        telegram.say(BRAM, "ria buurman")
        asked = telegram.wait_for_message(BRAM, "Ria Buurman stemt dan voor u.")
        assert asked.labels == ["Ja, geef de volmacht", "Andere naam", "Stop"]
        assert coop.ask(own_proxies, bram, meeting_id=meeting_id).given == ()
        telegram.press(BRAM, "Ja, geef de volmacht")
        told = telegram.wait_for_message(BRAM, "Ria Buurman stemt voor u.")
        (given,) = coop.ask(own_proxies, bram, meeting_id=meeting_id).given
        assert (given.name, given.way.value) == ("Ria Buurman", "telegram")
        telegram.press(BRAM, "Trek de volmacht in")
        telegram.wait_for_message(
            BRAM, button="Iemand anders laten stemmen", after=told.message_id - 1
        )
    assert coop.ask(own_proxies, bram, meeting_id=meeting_id).given == ()
    assert coop.ask(inbox_view, SYSTEM).failed == ()


def test_stop_keeps_nothing(
    surroundings: Surroundings, bram: Actor, meeting_id: uuid.UUID
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        open_the_meeting(surroundings)
        telegram.press_when_there(BRAM, "Iemand anders laten stemmen")
        telegram.wait_for_message(BRAM, "Wie stemt voor u?")
        telegram.say(BRAM, "stop")
        telegram.wait_for_message(BRAM, "U geeft geen volmacht.")
    assert surroundings.coop.ask(own_proxies, bram, meeting_id=meeting_id).given == ()


@pytest.fixture
def hall(surroundings: Surroundings, bram: Actor) -> Hall:
    """A meeting with Bram in the hall, who votes for Wim."""
    coop = surroundings.coop
    hall = make_hall(coop, members=1)
    assert bram.person_id is not None
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=bram.person_id)
    return hall


def test_the_holder_hears_of_it_and_votes_for_the_giver_by_a_button_of_its_own(
    surroundings: Surroundings, hall: Hall
) -> None:
    telegram, coop = surroundings.telegram, surroundings.coop
    wim = actor_for(coop, make_member(coop, given="Wim", family="Verweg"))
    with surroundings.working():
        coop.run(give_proxy, wim, meeting_id=hall.meeting_id, holder_name="Bram Aerts")
        told = telegram.wait_for_message(BRAM, "Wim Verweg geeft u een volmacht.")
        assert told.labels == ["Bekijk de volmacht"]
        poll_id = hall.open_vote()
        ballot = telegram.wait_for_message(BRAM, "U stemt ook voor Wim Verweg.", button="Tegen")
        pressed = telegram.press(BRAM, "Tegen", message_id=ballot.message_id)
        answered = telegram.wait_for_answer(pressed["callback_query_id"])
        assert answered["text"] == "De stem is geteld: tegen."
        counted = telegram.wait_for_message(BRAM, "De stem van Wim Verweg is geteld.")
        assert counted.message_id == ballot.message_id
        # What was voted does not stay behind on Telegram's computers.
        assert "tegen" not in counted.text.lower()
        assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 1
        coop.run(close_vote, hall.chair, poll_id=poll_id)
        telegram.wait_for_message(BRAM, "De stemming voor Wim Verweg is voorbij.")


def test_a_giver_who_comes_leaves_the_holder_a_button_that_counts_nothing(
    surroundings: Surroundings, hall: Hall
) -> None:
    telegram, coop = surroundings.telegram, surroundings.coop
    wim = actor_for(coop, make_member(coop, given="Wim", family="Verweg"))
    coop.run(give_proxy, wim, meeting_id=hall.meeting_id, holder_name="Bram Aerts")
    with surroundings.working():
        poll_id = hall.open_vote()
        ballot = telegram.wait_for_message(BRAM, "U stemt ook voor Wim Verweg.")
        coop.run(join_meeting, wim, meeting_id=hall.meeting_id)
        telegram.wait_for_message(BRAM, "U stemt niet meer voor Wim Verweg.")
        pressed = telegram.press(BRAM, "Voor", message_id=ballot.message_id)
        answered = telegram.wait_for_answer(pressed["callback_query_id"])
        assert answered["text"].startswith("U hebt hiervoor geen volmacht meer.")
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 0
