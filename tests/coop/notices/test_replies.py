"""Answers of the bot, settled by the handful."""

from collections.abc import Sequence

from sqlalchemy import Engine

from coop.bootstrap import Coop
from coop.inbox.services import store_updates
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, House
from coop.notices.outbox import Reply
from coop.notices.queries import due_notices
from coop.notices.rules import NoticeKind
from coop.notices.services.delivery import build_notice
from coop.notices.services.replies import queue_reply, settle_conversations
from coop.people.rules import ChannelKind
from tests.questions import questions

HOUSE = House(base_url="http://localhost:8000", mail_from="post@wijk.voorbeeld.example")


def says(chat_id: int, text: str, *, screen: str | None = "menu") -> Reply:
    args = {"text": text}
    return Reply(chat_id=chat_id, kind=NoticeKind.SENTENCE, args=args, screen=screen, fresh=True)


def settle(coop: Coop, first: int, *replies: Sequence[Reply]) -> None:
    """Settle one update after the other at once, the first with this number."""
    numbers = range(first, first + len(replies))
    coop.run(store_updates, SYSTEM, updates=[{"update_id": number} for number in numbers])
    answers = dict(zip(numbers, replies, strict=True))
    coop.run(settle_conversations, SYSTEM, handled=numbers, failed={}, replies=answers)


def shown(coop: Coop) -> list[tuple[str, str]]:
    """Return what each chat is shown first, for a chat keeps its order."""
    texts = []
    for notice in coop.ask(due_notices, SYSTEM, channel=ChannelKind.TELEGRAM):
        built = coop.run(build_notice, SYSTEM, notice_id=notice.id, worker="test", house=HOUSE)
        assert isinstance(built, BuiltChat)
        texts.append((notice.address, built.text))
    return sorted(texts)


def test_of_the_answers_on_one_screen_only_the_last_is_shown(coop: Coop) -> None:
    coop.run(queue_reply, SYSTEM, chat_id=5, kind=NoticeKind.MENU, screen="menu")
    settle(coop, 1, [says(5, "eerst")], [says(6, "ander")], [says(5, "laatst")])
    assert shown(coop) == [("5", "laatst"), ("6", "ander")]


def test_an_answer_on_no_screen_or_on_another_stays(coop: Coop) -> None:
    settle(
        coop,
        1,
        [says(5, "zomaar", screen=None), says(5, "menu")],
        [says(6, "privacy", screen="privacy"), says(6, "menu")],
    )
    assert shown(coop) == [("5", "zomaar"), ("6", "privacy")]


def test_a_busy_evening_takes_no_more_statements_than_a_quiet_one(
    coop: Coop, engine: Engine
) -> None:
    with questions(engine) as quiet:
        settle(coop, 1, *([says(chat, "dag")] for chat in range(1, 4)))
    with questions(engine) as busy:
        settle(coop, 101, *([says(chat, "dag")] for chat in range(1, 61)))
    assert len(busy) == len(quiet)
