"""What came in from outside, kept until it has been handled.

An update of Telegram is stored and committed before Telegram is told that we have it; a
second delivery of the same one changes nothing.
"""
