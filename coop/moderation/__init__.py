"""Keeping a group's chat good: house rules, what the bot does in chats, and the ladder.

Rules are measured here, not moderators. What is done to somebody in a chat never touches
membership, and what a taken-away message said is kept for a week at most.
"""
