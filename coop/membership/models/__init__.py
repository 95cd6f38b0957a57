"""Tables of membership.

``register`` holds the members, those who apply and lists that were uploaded; ``categories`` what
kinds of member there are and who is in which; ``files`` what somebody takes along
or keeps, ``minors`` who is not eighteen yet and ``targets`` what the board wants to reach.
"""

from coop.membership.models.categories import Category, Placement
from coop.membership.models.drafts import ApplicationDraft
from coop.membership.models.files import RegisterFile, RegisterFilePart, SavedFilter
from coop.membership.models.minors import Minor
from coop.membership.models.register import (
    Application,
    Expulsion,
    ImportDraft,
    ImportRow,
    ImportText,
    Member,
    MemberChange,
    MemberCounter,
    Suspension,
)
from coop.membership.models.targets import Target

__all__ = [
    "Application",
    "ApplicationDraft",
    "Category",
    "Expulsion",
    "ImportDraft",
    "ImportRow",
    "ImportText",
    "Member",
    "MemberChange",
    "MemberCounter",
    "Minor",
    "Placement",
    "RegisterFile",
    "RegisterFilePart",
    "SavedFilter",
    "Suspension",
    "Target",
]
