"""The website as gunicorn starts it, one application per process."""

import os

from coop.bootstrap import build_coop
from coop.settings import load_settings
from web.app import create_app

settings = load_settings(os.environ)
app = create_app(build_coop(settings), settings)
