"""Warnings of the wijkagent and the gemeente to the neighbourhood (people-first C16).

A bulletin comes in by page, by reply mail or by word of mouth; nothing of it reaches a group
before a moderator placed it. Its sender is known by function here, and never by name.
"""
