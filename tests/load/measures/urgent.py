"""How soon a group reads an urgent buurtmelding after it was sent (C4)."""

import time
from pathlib import Path

from coop.groups.lookups import group_by_id
from coop.incidents.rules.alarms import ALARMS_PER_GROUP
from coop.incidents.rules.answers import DraftKey
from coop.incidents.rules.states import Source
from coop.incidents.services.reports import send_report
from coop.kernel.permissions import Actor
from tests.coop.incidents.makers import URGENT, fill_draft, make_group
from tests.databases import Databases
from tests.load.figures import Figure, percentile
from tests.makers import actor_for, make_person
from tests.processes import Stack, running_stack

#: As many groups as an hour's limit asks for, each of which reads two (C4).
GROUPS = 15
PATIENCE = 30.0


def urgent(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Send urgent reports of neighbours, one after the other; the real worker places them."""
    with running_stack(folder, made.new(), "practice", "web") as stack:
        chats = _make_groups(stack)
        stack.start("worker")
        stack.wait_until_delivered()
        waits = [
            _seconds_to_group(stack, neighbour, key, chat_id)
            for _ in range(ALARMS_PER_GROUP)
            for key, neighbour, chat_id in chats
        ]
    return [
        Figure(
            name=f"urgent report in the group, {len(waits)} sent, p95",
            database=kind,
            value=percentile(waits, 0.95),
            unit="s",
            aim="< 2",
        )
    ]


def _make_groups(stack: Stack) -> list[tuple[DraftKey, Actor, int]]:
    """Make groups in use, each with a chat and a neighbour whose address was checked."""
    made = []
    for _ in range(GROUPS):
        group_id = make_group(stack.coop)
        person_id = make_person(stack.coop, given="Ria", address_checked=True)
        with stack.coop._reading() as session:
            chat_id = group_by_id(session, group_id).telegram_chat_id
        assert chat_id is not None
        made.append((DraftKey(group_id=group_id), actor_for(stack.coop, person_id), chat_id))
    stack.world.put(
        users=[],
        groups=[
            {"id": chat_id, "title": "Proef", "type": "supergroup", "members": []}
            for _, _, chat_id in made
        ],
    )
    return made


def _seconds_to_group(stack: Stack, neighbour: Actor, key: DraftKey, chat_id: int) -> float:
    fill_draft(stack.coop, neighbour, key, URGENT)
    before = len(stack.world.messages(chat_id))
    began = time.perf_counter()
    stack.coop.run(send_report, neighbour, source=Source.TELEGRAM, key=key)
    while len(stack.world.messages(chat_id)) == before:
        if time.perf_counter() - began > PATIENCE:
            message = f"nothing in the group within {PATIENCE:.0f} seconds"
            raise AssertionError(message)
        time.sleep(0.01)
    return time.perf_counter() - began
