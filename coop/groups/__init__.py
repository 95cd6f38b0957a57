"""Prevention groups: where neighbours warn each other, who takes part, and whom they tell.

A group lives in Telegram or in an app of the neighbours' own choice; nothing here needs a
Telegram identity. What is reported stands in ``coop.incidents``.
"""
