"""Ways out of the house: mail today, other carriers later, each behind a small protocol.

A transport hands over what it is given and says honestly how that went. It knows no area,
no table and no sentence for people.
"""
