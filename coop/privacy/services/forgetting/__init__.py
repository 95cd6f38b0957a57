"""What goes of each kind of data once its term is over, some at a time.

Each use case takes the last day of which the term is over, and returns how much it removed:
nought when nothing is left. ``retention`` calls them by the schedule.
"""
