"""Asks the Bot API who a token belongs to, without a bot that runs."""

import json
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import urlopen

TIMEOUT_SECONDS = 20.0


class BotError(Exception):
    """The Bot API refused the token or did not answer."""


def bot_name(api_url: str, token: str) -> str:
    """Return the user name of the token's bot; what fails never repeats the token."""
    try:
        # The settings take http and https only.
        with urlopen(f"{api_url}/bot{token}/getMe", timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            return str(json.load(answer)["result"]["username"])
    except HTTPError as error:
        with error:
            raise BotError(str(error.code)) from None
    except (OSError, HTTPException, ValueError, KeyError, TypeError) as error:
        raise BotError(type(error).__name__) from None
