"""The rule book: every number the law, the statutes or the regulations set, with its article."""
