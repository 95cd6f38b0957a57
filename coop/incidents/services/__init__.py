"""What can be done about reports: by who makes one, by moderators, by the police contact."""
