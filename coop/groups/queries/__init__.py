"""What can be seen of groups: by everybody, by who takes part, by who runs them."""

from coop.groups.queries.groups import (
    BrowserView,
    ContactView,
    GroupLine,
    GroupView,
    Standing,
    all_groups,
    browser_view,
    group_of_chat,
    group_view,
)

__all__ = [
    "BrowserView",
    "ContactView",
    "GroupLine",
    "GroupView",
    "Standing",
    "all_groups",
    "browser_view",
    "group_of_chat",
    "group_view",
]
