"""What can be seen of groups: by everybody, by who takes part, by who runs them."""

from coop.groups.queries.groups import (
    BrowserView,
    ContactView,
    Entry,
    GroupLine,
    GroupView,
    Standing,
    all_groups,
    browser_view,
    entry_to_chat,
    group_of_chat,
    group_view,
)

__all__ = [
    "BrowserView",
    "ContactView",
    "Entry",
    "GroupLine",
    "GroupView",
    "Standing",
    "all_groups",
    "browser_view",
    "entry_to_chat",
    "group_of_chat",
    "group_view",
]
