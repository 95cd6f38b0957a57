import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from coop.assembly.services import (
    cast_vote,
    close_vote,
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
        relay.welcome(f"member{number}", room(hall))
    relay.welcome("hall", room(hall, Screen.HALL))
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
    assert set(live["parts"]) == {"stage", "count", "agenda"}
    assert "stemmen met uw telefoon" in screen["parts"]["stage"]


def test_who_comes_later_hears_which_revision_others_see(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    relay.welcome("first", room(hall))
    assert server.named("hello")[0]["revision"] is None
    relay.look(1)
    relay.welcome("second", room(hall))
    assert server.named("hello")[1]["revision"] == hall.view.revision


def test_ballots_are_counted_at_most_once_a_second(
    relay: Relay, server: RecordingSocketIO, coop: Coop, hall: Hall
) -> None:
    relay.welcome("member", room(hall))
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
    relay.welcome("member", room(hall))
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
    relay.welcome("member", room(hall))
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
    relay.welcome("member", room(hall))
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    relay.look(1)
    assert ("yours", f"person:{hall.chair.person_id}") in [
        (name, to) for name, _, to in server.sent
    ]


def test_every_language_is_told_in_its_own(
    relay: Relay, server: RecordingSocketIO, hall: Hall
) -> None:
    relay.welcome("dutch", room(hall))
    relay.welcome("english", room(hall, locale="en"))
    relay.look(1)
    assert {to for name, _, to in server.sent if name == "state"} == {
        room(hall).name,
        room(hall, locale="en").name,
    }


def test_who_has_gone_is_not_sent_to(relay: Relay, server: RecordingSocketIO, hall: Hall) -> None:
    relay.welcome("member", room(hall))
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
    relay.welcome("first", room(hall))
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
    relay.welcome("late", room(hall))
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
        relay.welcome(f"lost{number}", Room(meeting_id, Screen.LIVE, "nl"))
    relay.welcome("member", room(hall))
    relay.look(1)
    relay.look(2)
    assert [to for name, _, to in server.sent if name == "state"] == [room(hall).name]
    relay.forget("lost0")
