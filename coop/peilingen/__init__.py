"""Questions to the members outside a meeting (peilingen): advice, and never a decision.

They share nothing with ``coop.voting``: a peiling has no majority, no roll that is frozen and no
declaration, and nothing of it can reach a decision, the minutes or the proof of a meeting. What
somebody answered stands in one table until the peiling is counted, and nowhere after that.
"""
