"""What can be seen of reports: the next question, the queue, one's own."""
