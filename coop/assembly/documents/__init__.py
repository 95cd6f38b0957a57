"""Values to bytes and back: what a meeting has on paper, and what comes back from it."""
