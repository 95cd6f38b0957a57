"""Follows the journal and tells this process's browsers what changed, once for all of them."""

import logging
import threading
import time
import uuid
from typing import Any

from flask import Flask, g, session
from flask_socketio import SocketIO

from coop.assembly.errors import MeetingNotFoundError
from coop.assembly.events import MeetingChanged
from coop.assembly.queries import meeting_changes, meeting_view, turnout
from coop.assembly.queries.following import Change
from coop.assembly.queries.meetings import MeetingView
from coop.assembly.queries.votes import VoteView
from coop.bootstrap import Coop
from coop.kernel.events import Event
from coop.kernel.permissions import NOBODY, Actor, ActorKind, Grant, Permission
from web.sockets.audience import Audience, Room
from web.views.assembly.stage import milliseconds, state_of_stage

#: How often the journal is read while somebody watches; our own changes wake the relay.
SECONDS_BETWEEN_LOOKS = 0.25
#: Turnout, and who comes and goes, at most this often: 5,000 arrivals are not 5,000 broadcasts.
SECONDS_BETWEEN_COUNTS = 1.0
#: Two broadcasts never follow closer than this.
SECONDS_BETWEEN_BROADCASTS = 0.1
#: Who missed something asks for the own part of the page. Each browser that watches makes all of
#: them spread that over so much more time, so that a crowd asks no faster than we can answer.
MILLISECONDS_TO_SPREAD = 60
#: Commit order can differ from number order on PostgreSQL, so each look goes back this far.
NUMBERS_TO_LOOK_BACK = 500
#: Changes that many make at once: who is present, asks for the floor, cannot follow. Others are
#: sent at once.
COUNTS = frozenset(
    {
        *("check_in", "check_out", "join_meeting", "leave_meeting"),
        *("ask_floor", "withdraw_request"),
        *("cannot_follow", "can_follow_again"),
    }
)

#: The relay sees what every member sees, and reads the journal beside it.
RELAY = Actor(
    kind=ActorKind.SYSTEM,
    grants=frozenset(
        Grant(permission, function="systeem")
        for permission in (
            Permission.ASSEMBLY_MEETING_FOLLOW,
            Permission.ASSEMBLY_MEETING_READ,
        )
    ),
)

logger = logging.getLogger(__name__)


class Relay:
    """One for each web process; asleep while nobody watches."""

    def __init__(self, app: Flask, coop: Coop, socketio: SocketIO) -> None:
        """Start nothing yet: the first browser does."""
        self._app = app
        self._coop = coop
        self._socketio = socketio
        self._audience = Audience()
        self._woken = threading.Event()
        self._starting = threading.Lock()
        self._is_running = False
        self._followed = Journal(coop)
        self._shown: dict[uuid.UUID, MeetingView] = {}
        self._said: dict[Room, dict[str, Any]] = {}
        self._turnout: dict[uuid.UUID, int] = {}
        self._due: dict[uuid.UUID, float] = {}
        self._counted_at: dict[uuid.UUID, float] = {}

    def on_event(self, event: Event) -> None:
        """Look now rather than at the next look; what changed is read from the journal."""
        if isinstance(event, MeetingChanged):
            self._woken.set()

    def welcome(self, sid: str, room: Room, seen: int) -> None:
        """Count a browser in, and tell it what the others see if that is newer.

        After a restart they all come at once, so this asks the database for nothing.
        """
        was_alone = not self._audience.meetings()
        self._audience.enter(sid, room)
        shown = self._shown.get(room.meeting_id)
        if shown is not None and seen < shown.revision:
            self._socketio.emit("state", {**self._said_in(room, shown), "previous": None}, to=sid)
        if shown is not None and shown.open_vote is not None:
            # Its page may have been made before the latest count, which was sent before it came.
            self._socketio.emit("turnout", self._turnout_of(shown, shown.open_vote), to=sid)
        self._start()
        if was_alone or shown is None:
            # The relay slept, so what it knows is old, or it knows nothing of this meeting yet.
            # Else it looks by itself, and a crowd that comes back need not wake it each.
            self._woken.set()

    def forget(self, sid: str) -> None:
        """Count a browser out."""
        self._audience.leave(sid)

    def _start(self) -> None:
        with self._starting:
            if not self._is_running:
                self._is_running = True
                self._socketio.start_background_task(self._run)

    def _run(self) -> None:
        while True:
            watched = bool(self._audience.meetings())
            self._woken.wait(SECONDS_BETWEEN_LOOKS if watched else None)
            self._woken.clear()
            try:
                self.look(time.monotonic())
            except Exception:
                # Like a tick of the scheduler: a database that is away for a moment must not
                # leave every screen deaf for the rest of the evening.
                logger.exception("relay missed a look")
            self._socketio.sleep(SECONDS_BETWEEN_BROADCASTS)  # type: ignore[arg-type]  # stubs say int

    def look(self, now: float) -> None:
        """Read what is new and send what is due."""
        watched = self._audience.meetings()
        for change in self._followed.news():
            if change.meeting_id in watched:
                self._note(change, now)
        for meeting_id in watched - self._shown.keys():
            self._due[meeting_id] = now
        for meeting_id in [found for found, at in self._due.items() if at <= now]:
            del self._due[meeting_id]
            if meeting_id in watched:
                self._broadcast(meeting_id, now)
        for meeting_id in watched:
            self._count(meeting_id, now)
        for meeting_id in self._shown.keys() - watched:
            del self._shown[meeting_id]
            self._said = {room: s for room, s in self._said.items() if room.meeting_id in watched}

    def _note(self, change: Change, now: float) -> None:
        at = now
        if change.use_case in COUNTS:
            at = max(now, self._counted_at.get(change.meeting_id, 0) + SECONDS_BETWEEN_COUNTS)
        self._due[change.meeting_id] = min(at, self._due.get(change.meeting_id, at))
        if change.person_id is not None:
            # Somebody was let in or left: that page shows a part of its own, asked once.
            self._socketio.emit(
                "yours",
                {"meeting": str(change.meeting_id)},
                to=room_of_person(change.person_id),
            )

    def _broadcast(self, meeting_id: uuid.UUID, now: float) -> None:
        try:
            meeting = self._coop.ask(meeting_view, RELAY, meeting_id=meeting_id)
        except MeetingNotFoundError:
            # A browser can ask for anything; it must not keep the others waiting.
            self._audience.dismiss(meeting_id)
            return
        before = self._shown.get(meeting_id)
        self._shown[meeting_id] = meeting
        self._counted_at[meeting_id] = now
        if meeting.open_vote is not None:
            # A screen that knows this revision already passes the state over, with the ballots
            # in it: so the next count is sent whatever it is.
            self._turnout.pop(meeting.open_vote.poll_id, None)
        previous = None if before is None else before.revision
        for room in self._audience.rooms_of(meeting_id):
            state = {**self._said_in(room, meeting), "previous": previous}
            self._socketio.emit("state", state, to=room.name)

    def _said_in(self, room: Room, meeting: MeetingView) -> dict[str, Any]:
        """Return what a room is shown, rendered once a revision."""
        said = self._said.get(room)
        if said is None or said["revision"] != meeting.revision:
            said = self._said[room] = self._state(meeting, room)
        return {
            **said,
            "now": milliseconds(self._coop.clock.now()),
            "spread": MILLISECONDS_TO_SPREAD * self._audience.size_of(room.meeting_id),
        }

    def _state(self, meeting: MeetingView, room: Room) -> dict[str, Any]:
        with self._app.test_request_context():
            # Rendered for nobody in particular, in the room's language.
            g.actor = NOBODY
            session["locale"] = room.locale
            return state_of_stage(meeting, room.screen)

    def _count(self, meeting_id: uuid.UUID, now: float) -> None:
        meeting = self._shown.get(meeting_id)
        vote = meeting.open_vote if meeting else None
        if meeting is None or vote is None:
            return
        if now < self._counted_at.get(meeting_id, 0) + SECONDS_BETWEEN_COUNTS:
            return
        self._counted_at[meeting_id] = now
        cast = self._coop.ask(turnout, RELAY, poll_id=vote.poll_id)
        if cast == self._turnout.get(vote.poll_id):
            return
        self._turnout[vote.poll_id] = cast
        said = self._turnout_of(meeting, vote)
        for room in self._audience.rooms_of(meeting_id):
            self._socketio.emit("turnout", said, to=room.name)

    def _turnout_of(self, meeting: MeetingView, vote: VoteView) -> dict[str, Any]:
        return {
            "meeting": str(meeting.id),
            "poll": str(vote.poll_id),
            "cast": self._turnout.get(vote.poll_id, vote.cast),
            "present": meeting.present.all,
        }


class Journal:
    """Remembers how far the journal was read, and what of the last stretch was seen."""

    def __init__(self, coop: Coop) -> None:
        """Begin where the journal is at the first look."""
        self._coop = coop
        self._last: int | None = None
        self._seen: set[int] = set()

    def news(self) -> tuple[Change, ...]:
        """Return the changes not returned before, also those that committed late."""
        is_first = self._last is None
        if self._last is None:
            self._last = self._coop.ask(meeting_changes, RELAY, after=None).last
        found = self._coop.ask(
            meeting_changes, RELAY, after=max(self._last - NUMBERS_TO_LOOK_BACK, 0)
        )
        news = tuple(change for change in found.changes if change.seq not in self._seen)
        self._last = last = max(found.last, self._last)
        self._seen.update(change.seq for change in news)
        self._seen = {seq for seq in self._seen if seq > last - NUMBERS_TO_LOOK_BACK}
        # What was there before the first look is in the state that screens began with.
        return () if is_first else news


def room_of_person(person_id: uuid.UUID) -> str:
    """Name the room of all screens of one person."""
    return f"person:{person_id}"
