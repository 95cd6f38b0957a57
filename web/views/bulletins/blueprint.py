"""The blueprint of the pages about bulletins."""

from flask import Blueprint

bp = Blueprint("bulletins", __name__)
