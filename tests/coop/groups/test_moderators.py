"""The chat of all moderators: connected once by a token, and told numbers only."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.groups.errors import ChatTakenError, GroupNotFoundError
from coop.groups.queries.moderators import moderators_chat_view
from coop.groups.rules.joining import CONNECT_LASTS
from coop.groups.services.groups import connect_chat, move_chat
from coop.groups.services.moderators import (
    ask_moderators_chat,
    connect_moderators_chat,
    leave_moderators_chat,
)
from coop.kernel.permissions import SYSTEM
from coop.notices.models import Notice
from tests.coop.incidents.makers import make_group, make_report
from tests.doubles import FixedClock

CHAT = -1_001_000_000_077


def announced(coop: Coop) -> list[str | None]:
    with coop._reading() as session:
        return list(
            session.scalars(select(Notice.address).where(Notice.kind == "moderators_announced"))
        )


def connect(coop: Coop, chat: int = CHAT) -> None:
    token = "geheim"
    coop.run(ask_moderators_chat, SYSTEM, token=token)
    coop.run(connect_moderators_chat, SYSTEM, token=token, telegram_chat_id=chat)


def test_the_bot_announces_there_that_there_is_a_report_and_follows_the_chat(coop: Coop) -> None:
    group_id = make_group(coop)
    make_report(coop, group_id)
    assert announced(coop) == []
    connect(coop)
    assert coop.ask(moderators_chat_view, SYSTEM).is_connected
    make_report(coop, group_id)
    coop.run(move_chat, SYSTEM, old_chat_id=CHAT, new_chat_id=CHAT - 1)
    make_report(coop, group_id)
    assert announced(coop) == [str(CHAT), str(CHAT - 1)]
    # C6: practice stays inside.
    make_report(coop, make_group(coop, is_in_use=False))
    coop.run(leave_moderators_chat, SYSTEM)
    make_report(coop, group_id)
    assert len(announced(coop)) == 2
    with pytest.raises(GroupNotFoundError):
        coop.run(leave_moderators_chat, SYSTEM)


def test_a_token_works_once_and_for_an_hour(coop: Coop, clock: FixedClock) -> None:
    with pytest.raises(GroupNotFoundError):
        coop.run(connect_moderators_chat, SYSTEM, token="iets", telegram_chat_id=CHAT)
    connect(coop)
    for token in ("geheim", "iets"):
        with pytest.raises(GroupNotFoundError):
            coop.run(connect_moderators_chat, SYSTEM, token=token, telegram_chat_id=CHAT)
    coop.run(ask_moderators_chat, SYSTEM, token="later")
    clock.advance(CONNECT_LASTS - timedelta(microseconds=1))
    coop.run(connect_moderators_chat, SYSTEM, token="later", telegram_chat_id=CHAT)
    coop.run(ask_moderators_chat, SYSTEM, token="te laat")
    clock.advance(CONNECT_LASTS)
    with pytest.raises(GroupNotFoundError):
        coop.run(connect_moderators_chat, SYSTEM, token="te laat", telegram_chat_id=CHAT)


def test_a_groups_own_chat_is_never_that_of_all_moderators(coop: Coop) -> None:
    group_id = make_group(coop)
    coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=CHAT)
    with pytest.raises(ChatTakenError):
        connect(coop)
    connect(coop, chat=CHAT - 1)
    with pytest.raises(ChatTakenError):
        coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=CHAT - 1)
