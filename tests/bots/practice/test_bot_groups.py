"""The real python-telegram-bot in groups of the practice Telegram."""

import pytest
from telegram import (
    ChatPermissions,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
)

from tests.bots.practice.conftest import ANNA, BRAM, CARLA, GROUP, OLD_GROUP
from tests.bots.practice.test_bot import a_bot
from tests.practice import PracticeWorld


async def test_group_is_upgraded(checked_practice: PracticeWorld) -> None:
    new = checked_practice.upgrade(OLD_GROUP)
    async with a_bot(checked_practice) as bot:
        with pytest.raises(ChatMigrated) as moved:
            await bot.send_message(OLD_GROUP, "?")
        assert moved.value.new_chat_id == new
        await bot.send_message(new, "Hier zijn we")
        first, second = await bot.get_updates()
    assert first.message is not None
    assert first.message.migrate_to_chat_id == new
    assert second.message is not None
    assert second.message.migrate_from_chat_id == OLD_GROUP


async def test_members_and_rights(checked_practice: PracticeWorld) -> None:
    world = checked_practice
    async with a_bot(world) as bot:
        assert (await bot.get_chat(GROUP)).title == "Buurtpreventie Proefwijk"
        assert (await bot.get_chat(BRAM)).first_name == "Bram"
        assert (await bot.get_chat_member(GROUP, BRAM)).status == "administrator"
        assert (await bot.get_chat_member(GROUP, CARLA)).status == "left"
        admins = await bot.get_chat_administrators(GROUP)
        assert [one.user.id for one in admins] == [BRAM]
        assert (await bot.get_chat_member(GROUP, bot.id)).status == "administrator"
        silent = ChatPermissions(can_send_messages=False)
        await bot.restrict_chat_member(GROUP, ANNA, silent)
        assert (await bot.get_chat_member(GROUP, ANNA)).status == "restricted"
        with pytest.raises(Exception, match="not enough rights"):
            world.say(ANNA, "mag niet", chat_id=GROUP)
        await bot.restrict_chat_member(GROUP, ANNA, ChatPermissions.all_permissions())
        await bot.ban_chat_member(GROUP, ANNA)
        with pytest.raises(Exception, match="not in this chat"):
            world.say(ANNA, "mag niet", chat_id=GROUP)
        assert (await bot.get_chat_member(GROUP, ANNA)).status == "kicked"
        await bot.unban_chat_member(GROUP, ANNA, only_if_banned=True)
        world.join(ANNA, GROUP)
        with pytest.raises(BadRequest, match="administrator"):
            await bot.ban_chat_member(GROUP, BRAM)
        world.place_bot(GROUP, "administrator", by=BRAM, can_restrict_members=False)
        with pytest.raises(BadRequest, match="Not enough rights"):
            await bot.ban_chat_member(GROUP, ANNA)
        world.place_bot(GROUP, "kicked", by=BRAM)
        with pytest.raises(Forbidden, match="kicked"):
            await bot.send_message(GROUP, "?")


async def test_privacy_mode_hides_what_is_not_for_the_bot(
    checked_practice: PracticeWorld,
) -> None:
    checked_practice.place_bot(GROUP, "member", by=BRAM)
    assert checked_practice.say(ANNA, "zomaar", chat_id=GROUP)["update_id"] is None
    assert checked_practice.say(ANNA, "/help", chat_id=GROUP)["update_id"] is not None


async def test_joining_by_request(checked_practice: PracticeWorld) -> None:
    closed = -1_001_000_000_009
    checked_practice.put(
        groups=[{"id": closed, "title": "Besloten", "members": [BRAM], "join_by_request": True}]
    )
    checked_practice.join(CARLA, closed)
    async with a_bot(checked_practice) as bot:
        (update,) = await bot.get_updates()
        assert update.chat_join_request is not None
        # An applicant may be written to before ever pressing Start.
        await bot.send_message(update.chat_join_request.user_chat_id, "Een vraag vooraf")
        await bot.approve_chat_join_request(closed, CARLA)
        assert (await bot.get_chat_member(closed, CARLA)).status == "member"
        with pytest.raises(BadRequest):
            await bot.decline_chat_join_request(closed, CARLA)


async def test_chat_member_comes_only_on_request(checked_practice: PracticeWorld) -> None:
    checked_practice.leave(ANNA, GROUP)
    async with a_bot(checked_practice) as bot:
        await bot.get_updates(allowed_updates=["message", "chat_member", "message_reaction"])
        checked_practice.join(ANNA, GROUP)
        updates = await bot.get_updates()
    assert [one.chat_member is not None for one in updates] == [False, True, False]


async def test_commands_pins_and_reactions(checked_practice: PracticeWorld) -> None:
    async with a_bot(checked_practice) as bot:
        await bot.set_my_commands([("start", "Begin"), ("stop", "Stop")])
        assert [one.command for one in await bot.get_my_commands()] == ["start", "stop"]
        with pytest.raises(BadRequest):
            await bot.set_my_commands([("Niet Goed", "x")])
        sent = await bot.send_message(GROUP, "Huisregels")
        assert await bot.pin_chat_message(GROUP, sent.message_id)
        pinned = (await bot.get_chat(GROUP)).pinned_message
        assert pinned is not None
        assert await bot.unpin_chat_message(GROUP, sent.message_id)
        assert await bot.set_message_reaction(GROUP, sent.message_id, "👍")
        assert await bot.get_chat_member_count(GROUP) == 3
        assert await bot.leave_chat(GROUP)
        with pytest.raises(Forbidden):
            await bot.send_message(GROUP, "?")
