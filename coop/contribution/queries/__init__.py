"""What can be seen of the contribution, a module for each page."""
