"""What is kept of whom, free of any storage."""
