"""Bytes from values: mails and calendar files. No tables, no areas, no sentences of its own."""
