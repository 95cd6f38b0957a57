"""What can be seen of functions: by the board, and by everybody."""
