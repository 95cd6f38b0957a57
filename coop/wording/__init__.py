"""The only text for people in the core: what a refusal says and what a notice is called.

One module per area holds its Dutch sentences; ``catalogue`` turns them into the reader's
language. A sentence takes named values only: ``%(name)s``.
"""
