"""The worker's own housekeeping: who leads, and long work that is done in chunks.

A row names a task and its arguments; which use cases a task consists of, ``bootstrap`` says.
Nothing here knows any area.
"""
