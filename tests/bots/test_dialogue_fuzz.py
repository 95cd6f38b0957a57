"""Whatever somebody sends, in whatever order: never stuck, never two drafts, nothing lost."""

import asyncio
import itertools
import json
from typing import Any

from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from telegram import Update
from telegram.request import BaseRequest

from bots.app import build_bot
from bots.context import REPLIES, BotApplication
from bots.errors import CRASHED
from coop.bootstrap import Coop
from coop.groups.queries import all_groups
from coop.inbox.services import store_updates
from coop.incidents.lookups.drafts import answers_of, scene_of
from coop.incidents.models import Draft
from coop.incidents.queries.dialogue import QuestionView, question
from coop.incidents.rules.answers import Answers, DraftKey, Step
from coop.incidents.rules.description import TRAITS, value_of
from coop.incidents.rules.questions import applies
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.notices.documents import BuiltChat
from coop.notices.services.replies import settle_conversations
from coop.people.lookups import TelegramAccount
from coop.settings import Settings
from tests.coop.incidents.makers import make_group
from tests.coop.incidents.told import deliver

#: What people type: answers, half answers, commands' neighbours, and nothing of use.
WORDS = (
    *("ja", "nee", "weet ik niet", "klaar", "zwart", "man", "twee", "112", "iemand"),
    *("gisteren rond tien uur", "vorige week", "bij de speeltuin", "Lindenhof 12"),
    *("Jongens steken vuurwerk af", "een donkere man", "getinte huid", "12-ABC-3", "🙂"),
    "x" * 1600,
)
OTHER: tuple[dict[str, Any], ...] = (
    {"location": {"latitude": 51.56, "longitude": 5.09}},
    {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]},
    {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    {"document": {"file_id": "d", "file_unique_id": "d", "mime_type": "image/jpeg"}},
    {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "width": 9,
            "height": 9,
            "type": "regular",
            "is_animated": False,
            "is_video": False,
        }
    },
)
#: Answers that an answer to another question may make void, beside those not asked any more.
MAKES_VOID = {
    Step.HAPPENING: {Step.CALLED, Step.MOMENT, Step.MOMENT_RIGHT},
    Step.CALLED: {Step.CALLED_WHEN},
    Step.KIND: {Step.BEHAVIOUR},
    Step.MOMENT: {Step.MOMENT_RIGHT},
    Step.MOMENT_RIGHT: {Step.MOMENT},
}
#: Where an answer stands, if not under the name of its question.
FIELDS = {"called_when": "called_at", "persons": "persons_seen", "vehicles": "vehicles_seen"}
MOST_QUESTIONS = 60
SETTINGS = Settings(
    secret_key="t" * 32, database_url="sqlite://", practice=True, telegram_token="1:proef"
)

numbers = itertools.count(1)


class Silence(BaseRequest):
    """Takes every call to Telegram for done."""

    read_timeout = 1.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(self, url: str, *_args: Any, **_kwargs: Any) -> tuple[int, bytes]:
        bot = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "wijkbot"}
        file = {"file_id": "f", "file_unique_id": "f", "file_path": "voice/1.oga"}
        known: dict[str, object] = {"getMe": bot, "getFile": file}
        # What is asked for as a file is no sound, and refused as such.
        result = known.get(url.rpartition("/")[2], True)
        return 200, json.dumps({"ok": True, "result": result}).encode()


class Chat:
    """One neighbour, the bot as it runs, and what stands in the chat."""

    def __init__(self, coop: Coop, settings: Settings) -> None:
        self.coop = coop
        self.settings = settings
        self.user = 100_000 + next(numbers)
        self.slug = coop.ask(all_groups, NOBODY)[0].slug
        self.pressed: list[str] = []
        self.offered: list[str] = []
        self.newest: dict[str, Any] = {}
        self.loses_power = False
        self.runner = asyncio.Runner()
        self.restart()

    def restart(self) -> None:
        self.bot: BotApplication = build_bot(self.coop, self.settings)
        silence = Silence()
        self.bot.bot._request = (silence, silence)
        self.runner.run(self.bot.initialize())

    def send(self, payload: dict[str, Any]) -> None:
        self.newest = payload
        self.coop.run(store_updates, SYSTEM, updates=[payload])
        self._handle(payload)
        if self.loses_power:
            # What it did stands; that it did, and its answer, are gone with the process.
            self.loses_power = False
            done = self.said()
            self.restart()
            self._handle(payload)
            assert self.said() == done
        number = payload["update_id"]
        replies = {number: self.bot.bot_data[REPLIES].pop(number, [])}
        self.coop.run(settle_conversations, SYSTEM, handled=[number], failed={}, replies=replies)
        for built in deliver(self.coop):
            if isinstance(built, BuiltChat) and built.chat_id == self.user:
                data = [b.data for row in built.buttons for b in row if b.data]
                self.offered = data or self.offered

    def _handle(self, payload: dict[str, Any]) -> None:
        async def handle() -> None:
            await self.bot.process_update(Update.de_json(payload, self.bot.bot))
            await asyncio.gather(*self.bot.bot_data["tasks"])

        self.runner.run(handle())
        assert self.bot.bot_data[CRASHED] == {}

    def say(self, **content: Any) -> None:
        text = content.get("text", "")
        if text.startswith("/"):
            length = len(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self.send({"update_id": next(numbers), "message": self._message(**content)})

    def press(self, data: str) -> None:
        self.pressed.append(data)
        query = {
            "id": str(next(numbers)),
            "from": self._person(),
            "chat_instance": "1",
            "data": data,
            "message": self._message(text="knop"),
        }
        self.send({"update_id": next(numbers), "callback_query": query})

    def _person(self) -> dict[str, Any]:
        return {"id": self.user, "is_bot": False, "first_name": "Ria"}

    def _message(self, **content: Any) -> dict[str, Any]:
        chat = {"id": self.user, "type": "private", "first_name": "Ria"}
        head = {"message_id": next(numbers), "date": 1_790_000_000}
        return {**head, "chat": chat, "from": self._person(), **content}

    def begin(self) -> None:
        self.say(text=f"/start report-{self.slug}")

    def said(self) -> Answers | None:
        """Return what is kept of the report in progress; there is never a second one."""
        with self.coop._reading() as session:
            own = self.coop.identify(TelegramAccount(self.user)).person_id
            drafts = session.scalars(select(Draft).where(Draft.person_id == own)).all()
            assert len(drafts) <= 1
            return answers_of(session, drafts[0]) if drafts else None

    def asked(self) -> QuestionView:
        actor = self.coop.identify(TelegramAccount(self.user))
        return self.coop.ask(question, actor, key=DraftKey())

    def asks(self, step: Step, answers: Answers) -> bool:
        actor = self.coop.identify(TelegramAccount(self.user))
        with self.coop._reading() as session:
            group_id = self.coop.ask(all_groups, NOBODY)[0].id
            scene = scene_of(session, group_id, actor, self.coop.clock.now())
        return applies(step, answers, scene)


def given(step: Step, answers: Answers) -> object:
    if step in TRAITS:
        return value_of(TRAITS[step], answers)
    if step is Step.BEHAVIOUR:
        return answers.behaviour, answers.behaviour_text
    return getattr(answers, FIELDS.get(step, step.value), None)


def answered(chat: Chat, data: str | None = None) -> set[Step]:
    """Return which answers an update may change: that of its button, or of the question asked."""
    verb, *values = (data or "").split(":")
    if verb in {"q", "qskip"}:
        target = Step(values[1])
    elif data is None:
        target = chat.asked().step
    else:
        return set()
    of_one = {s for s in TRAITS if s.split("_")[0] == target.split("_")[0]}
    return {target, *MAKES_VOID.get(target, set()), *(of_one if target in TRAITS else ())}


class Dialogue(RuleBasedStateMachine):
    """A neighbour who does whatever can be done in a chat."""

    coop: Coop

    def __init__(self) -> None:
        super().__init__()
        self.chat = Chat(self.coop, SETTINGS)
        self.chat.begin()

    def begun(self) -> bool:
        return self.chat.said() is not None

    def do(self, may_change: set[Step], act: Any, *args: Any, **kwargs: Any) -> None:
        before = self.chat.said()
        act(*args, **kwargs)
        after = self.chat.said()
        if before is None or after is None:
            return
        for step in Step:
            if step in may_change or not self.chat.asks(step, after):
                continue
            if given(step, before) is not None:
                assert given(step, after) == given(step, before), step

    @precondition(lambda self: not self.begun())
    @rule()
    def begin(self) -> None:
        self.chat.begin()
        assert self.begun()

    @precondition(lambda self: self.begun())
    @rule(number=st.integers(0, 40))
    def press(self, number: int) -> None:
        data = self.chat.offered[number % len(self.chat.offered)]
        self.do(answered(self.chat, data), self.chat.press, data)

    @precondition(lambda self: self.begun() and self.chat.pressed)
    @rule(number=st.integers(0, 40))
    def press_an_old_button(self, number: int) -> None:
        data = self.chat.pressed[number % len(self.chat.pressed)]
        self.do(answered(self.chat, data), self.chat.press, data)

    @precondition(lambda self: self.begun())
    @rule(words=st.sampled_from(WORDS))
    def type(self, words: str) -> None:
        self.do(answered(self.chat), self.chat.say, text=words)

    @precondition(lambda self: self.begun())
    @rule(content=st.sampled_from(OTHER))
    def send_something_else(self, content: dict[str, Any]) -> None:
        self.do(answered(self.chat), self.chat.say, **content)

    @precondition(lambda self: self.begun())
    @rule()
    def go_back(self) -> None:
        self.do(set(), self.chat.say, text="terug")

    @precondition(lambda self: self.begun())
    @rule()
    def skip(self) -> None:
        self.do(answered(self.chat), self.chat.say, text="overslaan")

    @rule()
    def the_same_update_comes_again(self) -> None:
        before = self.chat.said()
        self.chat.send(self.chat.newest)
        assert self.chat.said() == before

    @rule()
    def the_bot_starts_anew(self) -> None:
        before = self.chat.said()
        self.chat.restart()
        assert self.chat.said() == before

    @rule()
    def the_power_will_go_between_doing_and_answering(self) -> None:
        self.chat.loses_power = True

    @precondition(lambda self: self.begun())
    @rule()
    def stop(self) -> None:
        self.chat.say(text="stop")
        assert not self.begun()

    def teardown(self) -> None:
        # From wherever it was left, the first answers lead to the summary.
        self.chat.begin()
        for _ in range(MOST_QUESTIONS):
            asked = self.chat.asked()
            if asked.step is Step.SUMMARY:
                break
            if asked.choices:
                self.chat.press(next(d for d in self.chat.offered if d.startswith("q:")))
            else:
                self.chat.say(text="Iemand forceert een deur")
        assert self.chat.asked().step is Step.SUMMARY
        self.chat.say(text="stop")
        assert not self.begun()
        self.chat.runner.close()


def test_random_updates_never_lose_an_answer(committed_coop: Coop) -> None:
    make_group(committed_coop)

    class Here(Dialogue):
        coop = committed_coop

    run_state_machine_as_test(
        Here,
        settings=hypothesis_settings(
            max_examples=4,
            stateful_step_count=20,
            deadline=None,
            # What is found is small enough to read; to make it smaller would take minutes.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
