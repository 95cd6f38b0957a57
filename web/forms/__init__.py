"""Parses what people typed and shows it again; holds no rule."""
