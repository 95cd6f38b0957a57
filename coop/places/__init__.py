"""Addresses, streets, areas and distances, and the lists they come from. Knows no people."""
