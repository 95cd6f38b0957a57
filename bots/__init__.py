"""Telegram, mail and time: updates into use cases, notices into messages."""
