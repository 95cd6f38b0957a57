"""Who may walk, how a round goes and what may be noted, free of any storage."""
