"""What law, statutes and custom say of functions, as plain functions of plain values."""
