"""Values to bytes and back: what goes to the bank and the printer, and what the bank returns."""
