"""The menu stays short and loses nothing (C23)."""

from itertools import chain, combinations
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.bootstrap import Coop
from coop.kernel.permissions import Permission
from coop.parts.rules import Part, permissions_of
from coop.people.rules import (
    PERMISSIONS_OF_MEMBER,
    PERMISSIONS_OF_RESIDENT,
    PERMISSIONS_OF_ROLE,
    RoleKind,
)
from tests.makers import give_role, make_person
from tests.web.browsing import browser_of
from web.menu import LONGEST_MENU, MENU, MORE, MenuEntry, menu_of

COMBINATIONS = list(
    chain.from_iterable(combinations(RoleKind, size) for size in range(len(RoleKind) + 1))
)


def test_the_menu_has_seven_entries_at_most() -> None:
    assert LONGEST_MENU == 7


@pytest.mark.parametrize("is_member", [True, False])
@pytest.mark.parametrize("kind", [*RoleKind, None])
def test_no_single_function_needs_more_than_the_menu(
    *, kind: RoleKind | None, is_member: bool
) -> None:
    held = held_by((kind,) if kind else (), is_member=is_member)
    assert_whole(held)


def test_no_combination_of_functions_loses_an_entry() -> None:
    for kinds in COMBINATIONS:
        for is_member in (True, False):
            assert_whole(held_by(kinds, is_member=is_member))


@settings(max_examples=50, deadline=None)
@given(
    kinds=st.sets(st.sampled_from(RoleKind)),
    is_member=st.booleans(),
    off=st.sets(st.sampled_from(Part)),
)
def test_whatever_is_off_the_rest_is_there(
    *, kinds: set[RoleKind], is_member: bool, off: set[Part]
) -> None:
    held = held_by(tuple(kinds), is_member=is_member) - permissions_of(off)
    assert_whole(held)
    menu = menu_of(held.__contains__)
    withheld = permissions_of(off)
    assert not [entry for entry in (*menu.shown, *menu.more) if entry.permission in withheld]


@settings(max_examples=50, deadline=None)
@given(number=st.integers(0, 30))
def test_a_longer_menu_is_folded_and_not_cut(number: int) -> None:
    entries = [MenuEntry(label=str(n), endpoint=f"a{n}.show", icon="home") for n in range(number)]
    menu = menu_of(lambda _permission: True, entries)
    assert len(menu.shown) <= LONGEST_MENU
    assert [entry for entry in (*menu.shown, *menu.more) if entry is not MORE] == entries
    assert (MORE in menu.shown) is bool(menu.more)
    assert len(menu.more) != 1


def held_by(kinds: tuple[RoleKind, ...], *, is_member: bool) -> frozenset[Permission]:
    member = PERMISSIONS_OF_MEMBER if is_member else frozenset()
    return PERMISSIONS_OF_RESIDENT.union(member, *(PERMISSIONS_OF_ROLE[kind] for kind in kinds))


def assert_whole(held: frozenset[Permission]) -> None:
    menu = menu_of(held.__contains__)
    allowed = {e.endpoint for e in MENU if e.permission is None or e.permission in held}
    assert len(menu.shown) <= LONGEST_MENU
    assert {e.endpoint for e in (*menu.shown, *menu.more)} - {MORE.endpoint} == allowed


def test_who_has_much_to_do_finds_the_rest_behind_more(app: Flask, coop: Coop) -> None:
    person = make_person(coop)
    for kind in (RoleKind.SECRETARY, RoleKind.MODERATOR, RoleKind.VOLUNTEER):
        give_role(coop, person, kind)
    browser = browser_of(app, coop, person)
    first = browser.get("/").text
    assert first.count("wc-nav__link") == LONGEST_MENU
    behind = browser.get("/meer").text
    for entry in menu_of(all_of(RoleKind.SECRETARY, RoleKind.MODERATOR, RoleKind.VOLUNTEER)).more:
        assert entry.label in behind
    assert 'aria-current="true"' in behind


def all_of(*kinds: RoleKind) -> Any:
    return held_by(kinds, is_member=False).__contains__


def test_who_has_little_to_do_has_no_more(app: Flask, coop: Coop) -> None:
    browser = browser_of(app, coop, make_person(coop))
    assert "/meer" not in browser.get("/").text
    assert "Alles staat al in het menu" in browser.get("/meer").text
