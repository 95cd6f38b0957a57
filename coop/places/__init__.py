"""Addresses, streets and distances. Knows no people."""
