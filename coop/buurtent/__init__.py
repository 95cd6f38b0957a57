"""The buurTent: a call about what happened, a tent near there, and who is invited and comes.

What is kept of a place is its street and a coarse point. House numbers of who was burgled are
neither asked nor stored, so nothing that goes out can name them.
"""
