"""What is told to whom, over which channel and when: the outbox.

Reactions put a notice in the outbox in the transaction of the fact it tells of. Its words are
made when it is sent, in `messages`, from the state of that moment; a row therefore names its
subject and holds no token, no ballot and no text of a report.
"""
