"""The live meeting over real WebSockets, with the website as a process of its own."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import socketio  # type: ignore[import-untyped]  # has none

from coop.assembly.services import cast_vote, close_vote
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall
from tests.makers import make_person, sign_in
from tests.processes import Stack, running_stack
from web.app import create_app
from web.context import SESSION_TOKEN

pytestmark = pytest.mark.process
#: What one message may take on a machine that does other things as well.
SECONDS = 60


@pytest.fixture
def stack(tmp_path: Path, committed_url: str) -> Iterator[Stack]:
    with running_stack(tmp_path, committed_url, "web", web_processes=2) as stack:
        yield stack


@pytest.fixture
def hall(stack: Stack) -> Hall:
    return make_hall(stack.coop)


class Screen:
    """One screen: a browser's socket, and what it heard."""

    def __init__(self, stack: Stack, person_id: uuid.UUID | None) -> None:
        self._stack = stack
        self.cookie = {} if person_id is None else cookie_of(stack, person_id)
        self.heard: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self._client = socketio.AsyncClient(reconnection_delay=1, reconnection_delay_max=1)
        for name in ("state", "turnout", "yours"):
            self._client.on(name, self._hears(name))

    def _hears(self, name: str) -> Any:
        async def keep(said: Any) -> None:
            await self.heard.put((name, said))

        return keep

    async def connect(self, meeting_id: uuid.UUID, screen: str = "live") -> None:
        await self._client.connect(
            self._stack.base_url,
            transports=["websocket"],
            # A function, because the client loses a header's cookies when it reconnects.
            headers=self._headers,
            auth={"meeting": str(meeting_id), "screen": screen, "locale": "nl"},
        )

    def _headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookie.items())}

    async def next(self, name: str) -> Any:
        """Wait for the next message of a name, whatever else is said before it."""
        async with asyncio.timeout(SECONDS):
            while True:
                heard, said = await self.heard.get()
                if heard == name:
                    return said

    async def outcome(self) -> Any:
        while True:
            state = await self.next("state")
            if "Uitslag" in str(state["parts"]):
                return state

    async def close(self) -> None:
        await self._client.disconnect()


@asynccontextmanager
async def screen(
    stack: Stack, hall: Hall, person_id: uuid.UUID | None, kind: str = "live"
) -> AsyncIterator[Screen]:
    shown = Screen(stack, person_id)
    await shown.connect(hall.meeting_id, kind)
    try:
        yield shown
    finally:
        await shown.close()


def cookie_of(stack: Stack, person_id: uuid.UUID) -> dict[str, str]:
    app = create_app(stack.coop, stack.settings)
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return {"coop": serializer.dumps({SESSION_TOKEN: sign_in(stack.coop, person_id)})}


def vote(hall: Hall, poll_id: uuid.UUID, number: int, choice: Choice) -> None:
    hall.coop.run(
        cast_vote,
        hall.members[number],
        poll_id=poll_id,
        choice=choice,
        channel=BallotChannel.TELEGRAM,
    )


async def state_by_http(stack: Stack, hall: Hall, shown: Screen) -> Any:
    url = f"{stack.base_url}/vergaderingen/{hall.meeting_id}/stand"
    async with aiohttp.ClientSession(cookies=shown.cookie) as http, http.get(url) as answer:
        assert answer.status == 200
        return await answer.json()


async def test_two_screens_see_the_vote_and_its_outcome(stack: Stack, hall: Hall) -> None:
    # Everything is done in this process, not in theirs: as when somebody votes in the chat.
    member, chair = hall.members[0].person_id, hall.chair.person_id
    async with screen(stack, hall, member) as phone, screen(stack, hall, chair, "scherm") as wall:
        for shown in (phone, wall):
            await shown.next("state")
        poll_id = await asyncio.to_thread(hall.open_vote)
        for shown in (phone, wall):
            state = await shown.next("state")
            assert (state["poll"], state["is_voting"]) == (str(poll_id), True)
        await asyncio.to_thread(vote, hall, poll_id, 0, Choice.FOR)
        for shown in (phone, wall):
            turnout = await shown.next("turnout")
            assert (turnout["cast"], turnout["present"]) == (1, 3)
        await asyncio.to_thread(hall.coop.run, close_vote, hall.chair, poll_id=poll_id)
        for shown in (phone, wall):
            state = await shown.outcome()
            assert "Aangenomen" in state["parts"]["stage"]
            assert state["revision"] == hall.view.revision


async def test_who_missed_something_asks_again(stack: Stack, hall: Hall) -> None:
    member = hall.members[0].person_id
    async with screen(stack, hall, hall.chair.person_id) as other:
        first = await other.next("state")
        gone = Screen(stack, member)
        await gone.connect(hall.meeting_id)
        await gone.close()
        poll_id = await asyncio.to_thread(hall.open_vote)
        await other.next("state")
        await gone.connect(hall.meeting_id)
        # It hears at once what it missed, and asks for its own part only.
        shown = await gone.next("state")
        while shown["revision"] == first["revision"]:
            shown = await gone.next("state")
        state = await state_by_http(stack, hall, gone)
        assert state["revision"] == hall.view.revision > first["revision"]
        assert state["poll"] == str(poll_id)
        assert "Wat stemt u?" in state["own"]
        await gone.close()


async def test_strangers_are_not_connected(stack: Stack, hall: Hall) -> None:
    resident = make_person(stack.coop)
    for person_id in (None, resident):
        shown = Screen(stack, person_id)
        with pytest.raises(socketio.exceptions.ConnectionError):
            await shown.connect(hall.meeting_id)
    member = Screen(stack, hall.members[0].person_id)
    with pytest.raises(socketio.exceptions.ConnectionError):
        await member.connect(hall.meeting_id, "keuken")


async def test_a_power_cut_during_a_vote_loses_no_ballot(stack: Stack, hall: Hall) -> None:
    poll_id = await asyncio.to_thread(hall.open_vote)
    async with screen(stack, hall, hall.members[0].person_id) as phone:
        await phone.next("state")
        await asyncio.to_thread(vote, hall, poll_id, 0, Choice.FOR)
        await asyncio.to_thread(stack.restart, "web")
        await asyncio.to_thread(vote, hall, poll_id, 1, Choice.FOR)
        # The socket comes back by itself and hears the state of the new process.
        state = await phone.next("state")
        assert state["is_voting"]
        await asyncio.to_thread(hall.coop.run, close_vote, hall.chair, poll_id=poll_id)
        await phone.outcome()
    vote_view = hall.view.items[1].vote
    assert vote_view is not None
    assert vote_view.outcome is not None
    assert vote_view.outcome.tally.votes_for == 2
