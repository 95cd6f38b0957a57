"""Who does what: functions given, ended and stood in for, and who may ask whom.

The row of a role is ``people``'s, which reads it at every request; here is what law, statutes
and good custom ask before one is given or ended. Whether somebody has a vote is not decided here.
"""
