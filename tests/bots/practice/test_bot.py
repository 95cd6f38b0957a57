"""The real python-telegram-bot meets the practice Telegram over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from tests.bots.practice.conftest import ANNA, BRAM, CARLA, GROUP
from tests.practice import PIXEL, PracticeWorld

Context = ContextTypes.DEFAULT_TYPE


@asynccontextmanager
async def a_bot(world: PracticeWorld, token: str | None = None) -> AsyncIterator[Bot]:
    bot = Bot(
        token or world.token,
        base_url=world.bot_url,
        base_file_url=world.file_url,
        request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
    )
    async with bot:
        yield bot


async def off_loop(act: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """Play a resident without stopping the bot that lives in this loop."""
    return await asyncio.to_thread(lambda: act(*args, **more))


async def test_dialogue_of_a_real_application(checked_practice: PracticeWorld) -> None:
    world = checked_practice

    async def begin(update: Update, context: Context) -> None:
        assert update.effective_chat is not None
        assert context.args == ["melding"]
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="now:yes")]])
        await update.effective_chat.send_message("Gebeurt het nu?", reply_markup=keyboard)

    async def pressed(update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        await query.answer("Genoteerd")
        await query.edit_message_text("Gebeurt het nu? <b>Ja</b>", parse_mode=ParseMode.HTML)

    async def heard(update: Update, context: Context) -> None:
        assert update.message is not None
        await update.message.reply_text(f"U schreef: {update.message.text}")

    application = (
        ApplicationBuilder()
        .token(world.token)
        .base_url(world.bot_url)
        .base_file_url(world.file_url)
        .build()
    )
    application.add_handler(CommandHandler("start", begin))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(filters.TEXT, heard))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(timeout=timedelta(seconds=5))
        await application.start()
        await off_loop(world.say, ANNA, "/start melding")
        query = (await off_loop(world.press_when_there, ANNA, "Ja"))["callback_query_id"]
        answer = await off_loop(world.wait_for_answer, query)
        edited = await off_loop(world.wait_for_message, ANNA, "Ja")
        await off_loop(world.say, ANNA, "bij de speeltuin")
        reply = await off_loop(world.wait_for_message, ANNA, "speeltuin", after=edited.message_id)
        await application.updater.stop()
        await application.stop()
    assert answer["text"] == "Genoteerd"
    assert edited.text == "Gebeurt het nu? Ja"
    assert edited.body["entities"] == [{"type": "bold", "offset": 16, "length": 2}]
    assert edited.buttons == []
    assert reply.text == "U schreef: bij de speeltuin"


async def test_everything_a_bot_may_send(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        text = await bot.send_message(BRAM, "<b>Dag</b> Bram", parse_mode=ParseMode.HTML)
        again = await bot.send_message(BRAM, "Nog iets", reply_to_message_id=text.message_id)
        photo = await bot.send_photo(BRAM, PIXEL, caption="Bij de poort")
        await bot.send_photo(BRAM, photo.photo[-1].file_id)
        document = await bot.send_document(BRAM, b"%PDF-1.7 proef", filename="brief.pdf")
        await bot.send_location(BRAM, 51.56, 5.09)
        assert await bot.send_chat_action(BRAM, "typing")
        keys = ReplyKeyboardMarkup([[KeyboardButton("Deel mijn plek", request_location=True)]])
        await bot.send_message(BRAM, "Waar?", reply_markup=keys)
    assert again.reply_to_message is not None
    assert again.reply_to_message.message_id == text.message_id
    assert document.document is not None
    assert document.document.file_name == "brief.pdf"
    last = checked_practice.last_message(BRAM)
    assert last.keys == ["Deel mijn plek"]
    assert "reply_markup" not in last.body


async def test_photo_of_resident_is_fetched(checked_practice: PracticeWorld) -> None:
    checked_practice.say(BRAM, photo=PIXEL, caption="Kijk")
    checked_practice.say(BRAM, document=b"x" * 70_000, file_name="beeld.bin")
    checked_practice.say(BRAM, voice=b"ogg" * 5_000)
    async with a_bot(checked_practice) as bot:
        photo, document, voice = await bot.get_updates()
        assert photo.message is not None
        assert document.message is not None
        assert voice.message is not None
        fetched = await (await photo.message.photo[-1].get_file()).download_as_bytearray()
        small = await (await photo.message.photo[0].get_file()).download_as_bytearray()
        assert document.message.document is not None
        whole = await (await document.message.document.get_file()).download_as_bytearray()
        assert voice.message.voice is not None
        assert voice.message.voice.duration == timedelta(seconds=3)
    assert bytes(fetched) == PIXEL
    assert bytes(small) != PIXEL
    assert bytes(whole) == b"x" * 70_000


async def test_file_above_20_megabyte_is_too_big_for_a_bot(
    checked_practice: PracticeWorld,
) -> None:
    checked_practice.say(BRAM, document=b"\0" * (20 * 1024 * 1024 + 1))
    async with a_bot(checked_practice) as bot:
        (update,) = await bot.get_updates()
        assert update.message is not None
        assert update.message.document is not None
        with pytest.raises(BadRequest, match="too big"):
            await update.message.document.get_file()


async def test_updates_stay_until_the_offset_passes_them(
    checked_practice: PracticeWorld,
) -> None:
    for text in ("een", "twee", "drie"):
        checked_practice.say(BRAM, text)
    async with a_bot(checked_practice) as bot:
        first = await bot.get_updates(limit=2)
        same = await bot.get_updates()
        rest = await bot.get_updates(offset=first[-1].update_id + 1)
        gone = await bot.get_updates(offset=rest[-1].update_id + 1)
    assert [one.update_id for one in first] == [one.update_id for one in same][:2]
    assert [one.message.text for one in rest if one.message] == ["drie"]
    assert gone == ()


async def test_confirmed_update_is_delivered_again_on_demand(
    checked_practice: PracticeWorld,
) -> None:
    number = checked_practice.say(BRAM, "een")["update_id"]
    async with a_bot(checked_practice) as bot:
        await bot.get_updates(offset=number + 1)
        checked_practice.redeliver(number)
        (again,) = await bot.get_updates(offset=number + 1)
        gone = await bot.get_updates(offset=number + 1)
    assert again.update_id == number
    assert gone == ()


async def test_long_poll_ends_when_something_is_said(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        poll = asyncio.create_task(bot.get_updates(timeout=timedelta(seconds=20)))
        await asyncio.sleep(0.1)
        await off_loop(checked_practice.say, BRAM, "hallo")
        (update,) = await asyncio.wait_for(poll, timeout=5)
    assert update.message is not None


async def test_second_poller_ends_the_first(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as one, a_bot(checked_practice) as other:
        first = asyncio.create_task(one.get_updates(timeout=timedelta(seconds=20)))
        await asyncio.sleep(0.1)
        await other.get_updates()
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await asyncio.wait_for(first, timeout=5)


async def test_webhook_ends_polling(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        await bot.set_webhook("https://voorbeeld.example/hook")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        assert (await bot.get_webhook_info()).url == "https://voorbeeld.example/hook"
        with pytest.raises(BadRequest):
            await bot.set_webhook("http://voorbeeld.example/hook")
        await bot.delete_webhook()
        assert await bot.get_updates() == ()


async def test_errors_on_demand(checked_practice: PracticeWorld) -> None:
    world = checked_practice
    async with a_bot(world) as bot:
        world.error("sendMessage", chat_id=BRAM, retry_after=3)
        await bot.send_message(GROUP, "een andere chat gaat door")
        with pytest.raises(RetryAfter) as too_soon:
            await bot.send_message(BRAM, "een")
        world.error("sendMessage", error_code=403)
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(BRAM, "twee")
        world.error("sendMessage", error_code=500, times=2)
        for _ in range(2):
            with pytest.raises(NetworkError):
                await bot.send_message(BRAM, "drie")
        await bot.send_message(BRAM, "vier")
    assert too_soon.value.retry_after == timedelta(seconds=3)
    assert [one.text for one in world.messages(BRAM)] == ["vier"]


@pytest.mark.parametrize(("drop", "kept"), [("before", []), ("after", ["een"])])
async def test_cut_line(checked_practice: PracticeWorld, drop: str, kept: list[str]) -> None:
    async with a_bot(checked_practice) as bot:
        checked_practice.error("sendMessage", drop=drop)
        with pytest.raises(NetworkError):
            await bot.send_message(BRAM, "een")
    assert [one.text for one in checked_practice.messages(BRAM)] == kept


async def test_wrong_tokens(checked_practice: PracticeWorld) -> None:
    with pytest.raises(InvalidToken):
        async with a_bot(checked_practice, "700000002:another-token"):
            pytest.fail("a wrong token was taken")
    async with httpx.AsyncClient(trust_env=False) as client:
        no_token = await client.get(f"{checked_practice.bot_url}nonsense/getMe")
        wrong = await client.get(f"{checked_practice.file_url}7:wrong/photos/file_1.jpg")
    assert no_token.json() == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found",
    }
    assert wrong.status_code == 401


async def test_who_did_not_start_or_blocked_is_not_written_to(
    checked_practice: PracticeWorld,
) -> None:
    async with a_bot(checked_practice) as bot:
        with pytest.raises(Forbidden, match="can't initiate"):
            await bot.send_message(CARLA, "Dag")
        checked_practice.say(CARLA, "/start")
        await bot.send_message(CARLA, "Dag")
        checked_practice.block(CARLA)
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(CARLA, "Bent u er nog?")
        checked_practice.block(CARLA, blocked=False)
        await bot.send_message(CARLA, "Welkom terug")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(999, "Wie?")


async def test_limits_of_text_and_buttons(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        await bot.send_message(BRAM, "é" * 4096)
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_message(BRAM, "é" * 4097)
        with pytest.raises(BadRequest, match="empty"):
            await bot.send_message(BRAM, "  \n ")
        with pytest.raises(BadRequest, match="caption is too long"):
            await bot.send_photo(BRAM, PIXEL, caption="x" * 1025)
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            await bot.send_message(BRAM, "?", reply_markup=_button("é" * 33))
        await bot.send_message(BRAM, "?", reply_markup=_button("é" * 32))
        with pytest.raises(BadRequest, match="unsupported start tag"):
            await bot.send_message(BRAM, "<h1>Nee</h1>", parse_mode=ParseMode.HTML)
        with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
            await bot.send_photo(BRAM, b"geen foto")


def _button(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Knop", callback_data=data)]])


async def test_edit_and_delete(checked_practice: PracticeWorld) -> None:
    said = checked_practice.say(ANNA, "verkeerd", chat_id=GROUP)["message"]
    async with a_bot(checked_practice) as bot:
        sent = await bot.send_message(GROUP, "een", reply_markup=_button("x"))
        with pytest.raises(BadRequest, match="not modified"):
            await bot.edit_message_text("een", GROUP, sent.message_id, reply_markup=_button("x"))
        await bot.edit_message_reply_markup(GROUP, sent.message_id)
        await bot.edit_message_text("twee", GROUP, sent.message_id)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("?", GROUP, 999)
        with pytest.raises(BadRequest, match="can't be edited"):
            await bot.edit_message_text("?", GROUP, said["message_id"])
        assert await bot.delete_message(GROUP, said["message_id"])
        with pytest.raises(BadRequest, match="to delete not found"):
            await bot.delete_message(GROUP, said["message_id"])
        assert await bot.delete_messages(GROUP, [said["message_id"], sent.message_id])
    assert checked_practice.messages(GROUP) == []
    assert [one.body for one in checked_practice.messages(GROUP, deleted=True)] == [{}, {}]


async def test_callback_of_nobody_is_refused(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        with pytest.raises(BadRequest, match="too old"):
            await bot.answer_callback_query("12345", "te laat")


async def test_speed_limits_when_switched_on(checked_practice: PracticeWorld) -> None:
    checked_practice.limit_speed()
    async with a_bot(checked_practice) as bot:
        await bot.send_message(BRAM, "een")
        with pytest.raises(RetryAfter):
            await bot.send_message(BRAM, "twee")
        await bot.send_message(GROUP, "een andere chat")


async def test_unknown_method_is_not_found(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        with pytest.raises(TelegramError, match="method not found"):
            await bot.send_dice(BRAM)
