"""When two entries may become one, what stays of each, and what becomes of what refers to them."""
