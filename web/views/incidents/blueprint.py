"""The blueprints of the pages about incidents: for residents and the agent, for moderators."""

from flask import Blueprint

bp = Blueprint("incidents", __name__)
#: An area of its own in the menu: what moderators do.
review_bp = Blueprint("review", __name__, url_prefix="/buurtmeldingen")
