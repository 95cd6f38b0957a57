"""What the bot puts into a chat."""

import json
from typing import Any

from bots.practice.answers import Json, bad_request
from bots.practice.entities import parse
from bots.practice.files import MOST_DOWNLOAD, StoredFile
from bots.practice.markup import reply_markup
from bots.practice.params import Params, Upload
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import Chat

MOST_TEXT = 4096
MOST_CAPTION = 1024
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(telegram: PracticeTelegram, params: Params) -> Json:
    """Send a text."""
    chat = telegram.chat_to_write_in(params.chat_id())
    return _send(telegram, params, chat, text_content(params))


def send_photo(telegram: PracticeTelegram, params: Params) -> Json:
    """Send a photo, new or sent before."""
    chat = telegram.chat_to_write_in(params.chat_id(), "can_send_photos")
    found = _file(telegram, params, "photo")
    if isinstance(found, Upload):
        sizes = telegram.files.add_photo(found)
    elif found.kind == "photo":
        sizes = telegram.files.photo_sizes(found)
    else:
        raise bad_request("can't use file of type Document as Photo")
    return _send(telegram, params, chat, {"photo": sizes} | _caption(params))


def send_document(telegram: PracticeTelegram, params: Params) -> Json:
    """Send a file, new or sent before."""
    chat = telegram.chat_to_write_in(params.chat_id(), "can_send_documents")
    found = _file(telegram, params, "document")
    file = telegram.files.add("document", found) if isinstance(found, Upload) else found
    return _send(telegram, params, chat, {"document": file.as_document()} | _caption(params))


def send_location(telegram: PracticeTelegram, params: Params) -> Json:
    """Send a point on the map."""
    chat = telegram.chat_to_write_in(params.chat_id())
    latitude, longitude = params.decimal("latitude"), params.decimal("longitude")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 degrees
        raise bad_request("invalid coordinates specified")
    return _send(
        telegram, params, chat, {"location": {"latitude": latitude, "longitude": longitude}}
    )


def send_chat_action(telegram: PracticeTelegram, params: Params) -> bool:
    """Show for a moment that the bot is busy; the web chat does not draw it."""
    telegram.chat_to_write_in(params.chat_id())
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_file(telegram: PracticeTelegram, params: Params) -> Json:
    """Give the path by which a file can be fetched."""
    file = telegram.files.find(params.text("file_id") or "")
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_file() | {"file_path": file.path}


def text_content(params: Params) -> Json:
    """Read the text of a message with its marks."""
    written = params.text("text") or ""
    text, marks = parse(written, params.text("parse_mode"), params.items("entities"))
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MOST_TEXT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": marks} if marks else {})


def caption_content(params: Params) -> Json:
    """Read the text under a photo or file with its marks."""
    return _caption(params)


def _caption(params: Params) -> Json:
    written = params.text("caption")
    if not written:
        return {}
    text, marks = parse(written, params.text("parse_mode"), params.items("caption_entities"))
    if len(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    return {"caption": text} | ({"caption_entities": marks} if marks else {})


def _file(telegram: PracticeTelegram, params: Params, name: str) -> Upload | StoredFile:
    upload = params.upload(name)
    if upload is not None:
        return upload
    file_id = params.text(name)
    if not file_id:
        raise bad_request(f"there is no {name} in the request")
    if file_id.startswith(("http://", "https://")):
        # The stand-in talks to nobody but this machine, so it fetches nothing.
        raise bad_request("failed to get HTTP URL content")
    file = telegram.files.find(file_id)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    return file


def _send(telegram: PracticeTelegram, params: Params, chat: Chat, content: Json) -> Json:
    staying, keyboard = reply_markup(params.mapping("reply_markup"))
    body = dict(content)
    if staying is not None:
        body["reply_markup"] = staying
    thread = params.integer("message_thread_id")
    if thread is not None:
        if not chat.is_forum:
            raise bad_request("message thread not found")
        body |= {"message_thread_id": thread, "is_topic_message": True}
    if params.flag("protect_content"):
        body["has_protected_content"] = True
    body |= _reply(telegram, params, chat)
    return telegram.post(chat, telegram.bot.as_user(), body, keyboard)


def _reply(telegram: PracticeTelegram, params: Params, chat: Chat) -> Json:
    wanted = params.mapping("reply_parameters")
    message_id: Any = (wanted or {}).get("message_id") or params.integer("reply_to_message_id")
    if message_id is None:
        return {}
    message = telegram.messages.find(chat.id, int(message_id))
    if message is None or message.body is None:
        if wanted and wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": without_reply(message.body)}


def without_reply(body: Json) -> Json:
    """Give a message as it stands inside a reply: never a reply in a reply."""
    copy: Json = json.loads(json.dumps(body))
    copy.pop("reply_to_message", None)
    return copy
