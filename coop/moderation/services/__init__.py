"""What can be done to keep a group's chat good."""
