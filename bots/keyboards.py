"""Writes buttons and keys as Telegram wants them."""

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from coop.notices.documents import BuiltChat, Button, LocationKey


def inline_keyboard(built: BuiltChat) -> InlineKeyboardMarkup | None:
    """Return the buttons under a message, if it has any."""
    if not built.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in built.buttons])


def keyboard(built: BuiltChat) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    """Return keys in the place of the keyboard, or the buttons under the message."""
    if not built.keys:
        return inline_keyboard(built)
    rows = [[_key(key) for key in row] for row in built.keys]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


def _button(button: Button) -> InlineKeyboardButton:
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)


def _key(key: LocationKey | str) -> KeyboardButton:
    if isinstance(key, LocationKey):
        return KeyboardButton(key.label, request_location=True)
    return KeyboardButton(key)
