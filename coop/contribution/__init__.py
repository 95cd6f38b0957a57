"""What members pay in a year: amounts, mandates, the yearly run, the bank's return, reminders.

Money is whole cents and nothing else. Who is behind with paying is the treasurer's to see and
has no effect on votes (BW 2:38: only the statutes could suspend a right).
"""
