"""What can be seen of the outbox: by the worker, at the secretary's desk, and on paper."""

from coop.notices.queries.desk import (
    DeskView,
    NoticeLine,
    NoticeView,
    RefusedLine,
    desk_view,
    notice_view,
    notices_of_person,
    refused_addresses,
)
from coop.notices.queries.due import DueNotice, RecentSend, due_notices, recent_sends

__all__ = [
    "DeskView",
    "DueNotice",
    "NoticeLine",
    "NoticeView",
    "RecentSend",
    "RefusedLine",
    "desk_view",
    "due_notices",
    "notice_view",
    "notices_of_person",
    "recent_sends",
    "refused_addresses",
]
