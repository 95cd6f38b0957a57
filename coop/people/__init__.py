"""Persons, their channels and consents, the functions they hold, and how they sign in.

Not every person is a member: residents who only report, and outside advisers, stand here too.
"""
