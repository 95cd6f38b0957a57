"""Which parts of the product there are, what belongs to each, and which are off (C23).

Here is only what every other area goes by; the board's desk for turning them is ``setup``. No
part knows of this: each door (web, bot, worker, use case) asks here before it opens.
"""
