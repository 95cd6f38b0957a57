from datetime import timedelta

import pytest

from coop.assembly.services import check_in, close_vote
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, House
from coop.notices.queries import desk_view, due_notices
from coop.notices.rules import NoticeKind, button_data
from coop.notices.services.delivery import build_notice, record_sent
from coop.notices.services.replies import queue_reply
from coop.people.rules import ChannelKind
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.doubles import FixedClock
from tests.makers import make_member

HOUSE = House(base_url="http://localhost:8000", mail_from="post@wijk.voorbeeld.example")
ANA = 4001


def chats(coop: Coop) -> list[BuiltChat]:
    """Hand over everything that is due in chats, as the worker would."""
    delivered = []
    for _ in range(20):
        due = coop.ask(due_notices, SYSTEM, channel=ChannelKind.TELEGRAM)
        if not due:
            break
        for notice in due:
            built = coop.run(build_notice, SYSTEM, notice_id=notice.id, worker="a", house=HOUSE)
            if isinstance(built, BuiltChat):
                coop.run(record_sent, SYSTEM, notice_id=notice.id, external_id="1")
                delivered.append(built)
    return delivered


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop, members=2)


def test_only_who_is_present_and_has_telegram_gets_the_buttons(coop: Coop, hall: Hall) -> None:
    make_member(coop, telegram=ANA)
    without = make_member(coop)
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=without)
    hall.open_vote()
    assert {chat.chat_id for chat in chats(coop)} == {5001, 5002}
    assert coop.ask(desk_view, SYSTEM).failed == 0


def test_an_outcome_of_yesterday_is_no_news(coop: Coop, clock: FixedClock, hall: Hall) -> None:
    poll_id = hall.open_vote()
    chats(coop)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    clock.advance(timedelta(hours=12, seconds=1))
    assert chats(coop) == []


def test_an_outcome_is_told_until_half_a_day_later(
    coop: Coop, clock: FixedClock, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    clock.advance(timedelta(hours=12))
    texts = [chat.text for chat in chats(coop)]
    # The buttons were never shown, so nobody is bothered with them any more.
    assert len(texts) == 2
    assert all(text.startswith("Uitslag: Voorstel 1") for text in texts)


def ask_for_meetings(coop: Coop, chat_id: int) -> BuiltChat:
    coop.run(queue_reply, SYSTEM, chat_id=chat_id, kind=NoticeKind.MEETINGS)
    (chat,) = chats(coop)
    return chat


def test_a_meeting_to_come_is_listed_with_its_agenda(coop: Coop, clock: FixedClock) -> None:
    make_member(coop, telegram=ANA)
    assert "Er komt nu geen vergadering aan." in ask_for_meetings(coop, ANA).text
    make_meeting(coop, is_convened=False)
    assert "Er komt nu geen vergadering aan." in ask_for_meetings(coop, ANA).text
    coming = make_meeting(coop, starts_at=clock.now() + timedelta(days=21, hours=7))
    chat = ask_for_meetings(coop, ANA)
    assert "zaterdag 12 december om 20.00 uur" in chat.text
    assert [button.data for row in chat.buttons for button in row] == [
        button_data("meeting", coming),
        "menu:start",
    ]
