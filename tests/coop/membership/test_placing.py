"""Another category for a whole selection: what it does, each change recorded, nothing twice."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.membership.errors import (
    AgeAskedError,
    CategoryNotFoundError,
    DayPastError,
    SelectionChangedError,
)
from coop.membership.queries import members_page
from coop.membership.queries.categories import placements_view
from coop.membership.queries.placing import PlacingView, placing_choices, placing_view
from coop.membership.rules import Selection
from coop.membership.rules.categories import Terms, VotesAllowed
from coop.membership.rules.placing import shift_of, who_gains, who_loses
from coop.membership.services import define_category, place_member
from coop.membership.services.placing import place_members
from coop.people.rules import RoleKind
from tests.coop.membership.test_services_categories import allow_votes
from tests.makers import actor_for, make_member, make_officer
from tests.questions import questions

TODAY = date(2026, 11, 21)
EVERYBODY = Selection()
ALL: frozenset[uuid.UUID] = frozenset()
FRIEND = Terms(is_legal_member=False)
TWO = VotesAllowed(each=1, most=2)


@pytest.mark.parametrize(
    ("before", "after", "votes", "loses", "gains"),
    [
        (None, FRIEND, (1, 0), 7, 0),
        (FRIEND, None, (0, 1), 0, 7),
        (FRIEND, FRIEND, (0, 0), 0, 0),
        (None, Terms(votes=2), (1, 2), 0, 0),
        # More than the statutes give counts for no more.
        (Terms(votes=3), Terms(votes=2), (2, 2), 0, 0),
        (Terms(votes=2), FRIEND, (2, 0), 7, 0),
    ],
)
def test_what_a_change_does_to_votes(
    before: Terms | None, after: Terms | None, votes: tuple[int, int], loses: int, gains: int
) -> None:
    shift = shift_of(None, 7, before=before, after=after, allowed=TWO)
    assert (shift.votes_before, shift.votes_after) == votes
    assert shift.changes_votes is (votes[0] != votes[1])
    assert (who_loses([shift]), who_gains([shift])) == (loses, gains)


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


@pytest.fixture
def people(coop: Coop) -> list[uuid.UUID]:
    """Make three members, of whom the last is a friend."""
    return [make_member(coop, given=given) for given in ("Ana", "Bas", "Cem")]


def keys(coop: Coop) -> list[uuid.UUID]:
    lines = coop.ask(members_page, SYSTEM).lines
    return [line.member_id for line in sorted(lines, key=lambda line: line.number)]


def define(coop: Coop, chair: Actor, name: str, terms: Terms) -> uuid.UUID:
    return coop.run(define_category, chair, name=name, terms=terms)


def foreseen(
    coop: Coop,
    chair: Actor,
    category_id: uuid.UUID | None,
    chosen: frozenset[uuid.UUID] = ALL,
    day: date = TODAY,
) -> PlacingView:
    return coop.ask(
        placing_view,
        chair,
        selection=EVERYBODY,
        chosen=chosen,
        category_id=category_id,
        effective_on=day,
    )


def place(
    coop: Coop,
    chair: Actor,
    category_id: uuid.UUID | None,
    expected: int,
    *,
    chosen: frozenset[uuid.UUID] = ALL,
    day: date = TODAY,
) -> int:
    return coop.run(
        place_members,
        chair,
        selection=EVERYBODY,
        chosen=chosen,
        category_id=category_id,
        effective_on=day,
        expected=expected,
        reference="B-9",
    )


def history(coop: Coop, member_id: uuid.UUID) -> list[tuple[date, str, str]]:
    seen = coop.ask(placements_view, SYSTEM, member_id=member_id)
    return [(line.effective_on, line.category, line.reference) for line in seen.history]


@pytest.mark.usefixtures("people")
def test_a_selection_changes_and_each_member_has_it_in_the_history(
    coop: Coop, chair: Actor
) -> None:
    friends = define(coop, chair, "Vriend", FRIEND)
    ana, bas, cem = keys(coop)
    coop.run(
        place_member,
        chair,
        member_id=cem,
        category_id=friends,
        effective_on=TODAY,
        reference="B-1",
    )
    seen = foreseen(coop, chair, friends)
    assert (seen.category, seen.changing, seen.staying) == ("Vriend", 2, 1)
    assert (seen.losing_vote, seen.gaining_vote) == (2, 0)
    assert [(line.category, line.shift.members) for line in seen.lines] == [("", 2)]
    assert place(coop, chair, friends, 2) == 2
    assert history(coop, ana) == history(coop, bas) == [(TODAY, "Vriend", "B-9")]
    # Who was there already has no change.
    assert history(coop, cem) == [(TODAY, "Vriend", "B-1")]


def test_votes_change_with_the_day(coop: Coop, chair: Actor, people: list[uuid.UUID]) -> None:
    tomorrow = TODAY + timedelta(days=1)
    ana, bas, _ = keys(coop)
    friends = define(coop, chair, "Vriend", FRIEND)
    assert place(coop, chair, friends, 1, chosen=frozenset({ana}), day=tomorrow) == 1
    assert actor_for(coop, people[0]).holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert place(coop, chair, friends, 1, chosen=frozenset({bas})) == 1
    assert not actor_for(coop, people[1]).holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert foreseen(coop, chair, None, day=tomorrow).gaining_vote == 2


@pytest.mark.usefixtures("people")
def test_a_slip_of_the_same_day_is_replaced(coop: Coop, chair: Actor) -> None:
    allow_votes(coop, 2)
    farmers = define(coop, chair, "Boer", Terms(votes=2))
    shops = define(coop, chair, "Winkel", Terms())
    place(coop, chair, farmers, 3)
    assert place(coop, chair, shops, 3) == 3
    assert {tuple(history(coop, one)) for one in keys(coop)} == {((TODAY, "Winkel", "B-9"),)}
    assert place(coop, chair, None, 3) == 3


@pytest.mark.usefixtures("people")
def test_what_was_not_confirmed_is_refused_and_changes_nothing(coop: Coop, chair: Actor) -> None:
    shops = define(coop, chair, "Winkel", Terms())
    youth = define(coop, chair, "Jongerenlid", Terms(least_age=16))
    refusals: list[tuple[uuid.UUID | None, int, date, type[CoopError]]] = [
        (shops, 2, TODAY, SelectionChangedError),
        # All of them are ordinary members: nobody would change.
        (None, 0, TODAY, SelectionChangedError),
        (shops, 3, TODAY - timedelta(days=1), DayPastError),
        (youth, 3, TODAY, AgeAskedError),
        (uuid.UUID(int=404), 3, TODAY, CategoryNotFoundError),
    ]
    for category_id, expected, day, refusal in refusals:
        with pytest.raises(refusal):
            place(coop, chair, category_id, expected, day=day)
    assert [history(coop, one) for one in keys(coop)] == [[], [], []]
    choices = coop.ask(placing_choices, chair, selection=EVERYBODY)
    assert (choices.members, choices.categories) == (3, ((shops, "Winkel"),))
    assert choices.with_age == ("Jongerenlid",)


def test_twice_is_once(coop: Coop, chair: Actor, people: list[uuid.UUID]) -> None:
    shops = define(coop, chair, "Winkel", Terms())
    place(coop, chair, shops, len(people))
    with pytest.raises(SelectionChangedError) as refused:
        place(coop, chair, shops, len(people))
    assert refused.value.details == {"members": 0}


def test_only_the_board_places(coop: Coop, chair: Actor, people: list[uuid.UUID]) -> None:
    shops = define(coop, chair, "Winkel", Terms())
    with pytest.raises(MissingPermissionError):
        place(coop, actor_for(coop, people[0]), shops, 3)


def test_many_members_take_as_many_statements_as_few(
    coop: Coop, chair: Actor, people: list[uuid.UUID], engine: Engine
) -> None:
    shops = define(coop, chair, "Winkel", Terms())
    with questions(engine) as one:
        place(coop, chair, shops, 1, chosen=frozenset({keys(coop)[0]}))
    with questions(engine) as all_of_them:
        place(coop, chair, None, 1, chosen=frozenset({keys(coop)[0]}))
        place(coop, chair, shops, len(people))
    assert len(all_of_them) <= 2 * len(one)
