"""Rounds: ``team`` for who reads about them and runs them, ``walking`` for in the street."""

from web.views.patrols import team, walking
from web.views.patrols.blueprint import bp

__all__ = ["bp", "team", "walking"]
