"""Making one person of two entries of the register.

Stands above all other areas, because what refers to the entry that goes stands everywhere. The
table in ``rules.references`` says of every such column what becomes of it; a test compares it
with the database, so that a new area is not forgotten.
"""
