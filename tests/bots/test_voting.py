import uuid
from pathlib import Path

import pytest

from coop.assembly.queries import turnout
from coop.assembly.services import (
    cast_vote,
    check_in,
    close_vote,
    join_meeting,
    leave_meeting,
)
from coop.inbox.queries import inbox_view
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.lookups import TelegramAccount
from coop.voting.rules import BallotChannel, Choice
from tests.bots.conftest import BRAM, RIA, Surroundings
from tests.coop.assembly.makers import Hall, make_hall
from tests.makers import make_member
from tests.processes import running_stack

CHOICES = ["Voor", "Tegen", "Blanco"]


@pytest.fixture
def hall(surroundings: Surroundings) -> Hall:
    """A meeting with Bram, a member, in the hall; Ria is a resident and no member."""
    coop = surroundings.coop
    hall = make_hall(coop, members=1)
    bram = make_member(coop, given="Bram", family="Aerts", telegram=BRAM)
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=bram)
    return hall


@pytest.fixture
def bram(surroundings: Surroundings, hall: Hall) -> Actor:
    return surroundings.coop.identify(TelegramAccount(BRAM))


def cast_in(hall: Hall, poll_id: uuid.UUID) -> int:
    return hall.coop.ask(turnout, SYSTEM, poll_id=poll_id)


def test_who_is_present_votes_in_the_chat_and_reads_the_outcome(
    surroundings: Surroundings, hall: Hall
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        poll_id = hall.open_vote()
        ballot = telegram.wait_for_message(BRAM, "Nu stemmen: Voorstel 1", button="Tegen")
        assert ballot.labels == CHOICES
        assert "De coöperatie koopt een bakfiets." in ballot.text
        pressed = telegram.press(BRAM, "Tegen")
        answered = telegram.wait_for_answer(pressed["callback_query_id"])
        assert answered["text"] == "Uw stem is geteld: tegen."
        counted = telegram.wait_for_message(BRAM, "Uw stem is geteld")
        assert counted.message_id == ballot.message_id
        # What somebody voted does not stay behind on Telegram's computers.
        assert "tegen" not in counted.text.lower()
        assert cast_in(hall, poll_id) == 1
        hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
        outcome = telegram.wait_for_message(BRAM, "Uitslag: Voorstel 1")
        assert outcome.message_id == ballot.message_id
        assert "Verworpen. 0 voor, 1 tegen, 0 blanco." in outcome.text
        assert "Regel: artikel 17 lid 1 van de statuten." in outcome.text


def test_the_same_update_twice_is_one_ballot(surroundings: Surroundings, hall: Hall) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        poll_id = hall.open_vote()
        telegram.wait_for_message(BRAM, button="Voor")
        pressed = telegram.press(BRAM, "Voor")
        telegram.wait_for_message(BRAM, "Uw stem is geteld")
        telegram.redeliver(pressed["update_id"])
        telegram.wait_until_heard()
    assert cast_in(hall, poll_id) == 1
    assert surroundings.coop.ask(inbox_view, SYSTEM).failed == ()


def test_who_voted_on_the_website_votes_no_second_time(
    surroundings: Surroundings, hall: Hall, bram: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        poll_id = hall.open_vote()
        telegram.wait_for_message(BRAM, button="Tegen")
        hall.coop.run(
            cast_vote, bram, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB
        )
        pressed = telegram.press(BRAM, "Tegen")
        answered = telegram.wait_for_answer(pressed["callback_query_id"])
        assert answered["text"] == "U hebt al gestemd. Uw eerste stem telt."
        telegram.wait_for_message(BRAM, "Uw stem is geteld")
        hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
        assert "1 voor, 0 tegen" in telegram.wait_for_message(BRAM, "Uitslag").text


def test_a_vote_after_closing_is_refused_kindly(surroundings: Surroundings, hall: Hall) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        poll_id = hall.open_vote()
        telegram.wait_for_message(BRAM, button="Voor")
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    pressed = telegram.press(BRAM, "Voor")
    with surroundings.working():
        answered = telegram.wait_for_answer(pressed["callback_query_id"])
        assert answered["text"] == "De stemming is gesloten. Stemmen kan niet meer."
        telegram.wait_for_message(BRAM, "Uitslag: Voorstel 1")
    assert cast_in(hall, poll_id) == 0


def test_who_has_left_is_told_where_to_join(
    surroundings: Surroundings, hall: Hall, bram: Actor
) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        poll_id = hall.open_vote()
        telegram.wait_for_message(BRAM, button="Voor")
        hall.coop.run(leave_meeting, bram, meeting_id=hall.meeting_id)
        telegram.press(BRAM, "Voor")
        told = telegram.wait_for_message(BRAM, "U doet nog niet mee.")
        assert told.labels == ["Naar de vergadering"]
        assert told.buttons[0]["url"].endswith(f"/vergaderingen/{hall.meeting_id}/live")
        assert cast_in(hall, poll_id) == 0
        # After "Ik doe mee" the buttons that are still there work.
        hall.coop.run(join_meeting, bram, meeting_id=hall.meeting_id)
        telegram.press(BRAM, "Voor")
        telegram.wait_for_message(BRAM, "Uw stem is geteld")
    assert cast_in(hall, poll_id) == 1


def test_who_arrives_during_a_vote_gets_the_buttons(
    surroundings: Surroundings, hall: Hall, bram: Actor
) -> None:
    hall.coop.run(leave_meeting, bram, meeting_id=hall.meeting_id)
    hall.open_vote()
    with surroundings.working():
        hall.coop.run(join_meeting, bram, meeting_id=hall.meeting_id)
        assert surroundings.telegram.wait_for_message(BRAM, "Nu stemmen").labels == CHOICES


def test_meetings_are_found_from_the_menu(surroundings: Surroundings, hall: Hall) -> None:
    telegram = surroundings.telegram
    with surroundings.working():
        telegram.say(BRAM, "/start")
        telegram.wait_for_message(BRAM, button="Stemmen en vergaderingen")
        hall.open_vote()
        telegram.wait_for_message(BRAM, button="Voor")
        telegram.press(BRAM, "Stemmen en vergaderingen")
        found = telegram.wait_for_message(BRAM, "Nu bezig: Algemene ledenvergadering.")
        assert found.labels == ["Nu stemmen", "Naar de vergadering", "Terug"]
        telegram.press(BRAM, "Nu stemmen")
        again = telegram.wait_for_message(BRAM, "Wat stemt u?", after=found.message_id)
        assert again.labels == CHOICES


def test_who_is_no_member_is_told_so(surroundings: Surroundings, hall: Hall) -> None:
    telegram = surroundings.telegram
    poll_id = hall.open_vote()
    with surroundings.working():
        telegram.say(RIA, "/start")
        telegram.wait_for_message(RIA, button="Stemmen en vergaderingen")
        telegram.press(RIA, "Stemmen en vergaderingen")
        telegram.wait_for_message(RIA, "Alleen leden stemmen mee in de vergadering.")
    assert cast_in(hall, poll_id) == 0


@pytest.mark.process
def test_power_cuts_in_the_middle_of_a_vote_lose_and_double_nothing(
    committed_url: str, tmp_path: Path
) -> None:
    with running_stack(tmp_path, committed_url) as stack:
        world = stack.world
        world.put(users=[{"id": BRAM, "first_name": "Bram", "started": True}])
        hall = make_hall(stack.coop, members=0)
        bram = make_member(stack.coop, given="Bram", family="Aerts", telegram=BRAM)
        stack.coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=bram)
        poll_id = hall.open_vote()
        stack.restart("worker")
        ballot = world.wait_for_message(BRAM, button="Voor")
        # Telegram knows no message twice: what it took but the outbox never heard of goes again.
        stack.wait_until_delivered()
        world.press(BRAM, "Voor")
        stack.restart("worker")
        stack.restart("web")
        counted = world.wait_for_message(BRAM, "Uw stem is geteld")
        assert counted.message_id == ballot.message_id
        hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
        stack.restart("worker")
        outcome = world.wait_for_message(BRAM, "1 voor, 0 tegen, 0 blanco.")
        assert outcome.message_id == ballot.message_id
        assert cast_in(hall, poll_id) == 1
        assert stack.coop.ask(inbox_view, SYSTEM).failed == ()
