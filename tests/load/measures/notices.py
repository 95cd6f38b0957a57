"""A convocation to 5,000 members: rows, mails a second, a worker that is killed, and letters.

``BENCH_MEMBERS`` makes it smaller while one works on it; the figures are for 5,000.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from coop.assembly.queries.letters import letters_to_write, written_letters
from coop.assembly.rules import LETTERS_IN_A_BATCH, MeetingForm
from coop.assembly.services import convene_meeting, keep_letters, tell_invited
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.people.rules import ChannelKind, Purpose
from coop.people.services import record_consent
from coop.places.rules import Door
from coop.places.services import add_address
from tests.coop.assembly.makers import make_meeting
from tests.databases import ROOT, Databases
from tests.load.figures import Figure
from tests.load.measures.memory import memory_of
from tests.makers import make_member
from tests.processes import Stack, free_port

MEMBERS = int(os.environ.get("BENCH_MEMBERS", "5000"))
LETTERS = MEMBERS // 5
KILLS = 10
SECONDS_AT_MOST = 900


def notices(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Call the members twice: at full speed, and with the worker killed ten times on the way."""
    with _stack(folder, made.new()) as (stack, noted):
        coop = stack.coop
        _make_members(coop)
        rows = _call(coop)
        letters = _letters(coop)
        stack.start("worker")
        _wait_until(lambda: len(_numbers(noted)) > 0)
        began = time.perf_counter()
        _wait_until(lambda: len(_numbers(noted)) >= MEMBERS)
        pace = MEMBERS / (time.perf_counter() - began)
        worker = memory_of(stack.pids("worker"))
        _call(coop)
        _kill_on_the_way(stack, noted)
        calls = _numbers(noted)
    of_each = Counter(reader for _, reader in calls)
    return [
        Figure(
            name=f"convocation to {MEMBERS:,} members: rows created",
            database=kind,
            value=rows,
            unit="s",
            aim="< 5",
        ),
        Figure(
            name="convocation by mail with its calendar file, one worker",
            database=kind,
            value=pace,
            unit="mails/s",
            aim="≥ 100",
        ),
        Figure(name="memory of the worker", database=kind, value=worker, unit="MB", aim="< 250"),
        Figure(
            name=f"mails lost or with two numbers, worker killed {KILLS} times",
            database=kind,
            value=sum(count != 2 for count in of_each.values()) + MEMBERS - len(of_each),
            unit="mails",
            aim="0",
        ),
        Figure(
            name=f"mails repeated under the same number after {KILLS} kills",
            database=kind,
            value=sum(_repeats(noted)),
            unit="mails",
        ),
        Figure(
            name=f"{LETTERS:,} letters as PDF",
            database=kind,
            value=letters,
            unit="s",
            aim="< 30",
        ),
    ]


@contextmanager
def _stack(folder: Path, url: str) -> Iterator[tuple[Stack, Path]]:
    """Provide a worker without a bot or a ceiling, and where its relay notes what it took."""
    noted, port = folder / "noted", free_port()
    noted.touch()
    stack = Stack(folder, url)
    for name in list(stack.environment):
        if name.startswith("COOP_TELEGRAM"):
            del stack.environment[name]
    stack.environment.update(COOP_SMTP_URL=f"smtp://127.0.0.1:{port}", COOP_MAIL_PER_MINUTE="off")
    command = [sys.executable, "-m", "tests.load.relay", str(port), str(noted)]
    relay = subprocess.Popen(command, cwd=ROOT)  # noqa: S603  # our own module
    try:
        yield stack, noted
    finally:
        stack.stop()
        relay.terminate()
        relay.wait(timeout=30)


def _make_members(coop: Coop) -> None:
    """Make members who agreed to be called by mail, and a fifth more who get a letter."""
    for number in range(MEMBERS + LETTERS):
        is_letter = number >= MEMBERS
        address_id = None
        if is_letter:
            door = Door(postcode="5011AA", house_number=number)
            address_id = coop.run(
                add_address, SYSTEM, door=door, street="Lindenhof", town="Tilburg"
            )
        person_id = make_member(
            coop,
            given=f"Lid {number}",
            email=None if is_letter else f"lid{number}@voorbeeld.example",
            address_id=address_id,
        )
        if not is_letter:
            coop.run(
                record_consent,
                SYSTEM,
                person_id=person_id,
                channel=ChannelKind.EMAIL,
                purpose=Purpose.CONVOCATION,
                how="web",
            )


def _call(coop: Coop) -> float:
    """Call everybody to a meeting; return how long it took until every mail had its row."""
    starts_at = coop.clock.now() + timedelta(days=40)
    meeting_id = make_meeting(coop, starts_at=starts_at, form=MeetingForm.HALL, is_convened=False)
    began = time.perf_counter()
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    while coop.run(tell_invited, SYSTEM):
        pass
    return time.perf_counter() - began


def _kill_on_the_way(stack: Stack, noted: Path) -> None:
    for kill in range(1, KILLS + 1):
        _wait_until(lambda: len(_numbers(noted)) >= MEMBERS + MEMBERS * kill // (KILLS + 1))  # noqa: B023  # waited for at once
        stack.restart("worker")
    _wait_until(lambda: len(_numbers(noted)) >= 2 * MEMBERS)
    stack.wait_until_delivered()


def _lines(noted: Path) -> list[tuple[str, str]]:
    lines = noted.read_text(encoding="utf-8").splitlines()
    return [(number, reader) for number, _, reader in (line.partition(" ") for line in lines)]


def _numbers(noted: Path) -> set[tuple[str, str]]:
    """Return each Message-ID once, with whom it was for."""
    return set(_lines(noted))


def _repeats(noted: Path) -> list[int]:
    return [count - 1 for count in Counter(_lines(noted)).values() if count > 1]


def _letters(coop: Coop) -> float:
    """Write the letters of one of the convocations, as many in a file as go in one."""
    convocation_id = coop.ask(letters_to_write, SYSTEM)[0]
    seconds = 0.0
    for _ in range(-(-LETTERS // LETTERS_IN_A_BATCH)):
        began = time.perf_counter()
        letters = coop.ask(
            written_letters,
            SYSTEM,
            convocation_id=convocation_id,
            base_url="https://wijk.voorbeeld.example",
        )
        seconds += time.perf_counter() - began
        coop.run(
            keep_letters,
            SYSTEM,
            convocation_id=convocation_id,
            content=letters.content,
            addresses=letters.addresses,
        )
    return seconds


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS_AT_MOST
    while not is_so():
        if time.monotonic() > deadline:
            message = "the mails did not arrive"
            raise AssertionError(message)
        time.sleep(0.05)
