"""What each function asks: one holder, a member, a place."""

from coop.kernel.permissions import Permission, ScopeKind
from coop.people.rules import PERMISSIONS_OF_ROLE, RoleKind
from coop.roles.errors import RoleScopeError

BOARD_KINDS = frozenset(
    {RoleKind.CHAIR, RoleKind.SECRETARY, RoleKind.TREASURER, RoleKind.BOARD_MEMBER}
)

#: BW 2:37 lid 7: the board chooses *a* chair, *a* secretary and *a* treasurer from its midst.
SEATS = frozenset({RoleKind.CHAIR, RoleKind.SECRETARY, RoleKind.TREASURER})

#: Who holds one of these can give functions.
GIVERS = frozenset(
    kind for kind in RoleKind if Permission.PEOPLE_ROLE_GRANT in PERMISSIONS_OF_ROLE[kind]
)

#: Held in one group as well as everywhere; all others only everywhere.
LOCAL = frozenset({RoleKind.MODERATOR, RoleKind.VOLUNTEER, RoleKind.MUNICIPALITY})

#: Whom C20 shows by function only, unless a person gives the name.
BY_FUNCTION_ONLY = frozenset({RoleKind.MUNICIPALITY})


def ensure_scope(kind: RoleKind, scope: ScopeKind) -> None:
    """Refuse a function on something it is not held on."""
    allowed = {ScopeKind.ALL, ScopeKind.GROUP} if kind in LOCAL else {ScopeKind.ALL}
    if scope not in allowed:
        raise RoleScopeError


def needs_member(kind: RoleKind, *, board_takes_outsiders: bool) -> bool:
    """Tell whether only a member can hold a function."""
    # BW 2:48 lid 2: a committee of members audits the accounts.
    if kind is RoleKind.AUDIT_COMMITTEE:
        return True
    # BW 2:37 lid 1: the board is appointed from the members, unless the statutes say otherwise.
    is_of_board = kind in BOARD_KINDS or kind is RoleKind.CANDIDATE
    return is_of_board and not board_takes_outsiders
