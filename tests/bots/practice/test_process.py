"""The practice server as a process of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.practice import TOKEN, PracticeWorld

pytestmark = pytest.mark.process
ROOT = Path(__file__).resolve().parents[3]


def _start(store: Path, *more: str, practice: str = "1") -> subprocess.Popen[str]:
    arguments = ["--port", "0", "--store", str(store), "--bot-token", TOKEN, *more]
    return subprocess.Popen(  # noqa: S603 our own program
        [sys.executable, "-m", "bots.practice", *arguments],
        cwd=ROOT,
        env=os.environ | {"COOP_PRACTICE": practice},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def _running(store: Path) -> Iterator[tuple[subprocess.Popen[str], PracticeWorld]]:
    with _start(store, "--smtp-port", "0") as process:
        assert process.stdout is not None
        port = process.stdout.readline().strip().rpartition(":")[2]
        try:
            with PracticeWorld(f"http://127.0.0.1:{port}") as world:
                yield process, world
        finally:
            process.kill()


def test_refuses_to_start_unless_practising(tmp_path: Path) -> None:
    process = _start(tmp_path, practice="")
    _, said = process.communicate(timeout=20)
    assert process.returncode == 2
    assert "COOP_PRACTICE=1" in said


def test_kill_loses_nothing(tmp_path: Path) -> None:
    with _running(tmp_path) as (process, world):
        world.put(users=[{"id": 5, "first_name": "Eva"}])
        number = world.say(5, "/start")["update_id"]
        sent = httpx.post(
            f"{world.bot_url}{TOKEN}/sendMessage", json={"chat_id": 5, "text": "Dag Eva"}
        )
        assert sent.status_code == 200
        process.kill()
    with _running(tmp_path) as (_, world):
        assert [one.text for one in world.messages(5)] == ["/start", "Dag Eva"]
        waiting = httpx.get(f"{world.bot_url}{TOKEN}/getUpdates").json()["result"]
        assert [one["update_id"] for one in waiting] == [number]
        assert world.say(5, "nog iets")["update_id"] == number + 1


def test_stops_at_once_although_a_bot_is_waiting(tmp_path: Path) -> None:
    with _running(tmp_path) as (process, world):
        port = int(world.base_url.rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as line:
            asked = f"GET /bot{TOKEN}/getUpdates?timeout=50 HTTP/1.1"
            line.sendall(f"{asked}\r\nHost: localhost\r\n\r\n".encode())
            assert world.pending() == 0
            process.terminate()
            assert process.wait(timeout=10) == 0


def test_taken_port_is_told(tmp_path: Path) -> None:
    with _running(tmp_path / "one") as (_, world):
        port = world.base_url.rpartition(":")[2]
        process = _start(tmp_path / "two", "--port", port)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert "al in gebruik" in said


def test_answers_only_this_computer_and_its_own_pages(tmp_path: Path) -> None:
    with _running(tmp_path) as (_, world):
        strange = httpx.get(f"{world.base_url}/control/world", headers={"Host": "evil.example"})
        forged = httpx.post(
            f"{world.base_url}/control/say",
            json={"user_id": 5, "text": "x"},
            headers={"Origin": "https://evil.example"},
        )
    assert strange.status_code == 403
    assert forged.status_code == 403
