"""What can be done with the outbox."""
