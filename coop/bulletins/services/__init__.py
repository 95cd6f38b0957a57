"""What can be done about bulletins."""
