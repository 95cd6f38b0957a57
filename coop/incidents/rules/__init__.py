"""Pure rules: the questions, how answers are read, what states a report goes through."""
