"""Groups: ``pages`` for everybody, ``founding`` and ``desk`` for who makes and runs one."""

from web.views.groups import desk, founding, moderators, pages
from web.views.groups.blueprint import bp
from web.views.groups.pages import groups_in_use

__all__ = ["bp", "desk", "founding", "groups_in_use", "moderators", "pages"]
