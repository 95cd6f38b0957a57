"""What can be seen of membership.

``register`` shows members, ``imports`` uploaded lists, ``leaving`` how a membership goes and ends.

All are offered here under one name, because whoever asks need not know which is which.
"""

from coop.membership.queries.imports import (
    ImportPreview,
    ImportSummary,
    PreviewRow,
    example_file,
    import_preview,
    imports_view,
    rejected_file,
)
from coop.membership.queries.leaving import CourseView, LeavingView, course_view, leaving_view
from coop.membership.queries.register import (
    MemberLine,
    MemberPage,
    MemberView,
    OwnMembership,
    member_view,
    members_page,
    membership_of,
    own_membership,
)

__all__ = [
    "CourseView",
    "ImportPreview",
    "ImportSummary",
    "LeavingView",
    "MemberLine",
    "MemberPage",
    "MemberView",
    "OwnMembership",
    "PreviewRow",
    "course_view",
    "example_file",
    "import_preview",
    "imports_view",
    "leaving_view",
    "member_view",
    "members_page",
    "membership_of",
    "own_membership",
    "rejected_file",
]
