"""Polls, the roll of who may vote, open ballots, and what they decide.

Voting knows rights, ballots and counting, but no meeting: presence and the agenda belong to
``coop.assembly``, whose use cases check them and then call the functions here in the same
transaction. A ballot never reaches the journal, a log, an event or an error.
"""
