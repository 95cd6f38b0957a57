"""What can be seen of what is kept: copies for oneself, the statement, and the desk."""
