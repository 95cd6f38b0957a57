"""What can be seen of membership.

``applications`` shows who wants to become a member, ``register`` the members, ``imports`` uploaded
lists and ``leaving`` how a membership goes and ends.

All are offered here under one name, because whoever asks need not know which is which.
"""

from coop.membership.queries.applications import (
    ApplicationLine,
    ApplicationsView,
    ApplicationView,
    JoiningView,
    application_view,
    applications_view,
    joining_view,
    waiting_applications,
)
from coop.membership.queries.exports import exported_file, exported_members
from coop.membership.queries.imports import (
    ImportView,
    KeptMember,
    PreviewPage,
    PreviewRow,
    example_file,
    import_rows,
    import_view,
    imports_view,
    kept_members,
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
    "ApplicationLine",
    "ApplicationView",
    "ApplicationsView",
    "CourseView",
    "ImportView",
    "JoiningView",
    "KeptMember",
    "LeavingView",
    "MemberLine",
    "MemberPage",
    "MemberView",
    "OwnMembership",
    "PreviewPage",
    "PreviewRow",
    "application_view",
    "applications_view",
    "course_view",
    "example_file",
    "exported_file",
    "exported_members",
    "import_rows",
    "import_view",
    "imports_view",
    "joining_view",
    "kept_members",
    "leaving_view",
    "member_view",
    "members_page",
    "membership_of",
    "own_membership",
    "rejected_file",
    "waiting_applications",
]
