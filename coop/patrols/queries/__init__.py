"""What can be seen of rounds."""
