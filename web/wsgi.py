"""The website as gunicorn starts it: built once, then shared by its processes."""

import gc
import os

from coop.bootstrap import build_coop
from coop.settings import load_settings
from web.app import create_app

settings = load_settings(os.environ)
app = create_app(build_coop(settings), settings)
# What is here now stays until the end. Left out of the collector's rounds, its pages are written
# by nobody and stay shared between the processes: 60 MB less with two of them.
gc.collect()
gc.freeze()
