"""The menu stays short (C23)."""

import pytest

from coop.people.rules import (
    PERMISSIONS_OF_MEMBER,
    PERMISSIONS_OF_RESIDENT,
    PERMISSIONS_OF_ROLE,
    RoleKind,
)
from web.frame import LONGEST_MENU, MENU


@pytest.mark.parametrize("kind", RoleKind)
def test_no_function_has_more_entries_than_the_menu_shows(kind: RoleKind) -> None:
    held = PERMISSIONS_OF_ROLE[kind] | PERMISSIONS_OF_MEMBER | PERMISSIONS_OF_RESIDENT
    shown = [entry for entry in MENU if entry.permission is None or entry.permission in held]
    assert LONGEST_MENU == 7
    assert len(shown) <= LONGEST_MENU
