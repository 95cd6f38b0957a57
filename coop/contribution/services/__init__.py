"""What can be done about the contribution, a module for each noun."""
