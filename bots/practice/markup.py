"""Keyboards under a message and under the typing field: checked as Telegram checks them.

One difference, told here because it matters: the real Telegram refuses buttons to
`http://localhost`; the practice one takes them, for that is where the practice website lives.
"""

from urllib.parse import urlsplit

from bots.practice.answers import Json, bad_request

MOST_BUTTONS = 100
MOST_CALLBACK_BYTES = 64
#: What a button may do; web apps, games, payments and the like are not imitated.
ACTIONS = ("callback_data", "url", "switch_inline_query_current_chat", "copy_text")
REQUESTS = ("request_contact", "request_location")


def inline_keyboard(markup: Json | None) -> Json | None:
    """Check a keyboard under a message; an empty one is none."""
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    keyboard = [[_inline_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": keyboard} if keyboard else None


def reply_markup(markup: Json | None) -> tuple[Json | None, Json | None]:
    """Check any keyboard; give what stays under the message and what goes under the field."""
    if markup is None:
        return None, None
    if "inline_keyboard" in markup:
        return inline_keyboard(markup), None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "reply keyboard")
        keyboard = [[_reply_button(button) for button in row] for row in rows if row]
        if not keyboard:
            raise bad_request("can't parse reply keyboard markup: keyboard is empty")
        return None, markup | {"keyboard": keyboard}
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return None, markup
    raise bad_request("object expected as reply markup")


def _rows(rows: object, what: str) -> list[list[object]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(f"can't parse {what} markup: expected an Array of Arrays")
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return rows


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        raise bad_request('can\'t parse inline keyboard button: field "text" must be non-empty')
    actions = [key for key in button if key in ACTIONS]
    if len(actions) != 1:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= MOST_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(str(button["url"]))
    return button


def _reply_button(button: object) -> Json:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request('can\'t parse reply keyboard button: field "text" must be non-empty')
    if sum(bool(button.get(request)) for request in REQUESTS) > 1:
        raise bad_request("can't parse reply keyboard button: only one request is allowed")
    return button


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"}:
        raise bad_request(
            f"inline keyboard button URL '{url}' is invalid: Unsupported URL protocol"
        )
    if not parts.netloc:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: URL host is empty")
