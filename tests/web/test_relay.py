import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, event, text

from coop.assembly.rules import TurnKind
from coop.assembly.services import (
    ask_floor,
    cast_vote,
    close_vote,
    give_floor,
    join_meeting,
    leave_meeting,
    select_item,
)
from coop.bootstrap import Coop
from coop.kernel.engine import make_engine
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from web.sockets.audience import Room
from web.sockets.relay import Journal, Relay
from web.views.assembly.stage import Screen


@dataclass
class RecordingSocketIO:
    """Stands in for the server: keeps what was sent, runs nothing beside us."""

    sent: list[tuple[str, dict[str, Any], str]] = field(default_factory=list)

    def emit(self, event: str, said: dict[str, Any], *, to: str) -> None:
        self.sent.append((event, said, to))

    def start_background_task(self, task: object) -> None:
        assert callable(task)

    def named(self, event: str) -> list[dict[str, Any]]:
        return [said for name, said, _ in self.sent if name == event]


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def server() -> RecordingSocketIO:
    return RecordingSocketIO()


@pytest.fixture
def relay(app: Flask, coop: Coop, server: RecordingSocketIO) -> Relay:
    relay = Relay(app, coop, server)  # type: ignore[arg-type]  # a double of what we do not own
    relay.look(0)
    return relay


SEEN_NOTHING = 0


def room(hall: Hall, screen: Screen = Screen.LIVE, locale: str = "nl") -> Room:
    return Room(hall.meeting_id, screen, locale)


def test_nobody_watching_costs_nothing(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    hall.open_vote()
    relay.look(1)
    assert server.sent == []


def test_one_change_is_one_broadcast_a_room(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    for number in range(3):
        relay.welcome(f"member{number}", room(hall), SEEN_NOTHING)
    relay.welcome("hall", room(hall, Screen.HALL), SEEN_NOTHING)
    relay.look(1)
    server.sent.clear()
    before = hall.view.revision
    poll_id = hall.open_vote()
    relay.look(2)
    relay.look(2.2)
    assert [(name, to) for name, _, to in server.sent] == [
        ("state", room(hall).name),
        ("state", room(hall, Screen.HALL).name),
    ]
    live, screen = server.named("state")
    assert (live["previous"], live["revision"]) == (before, before + 1)
    assert (live["poll"], live["is_voting"]) == (str(poll_id), True)
    assert "U kunt nu stemmen over punt 2" in live["announcement"]
    assert set(live["parts"]) == {"stage", "floor", "count", "agenda"}
    assert "stemmen met uw telefoon" in screen["parts"]["stage"]


def test_who_comes_later_hears_what_others_see_unless_it_shows_that(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    relay.welcome("first", room(hall), SEEN_NOTHING)
    assert server.sent == []
    relay.look(1)
    revision = hall.view.revision
    server.sent.clear()
    relay.welcome("behind", room(hall), revision - 1)
    relay.welcome("abreast", room(hall), revision)
    ((name, state, to),) = server.sent
    assert (name, to, state["revision"], state["previous"]) == ("state", "behind", revision, None)
    assert set(state["parts"]) == {"stage", "floor", "count", "agenda"}


def test_the_more_watch_the_longer_they_spread_their_questions(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    relay.welcome("first", room(hall), SEEN_NOTHING)
    relay.look(1)
    for number in range(99):
        relay.welcome(f"other{number}", room(hall), SEEN_NOTHING)
    first, last = server.named("state")[0], server.named("state")[-1]
    assert (first["spread"], last["spread"]) == (60, 6000)


def test_a_thousand_that_come_back_cost_no_question(
    relay: Relay, server: RecordingSocketIO, hall: Hall, engine: Engine
) -> None:
    relay.welcome("first", room(hall), SEEN_NOTHING)
    relay.look(1)
    asked: list[str] = []

    def note(*args: Any) -> None:
        asked.append(args[2])

    event.listen(engine, "before_cursor_execute", note)
    for number in range(50):
        relay.welcome(f"back{number}", room(hall), SEEN_NOTHING)
    event.remove(engine, "before_cursor_execute", note)
    assert asked == []
    assert len(server.named("state")) == 51


def test_who_asks_for_the_floor_is_not_named_to_others(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    item_id = hall.item_id(2)
    hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=item_id)
    for kind in (Screen.LIVE, Screen.HALL):
        relay.welcome(kind.value, room(hall, kind), SEEN_NOTHING)
    turns = [
        hall.coop.run(ask_floor, actor, item_id=item_id, kind=TurnKind.FOR)
        for actor in hall.members[:2]
    ]
    relay.look(1)
    assert "Lid 1" not in str(server.sent)
    hall.coop.run(give_floor, hall.chair, turn_id=turns[0])
    server.sent.clear()
    relay.look(2)
    relay.look(2.2)
    live, screen = server.named("state")
    assert live["floor"] == {
        "item": str(item_id),
        "has_sides": True,
        "is_closed": False,
        "speaking": str(turns[0]),
        "waiting": [str(turns[1])],
    }
    for state in (live, screen):
        assert "Lid 1 Bos" in str(state["parts"])
        assert "Lid 2 Bos" not in str(state["parts"])


def test_ballots_are_counted_at_most_once_a_second(
    relay: Relay, server: RecordingSocketIO, coop: Coop, hall: Hall
) -> None:
    relay.welcome("member", room(hall), SEEN_NOTHING)
    poll_id = hall.open_vote()
    relay.look(1)
    server.sent.clear()
    for number, actor in enumerate(hall.members):
        coop.run(cast_vote, actor, poll_id=poll_id, choice=Choice.FOR, channel=BallotChannel.WEB)
        relay.look(1.1 + number / 10)
    assert server.sent == []
    relay.look(2)
    relay.look(3.5)
    (turnout,) = server.named("turnout")
    assert (turnout["cast"], turnout["present"]) == (3, 3)
    assert server.named("state") == []


def test_no_message_says_what_anybody_voted(
    relay: Relay, server: RecordingSocketIO, coop: Coop, hall: Hall
) -> None:
    relay.welcome("member", room(hall), SEEN_NOTHING)
    poll_id = hall.open_vote()
    coop.run(
        cast_vote,
        hall.members[0],
        poll_id=poll_id,
        choice=Choice.AGAINST,
        channel=BallotChannel.WEB,
    )
    relay.look(1)
    relay.look(3)
    assert "Uitslag" not in str(server.sent)
    assert "'against'" not in str(server.sent)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    relay.look(4)
    assert "Verworpen" in server.named("state")[-1]["parts"]["stage"]


def test_arrivals_together_are_one_broadcast_a_second(
    relay: Relay, server: RecordingSocketIO, coop: Coop, hall: Hall
) -> None:
    relay.welcome("member", room(hall), SEEN_NOTHING)
    relay.look(1)
    server.sent.clear()
    for number, actor in enumerate(hall.members):
        coop.run(leave_meeting, actor, meeting_id=hall.meeting_id)
        coop.run(join_meeting, actor, meeting_id=hall.meeting_id)
        relay.look(1.1 + number / 10)
    assert server.named("state") == []
    relay.look(2)
    (state,) = server.named("state")
    assert state["revision"] == hall.view.revision
    # What else happens does not wait.
    coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(1))
    relay.look(2.2)
    assert len(server.named("state")) == 2


def test_who_comes_or_goes_is_told_to_ask_for_the_own_part(
    relay: Relay, server: RecordingSocketIO, coop: Coop, hall: Hall
) -> None:
    relay.welcome("member", room(hall), SEEN_NOTHING)
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    relay.look(1)
    assert ("yours", f"person:{hall.chair.person_id}") in [
        (name, to) for name, _, to in server.sent
    ]


def test_every_language_is_told_in_its_own(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    relay.welcome("dutch", room(hall), SEEN_NOTHING)
    relay.welcome("english", room(hall, locale="en"), SEEN_NOTHING)
    relay.look(1)
    assert {to for name, _, to in server.sent if name == "state"} == {
        room(hall).name,
        room(hall, locale="en").name,
    }


def test_who_has_gone_is_not_sent_to(relay: Relay, server: RecordingSocketIO, hall: Hall) -> None:
    relay.welcome("member", room(hall), SEEN_NOTHING)
    relay.look(1)
    relay.forget("member")
    relay.forget("member")
    server.sent.clear()
    hall.open_vote()
    relay.look(2)
    assert server.sent == []


def test_a_screen_that_comes_after_the_count_is_told_it(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    poll_id = hall.open_vote()
    relay.welcome("first", room(hall), SEEN_NOTHING)
    relay.look(1)
    hall.coop.run(
        cast_vote,
        hall.members[0],
        poll_id=poll_id,
        choice=Choice.FOR,
        channel=BallotChannel.WEB,
    )
    relay.look(3)
    server.sent.clear()
    relay.welcome("late", room(hall), SEEN_NOTHING)
    assert [(said["cast"], to) for name, said, to in server.sent if name == "turnout"] == [
        (1, "late")
    ]


@pytest.mark.postgres
def test_a_change_that_committed_late_is_not_missed(
    committed_coop: Coop, committed_url: str
) -> None:
    hall = make_hall(committed_coop)
    journal = Journal(committed_coop)
    assert journal.news() == ()
    engine = make_engine(committed_url)
    topic = f"meeting:{hall.meeting_id}"
    insert = text(
        "INSERT INTO journal (at, function, use_case, topic, details)"
        " VALUES (now(), '', 'late', :topic, '{}')"
    )
    with engine.connect() as late:
        late.execute(insert, {"topic": topic})
        hall.open_vote()
        assert [change.use_case for change in journal.news()] == ["open_vote"]
        late.commit()
    assert [change.use_case for change in journal.news()] == ["late"]
    assert journal.news() == ()
    engine.dispose()


def test_a_browser_that_asks_for_nothing_known_keeps_nobody_waiting(
    relay: Relay, server: RecordingSocketIO, coop: Coop, hall: Hall
) -> None:
    plan = make_meeting(coop, is_convened=False)
    for number, meeting_id in enumerate((uuid.UUID(int=404), plan)):
        relay.welcome(f"lost{number}", Room(meeting_id, Screen.LIVE, "nl"), SEEN_NOTHING)
    relay.welcome("member", room(hall), SEEN_NOTHING)
    relay.look(1)
    relay.look(2)
    assert [to for name, _, to in server.sent if name == "state"] == [room(hall).name]
    relay.forget("lost0")
