"""Groups and who is in them, as far as the bot has a say."""

from bots.practice.answers import Json, bad_request
from bots.practice.params import Params
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import PERMISSIONS, Chat, Member

#: A term shorter or longer than these lasts for ever.
SHORTEST_TERM = 30
LONGEST_TERM = 366 * 86_400


def get_chat(telegram: PracticeTelegram, params: Params) -> Json:
    """Tell all about a chat."""
    chat = telegram.chat_for_bot(params.chat_id())
    full = telegram.world.as_chat(chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not chat.is_private:
        full["permissions"] = {name: chat.members_may(name) for name in PERMISSIONS}
        if chat.join_by_request:
            full["join_by_request"] = True
    pinned = telegram.messages.find(chat.id, chat.pinned) if chat.pinned else None
    return full | ({"pinned_message": pinned.body} if pinned else {})


def get_chat_member(telegram: PracticeTelegram, params: Params) -> Json:
    """Tell somebody's place in a chat."""
    chat = telegram.chat_for_bot(params.chat_id())
    user_id = params.required("user_id", "invalid user_id specified")
    if chat.is_private:
        is_party = user_id in {chat.id, telegram.bot.id}
        status = "member" if is_party else "left"
        return telegram.as_member(Member(user_id=user_id, status=status))
    return telegram.as_member(telegram.member(chat, user_id))


def get_chat_administrators(telegram: PracticeTelegram, params: Params) -> list[Json]:
    """List the administrators of a group; of bots only this one, and only when asked."""
    chat = _group(telegram, params)
    admins = [
        telegram.as_member(member)
        for member in telegram.world.members(chat.id)
        if member.status in {"creator", "administrator"}
    ]
    if params.flag("return_bots") and chat.bot_status == "administrator":
        admins.append(telegram.as_member(telegram.member(chat, telegram.bot.id)))
    return admins


def get_chat_member_count(telegram: PracticeTelegram, params: Params) -> int:
    """Count who is in a chat, the bot too."""
    chat = telegram.chat_for_bot(params.chat_id())
    if chat.is_private:
        return 2
    return 1 + sum(member.is_present for member in telegram.world.members(chat.id))


def restrict_chat_member(telegram: PracticeTelegram, params: Params) -> bool:
    """Take permissions from a member, or give them back."""
    chat = _group(telegram, params)
    if chat.type != "supergroup":
        raise bad_request("method is available only in supergroups")
    member = _target(
        telegram, chat, params, "not enough rights to restrict/unrestrict chat member"
    )
    given = _permissions(params)
    status = "member" if all(given.values()) and member.is_present else "restricted"
    changed = Member(
        user_id=member.user_id,
        status=status,
        permissions={} if status == "member" else given,
        until=0 if status == "member" else _until(telegram, params),
        is_member=member.is_present,
    )
    telegram.place(chat, changed, telegram.bot.as_user())
    telegram.feed.changed()
    return True


def set_chat_permissions(telegram: PracticeTelegram, params: Params) -> bool:
    """Set what ordinary members may do."""
    chat = _group(telegram, params)
    if not chat.bot_may("can_restrict_members"):
        raise bad_request("not enough rights to change chat permissions")
    telegram.world.set_permissions(chat.id, _permissions(params))
    telegram.feed.changed()
    return True


def ban_chat_member(telegram: PracticeTelegram, params: Params) -> bool:
    """Put somebody out of a group."""
    chat = _group(telegram, params)
    member = _target(
        telegram, chat, params, "not enough rights to restrict/unrestrict chat member"
    )
    out = Member(user_id=member.user_id, status="kicked", until=_until(telegram, params))
    telegram.place(chat, out, telegram.bot.as_user())
    if params.flag("revoke_messages"):
        for message in telegram.messages.from_sender(chat.id, member.user_id):
            telegram.remove(chat, message)
    if member.is_present:
        leaver = telegram.world.require_user(member.user_id).as_user()
        telegram.post(chat, telegram.bot.as_user(), {"left_chat_member": leaver})
    return True


def unban_chat_member(telegram: PracticeTelegram, params: Params) -> bool:
    """Let somebody back in; one who is in and not banned is put out, as Telegram does."""
    chat = _group(telegram, params)
    member = _target(
        telegram, chat, params, "not enough rights to restrict/unrestrict chat member"
    )
    if member.status == "kicked" or not params.flag("only_if_banned"):
        left = Member(user_id=member.user_id, status="left", is_member=False)
        telegram.place(chat, left, telegram.bot.as_user())
        telegram.feed.changed()
    return True


def approve_chat_join_request(telegram: PracticeTelegram, params: Params) -> bool:
    """Let in somebody who asked."""
    chat, user_id = _join_request(telegram, params)
    telegram.place(chat, Member(user_id=user_id, status="member"), telegram.bot.as_user())
    user = telegram.world.require_user(user_id).as_user()
    message = telegram.post(chat, user, {"new_chat_members": [user]})
    telegram.hear(chat, message)
    return True


def decline_chat_join_request(telegram: PracticeTelegram, params: Params) -> bool:
    """Keep out somebody who asked."""
    _join_request(telegram, params)
    telegram.feed.changed()
    return True


def pin_chat_message(telegram: PracticeTelegram, params: Params) -> bool:
    """Put a message at the top of a chat."""
    chat = _may_pin(telegram, params)
    number = params.required("message_id", "message identifier is not specified")
    message = telegram.message_of(chat, number, "message to pin not found")
    telegram.world.set_pinned(chat.id, number)
    telegram.post(chat, telegram.bot.as_user(), {"pinned_message": message.body})
    return True


def unpin_chat_message(telegram: PracticeTelegram, params: Params) -> bool:
    """Take the message from the top of a chat."""
    chat = _may_pin(telegram, params)
    telegram.world.set_pinned(chat.id, None)
    telegram.feed.changed()
    return True


def leave_chat(telegram: PracticeTelegram, params: Params) -> bool:
    """Let the bot leave a group."""
    chat = _group(telegram, params)
    telegram.world.set_bot(chat.id, "left", {})
    telegram.post(chat, telegram.bot.as_user(), {"left_chat_member": telegram.bot.as_user()})
    return True


def _group(telegram: PracticeTelegram, params: Params) -> Chat:
    chat = telegram.chat_for_bot(params.chat_id())
    if chat.is_private:
        raise bad_request("method is not available in private chats")
    return chat


def _may_pin(telegram: PracticeTelegram, params: Params) -> Chat:
    chat = telegram.chat_for_bot(params.chat_id())
    if not chat.is_private and not chat.bot_may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _target(telegram: PracticeTelegram, chat: Chat, params: Params, refused: str) -> Member:
    """Find the member something is done to; the bot must have the right, they no rank."""
    user_id = params.required("user_id", "invalid user_id specified")
    if user_id == telegram.bot.id:
        raise bad_request("can't restrict self")
    member = telegram.member(chat, user_id)
    if not chat.bot_may("can_restrict_members"):
        raise bad_request(refused)
    if member.status == "creator":
        raise bad_request("can't remove chat owner")
    if member.status == "administrator":
        raise bad_request("user is an administrator of the chat")
    return member


def _permissions(params: Params) -> Json:
    wanted = params.mapping("permissions")
    if wanted is None:
        raise bad_request("can't parse permissions: expected an Object")
    return {name: bool(wanted.get(name, False)) for name in PERMISSIONS}


def _until(telegram: PracticeTelegram, params: Params) -> int:
    until = params.integer("until_date") or 0
    term = until - telegram.unix_time()
    return until if SHORTEST_TERM <= term <= LONGEST_TERM else 0


def _join_request(telegram: PracticeTelegram, params: Params) -> tuple[Chat, int]:
    chat = _group(telegram, params)
    user_id = params.required("user_id", "invalid user_id specified")
    if not chat.bot_may("can_invite_users"):
        raise bad_request("not enough rights to manage chat join requests")
    gone = telegram.store.written(
        "DELETE FROM join_requests WHERE chat_id = ? AND user_id = ?", chat.id, user_id
    )
    if not gone:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, user_id
