"""Lists of members as files: bytes to tables, rows to candidates, and back. No storage."""
