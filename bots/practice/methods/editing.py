"""What the bot changes or takes away afterwards."""

from bots.practice.answers import Json, RefusalError, bad_request, dumps
from bots.practice.markup import inline_keyboard
from bots.practice.messages import Message
from bots.practice.methods.sending import caption_content, text_content
from bots.practice.params import Params
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import Chat

#: After two days Telegram refuses to take a message away.
DELETABLE_SECONDS = 48 * 3600
MOST_AT_ONCE = 100


def edit_message_text(telegram: PracticeTelegram, params: Params) -> Json:
    """Put another text in the place of the old one; buttons not sent again are gone."""
    chat, message = _own_message(telegram, params)
    if "text" not in (message.body or {}):
        raise bad_request("there is no text in the message to edit")
    content = {"entities": None} | text_content(params)
    return _edit(telegram, params, chat, message, content)


def edit_message_caption(telegram: PracticeTelegram, params: Params) -> Json:
    """Put another text under a photo or file."""
    chat, message = _own_message(telegram, params)
    if not {"photo", "document"} & set(message.body or {}):
        raise bad_request("there is no caption in the message to edit")
    content = {"caption": None, "caption_entities": None} | caption_content(params)
    return _edit(telegram, params, chat, message, content)


def edit_message_reply_markup(telegram: PracticeTelegram, params: Params) -> Json:
    """Put other buttons under a message, or none."""
    chat, message = _own_message(telegram, params)
    return _edit(telegram, params, chat, message, {})


def delete_message(telegram: PracticeTelegram, params: Params) -> bool:
    """Take a message away for everybody."""
    chat = telegram.chat_for_bot(params.chat_id())
    _delete(telegram, chat, params.required("message_id", "message identifier is not specified"))
    return True


def delete_messages(telegram: PracticeTelegram, params: Params) -> bool:
    """Take several messages away; those that cannot be found are skipped."""
    chat = telegram.chat_for_bot(params.chat_id())
    numbers = params.items("message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        try:
            _delete(telegram, chat, int(number))
        except RefusalError as refusal:
            if "not found" not in refusal.description:
                raise
    return True


def set_message_reaction(telegram: PracticeTelegram, params: Params) -> bool:
    """Place the bot's emoji under a message."""
    chat = telegram.chat_for_bot(params.chat_id())
    number = params.required("message_id", "message identifier is not specified")
    message = telegram.message_of(chat, number, "message to react not found")
    wanted = params.items("reaction") or []
    if len(wanted) > 1 or any(item.get("type") != "emoji" for item in wanted):
        raise bad_request("REACTION_INVALID")
    others = {
        who: emoji for who, emoji in message.reactions.items() if who != str(telegram.bot.id)
    }
    own = {str(telegram.bot.id): str(wanted[0]["emoji"])} if wanted else {}
    telegram.messages.react(chat.id, number, others | own)
    telegram.feed.changed()
    return True


def _own_message(telegram: PracticeTelegram, params: Params) -> tuple[Chat, Message]:
    chat = telegram.chat_to_write_in(params.chat_id())
    number = params.required("message_id", "message identifier is not specified")
    message = telegram.message_of(chat, number, "message to edit not found")
    if message.sender_id != telegram.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    telegram: PracticeTelegram, params: Params, chat: Chat, message: Message, content: Json
) -> Json:
    """Change a message; what `content` names without a value goes away."""
    old = dict(message.body or {})
    keyboard = inline_keyboard(params.mapping("reply_markup"))
    changed = (old | content).items()
    body = {key: value for key, value in changed if value is not None and key != "reply_markup"}
    if keyboard is not None:
        body["reply_markup"] = keyboard
    if _same(body) == _same(old):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly"
            " the same as a current content and reply markup of the message"
        )
    body["edit_date"] = telegram.unix_time()
    telegram.messages.replace(chat.id, body)
    telegram.feed.changed()
    return body


def _same(body: Json) -> str:
    compared = {key: value for key, value in sorted(body.items()) if key != "edit_date"}
    return dumps(compared)


def _delete(telegram: PracticeTelegram, chat: Chat, number: int) -> None:
    message = telegram.message_of(chat, number, "message to delete not found")
    is_own = message.sender_id == telegram.bot.id
    if not is_own and not chat.is_private and not chat.bot_may("can_delete_messages"):
        raise bad_request("message can't be deleted")
    if message.date < telegram.unix_time() - DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    telegram.remove(chat, message)
