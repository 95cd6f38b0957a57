"""The methods of the Bot API that the practice Telegram knows, by noun."""
