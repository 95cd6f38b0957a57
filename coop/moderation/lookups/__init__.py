"""Finds what a group wants, what was stopped in it and what the bot has to do there."""
