"""Loaders that services, queries and messages share."""
