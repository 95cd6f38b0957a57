"""Webhook mode with real processes: what Telegram brings to the website, the worker answers."""

from http import HTTPStatus
from pathlib import Path

import httpx
import pytest

from coop.inbox.queries import inbox_view
from coop.kernel.permissions import SYSTEM
from tests.processes import running_stack

pytestmark = pytest.mark.process

SECRET = "een-geheim-dat-alleen-telegram-kent_1"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
RIA = 1010


def test_an_update_with_the_secret_is_answered_and_one_without_is_not_kept(
    tmp_path: Path, committed_url: str
) -> None:
    settings = {"COOP_TELEGRAM_WEBHOOK": SECRET}
    with running_stack(tmp_path, committed_url, settings=settings) as stack:
        stack.world.put(users=[{"id": RIA, "first_name": "Ria", "started": True}])
        stack.world.say(RIA, "/start")
        [update] = [one for one in stack.world.updates() if "message" in one]
        update.pop("confirmed")
        address = f"{stack.base_url}/telegram/webhook"
        with httpx.Client(timeout=30, trust_env=False) as telegram:
            for secret in (None, f"{SECRET}x"):
                headers = {} if secret is None else {HEADER: secret}
                refused = telegram.post(address, json=update, headers=headers)
                assert refused.status_code == HTTPStatus.FORBIDDEN
            assert stack.coop.ask(inbox_view, SYSTEM).waiting == 0
            # Brought twice, as Telegram does when an answer is lost on the way.
            for _ in range(2):
                kept = telegram.post(address, json=update, headers={HEADER: SECRET})
                assert kept.status_code == HTTPStatus.NO_CONTENT
        stack.world.wait_for_message(RIA, button="Privacy")
        stack.wait_until_delivered()
        assert len([one for one in stack.world.messages(RIA) if "Privacy" in one.labels]) == 1
    # The worker fetched nothing: in this mode updates are brought.
    assert "getUpdates" not in stack.log("worker")
