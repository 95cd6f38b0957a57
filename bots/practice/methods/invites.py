"""Links into a group: made for few, for a time, and taken back."""

from bots.practice.answers import Json, bad_request, forbidden
from bots.practice.params import Params
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import Chat

#: A link may be for so many at most.
MOST_MEMBERS = 99_999


def create_chat_invite_link(telegram: PracticeTelegram, params: Params) -> Json:
    """Make one more link into a group."""
    chat = _may_invite(telegram, params)
    room = params.integer("member_limit") or 0
    if not 0 <= room <= MOST_MEMBERS or (room and params.flag("creates_join_request")):
        raise bad_request("USAGE_LIMIT_INVALID")
    [(made,)] = telegram.store.rows("SELECT count(*) FROM invite_links")
    link = f"https://t.me/+oefen{made + 1}"
    telegram.store.write(
        "INSERT INTO invite_links (link, chat_id, expires, room) VALUES (?, ?, ?, ?)",
        *(link, chat.id, params.integer("expire_date") or 0, room),
    )
    return _as_link(telegram, chat, link)


def revoke_chat_invite_link(telegram: PracticeTelegram, params: Params) -> Json:
    """Take a link back."""
    chat = _may_invite(telegram, params)
    link = params.text("invite_link") or ""
    _row(telegram, chat, link)
    telegram.store.write("UPDATE invite_links SET revoked = 1 WHERE link = ?", link)
    return _as_link(telegram, chat, link)


def use_link(telegram: PracticeTelegram, chat: Chat, link: str) -> Json:
    """Let somebody in by a link that still works."""
    expires, room, used, revoked = _row(telegram, chat, link)
    is_over = expires and telegram.unix_time() >= expires
    if revoked or is_over or (room and used >= room):
        raise forbidden("the link does not work any more")
    telegram.store.write("UPDATE invite_links SET used = used + 1 WHERE link = ?", link)
    return _as_link(telegram, chat, link)


def _row(telegram: PracticeTelegram, chat: Chat, link: str) -> tuple[int, int, int, int]:
    row = telegram.store.row(
        "SELECT expires, room, used, revoked FROM invite_links WHERE chat_id = ? AND link = ?",
        *(chat.id, link),
    )
    if row is None:
        raise bad_request("INVITE_HASH_EXPIRED")
    return row[0], row[1], row[2], row[3]


def _as_link(telegram: PracticeTelegram, chat: Chat, link: str) -> Json:
    expires, room, _, revoked = _row(telegram, chat, link)
    made: Json = {
        "invite_link": link,
        "creator": telegram.bot.as_user(),
        "creates_join_request": False,
        "is_primary": False,
        "is_revoked": bool(revoked),
    }
    return (
        made
        | ({"expire_date": expires} if expires else {})
        | ({"member_limit": room} if room else {})
    )


def _may_invite(telegram: PracticeTelegram, params: Params) -> Chat:
    chat = telegram.chat_for_bot(params.chat_id())
    if chat.is_private:
        raise bad_request("method is not available in private chats")
    if not chat.bot_may("can_invite_users"):
        raise bad_request("not enough rights to manage chat invite link")
    return chat
