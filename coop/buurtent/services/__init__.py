"""What can be done about calls, tents, invitations and the presence of the police."""
