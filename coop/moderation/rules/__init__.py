"""What a message in a group may hold, and what follows; free of any storage."""
