"""Filters of the list under a name: one's own, or the whole board's."""

import uuid

import pytest
from sqlalchemy import update

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import Actor
from coop.membership.errors import (
    FilterNameError,
    FilterNameTakenError,
    SavedFilterNotFoundError,
    TooManyFiltersError,
)
from coop.membership.models import SavedFilter
from coop.membership.queries.filters import FilterView, filters_view
from coop.membership.rules import (
    LONGEST_FILTER_NAME,
    MOST_FILTERS,
    Order,
    Reach,
    Selection,
    filter_name_of,
)
from coop.membership.services.filters import delete_filter, rename_filter, save_filter
from coop.people.rules import RoleKind
from tests.makers import actor_for, make_member, make_officer

LETTERS = Selection(reach=Reach.NO_EMAIL, street="Lindenhof")


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


def save(coop: Coop, actor: Actor, name: str = "Brieven", *, is_shared: bool = False) -> uuid.UUID:
    return coop.run(
        save_filter,
        actor,
        name=name,
        selection=LETTERS,
        order=Order.STREET,
        is_shared=is_shared,
    )


def seen(coop: Coop, actor: Actor) -> list[FilterView]:
    return list(coop.ask(filters_view, actor))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Brieven \n Lindenhof ", "Brieven Lindenhof"),
        ("x" * LONGEST_FILTER_NAME, "x" * LONGEST_FILTER_NAME),
        ("x" * (LONGEST_FILTER_NAME + 1), None),
        (" \u200b\n", None),
        ("", None),
    ],
)
def test_a_name_is_one_line_that_fits(typed: str, name: str | None) -> None:
    if name is None:
        with pytest.raises(FilterNameError):
            filter_name_of(typed)
    else:
        assert filter_name_of(typed) == name


def test_what_is_ones_own_nobody_else_sees(coop: Coop, secretary: Actor, chair: Actor) -> None:
    filter_id = save(coop, secretary)
    (own,) = seen(coop, secretary)
    assert (own.filter_id, own.selection, own.order) == (filter_id, LETTERS, Order.STREET)
    assert (own.is_own, own.is_shared) == (True, False)
    assert seen(coop, chair) == []
    with pytest.raises(SavedFilterNotFoundError):
        coop.run(rename_filter, chair, filter_id=filter_id, name="Mijn", is_shared=False)
    with pytest.raises(SavedFilterNotFoundError):
        coop.run(delete_filter, chair, filter_id=filter_id)
    assert seen(coop, secretary) == [own]


def test_what_is_shared_is_the_boards(coop: Coop, secretary: Actor, chair: Actor) -> None:
    filter_id = save(coop, secretary, is_shared=True)
    (shared,) = seen(coop, chair)
    assert (shared.name, shared.is_own) == ("Brieven", False)
    coop.run(rename_filter, chair, filter_id=filter_id, name="Post", is_shared=True)
    assert [one.name for one in seen(coop, secretary)] == ["Post"]
    coop.run(delete_filter, chair, filter_id=filter_id)
    assert seen(coop, secretary) == []


def test_a_name_stands_once(coop: Coop, secretary: Actor, chair: Actor) -> None:
    save(coop, secretary)
    other = save(coop, secretary, "anders")
    save(coop, chair)
    with pytest.raises(FilterNameTakenError):
        save(coop, secretary, " Brieven")
    with pytest.raises(FilterNameTakenError):
        coop.run(rename_filter, secretary, filter_id=other, name="Brieven", is_shared=False)
    coop.run(rename_filter, secretary, filter_id=other, name="anders", is_shared=True)
    assert [one.name for one in seen(coop, secretary)] == ["anders", "Brieven"]


def test_there_is_an_end_to_it(coop: Coop, secretary: Actor) -> None:
    for number in range(MOST_FILTERS):
        save(coop, secretary, f"Filter {number}")
    refused: type[CoopError] = TooManyFiltersError
    with pytest.raises(refused):
        save(coop, secretary, "Nog een")
    assert len(seen(coop, secretary)) == MOST_FILTERS


def test_what_an_older_version_kept_does_not_break(coop: Coop, secretary: Actor) -> None:
    save(coop, secretary)
    old = {"street": "Lindenhof", "wanted": "dreaming", "moon": "full"}
    with coop._session_factory.begin() as session:
        session.execute(update(SavedFilter).values(selection=old))
    (kept,) = seen(coop, secretary)
    assert kept.selection == Selection(street="Lindenhof")


def test_it_is_for_who_sees_the_list(coop: Coop) -> None:
    member = actor_for(coop, make_member(coop))
    with pytest.raises(MissingPermissionError):
        save(coop, member)
    with pytest.raises(MissingPermissionError):
        seen(coop, member)
