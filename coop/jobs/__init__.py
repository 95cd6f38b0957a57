"""The worker's own housekeeping: who leads. Long work in chunks will stand here too."""
