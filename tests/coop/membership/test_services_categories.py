"""Categories in use: who is in which from what day, and what that means for rights."""

import uuid
from datetime import date, timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.membership.errors import (
    CategoryInUseError,
    CategoryNameTakenError,
    CategoryNotFoundError,
    DayPastError,
    MemberNotFoundError,
    MoreVotesThanStatutesError,
    TooYoungError,
)
from coop.membership.queries.categories import (
    CategoriesView,
    PlacementsView,
    categories_view,
    placements_view,
)
from coop.membership.rules.categories import Terms
from coop.membership.services import (
    add_member,
    change_category,
    define_category,
    place_member,
    resign,
)
from coop.people.rules import RoleKind
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.doubles import FixedClock
from tests.makers import actor_for, make_officer, make_person

TODAY = date(2026, 11, 21)
NOWHERE = uuid.UUID(int=404)
FRIEND = Terms(is_legal_member=False)


@pytest.fixture
def chair(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.CHAIR)


@pytest.fixture
def person(coop: Coop) -> uuid.UUID:
    return make_person(coop, email="ana@voorbeeld.example")


@pytest.fixture
def member(coop: Coop, person: uuid.UUID) -> uuid.UUID:
    return coop.run(add_member, SYSTEM, person_id=person, joined_on=date(2024, 5, 1))


def allow_votes(coop: Coop, most: int, effective_on: date = date(2024, 1, 1)) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.VOTES_PER_CATEGORY,
        value=str(most),
        layer=Layer.STATUTES,
        article="artikel 9 lid 2 van de statuten",
        effective_on=effective_on,
    )


def define(
    coop: Coop, actor: Actor, name: str = "Ondernemer", terms: Terms | None = None
) -> uuid.UUID:
    return coop.run(define_category, actor, name=name, terms=terms or Terms())


def place(
    coop: Coop,
    actor: Actor,
    member_id: uuid.UUID,
    category_id: uuid.UUID | None,
    *,
    day: date = TODAY,
    born_on: date | None = None,
) -> None:
    coop.run(
        place_member,
        actor,
        member_id=member_id,
        category_id=category_id,
        effective_on=day,
        reference="B-7",
        born_on=born_on,
    )


def listed(coop: Coop) -> CategoriesView:
    return coop.ask(categories_view, SYSTEM)


def placed(coop: Coop, member_id: uuid.UUID) -> PlacementsView:
    return coop.ask(placements_view, SYSTEM, member_id=member_id)


def test_the_board_defines_a_category(coop: Coop, chair: Actor) -> None:
    terms = Terms(least_age=16, is_per_household=True, cents=2500)
    define(coop, chair, " Jong  lid ", terms)
    (line,) = listed(coop).lines
    assert (line.name, line.terms, line.votes, line.members) == ("Jong lid", terms, 1, 0)


def test_more_votes_are_refused_until_the_statutes_allow_them(coop: Coop, chair: Actor) -> None:
    with pytest.raises(MoreVotesThanStatutesError) as refused:
        define(coop, chair, terms=Terms(votes=2))
    assert refused.value.details == {"most": 1, "article": "BW 2:38 lid 1"}
    assert listed(coop).lines == ()
    allow_votes(coop, 2)
    define(coop, chair, terms=Terms(votes=2))
    assert listed(coop).lines[0].votes == 2
    with pytest.raises(MoreVotesThanStatutesError):
        define(coop, chair, "Boer", Terms(votes=3))
    assert len(listed(coop).lines) == 1


def test_votes_end_with_the_article_that_gave_them(
    coop: Coop, chair: Actor, clock: FixedClock
) -> None:
    allow_votes(coop, 3)
    allow_votes(coop, 1, TODAY + timedelta(days=1))
    define(coop, chair, terms=Terms(votes=3))
    assert listed(coop).lines[0].votes == 3
    clock.advance(timedelta(days=1))
    assert listed(coop).lines[0].votes == 1


def test_two_categories_cannot_have_one_name(coop: Coop, chair: Actor) -> None:
    category_id = define(coop, chair)
    with pytest.raises(CategoryNameTakenError):
        define(coop, chair, "ONDERNEMER")
    coop.run(change_category, chair, category_id=category_id, name="ondernemer", terms=Terms())
    assert [line.name for line in listed(coop).lines] == ["ondernemer"]


def test_a_friend_has_no_vote_and_no_access_and_may_stop(
    coop: Coop, chair: Actor, person: uuid.UUID, member: uuid.UUID
) -> None:
    place(coop, chair, member, define(coop, chair, "Vriend", FRIEND))
    friend = actor_for(coop, person)
    assert not friend.holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert not friend.holds(Permission.ASSEMBLY_MEETING_ATTEND)
    coop.run(resign, friend, expected=date(2026, 12, 31))


def test_a_category_holds_from_its_day(
    coop: Coop, chair: Actor, person: uuid.UUID, member: uuid.UUID, clock: FixedClock
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    place(coop, chair, member, define(coop, chair, "Vriend", FRIEND), day=tomorrow)
    assert actor_for(coop, person).holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert placed(coop, member).category == ""
    clock.advance(timedelta(days=1))
    assert not actor_for(coop, person).holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert placed(coop, member).category == "Vriend"


def test_the_history_keeps_every_change(
    coop: Coop, chair: Actor, member: uuid.UUID, clock: FixedClock
) -> None:
    category_id = define(coop, chair)
    place(coop, chair, member, category_id)
    clock.advance(timedelta(days=30))
    place(coop, chair, member, None, day=TODAY + timedelta(days=30))
    seen = placed(coop, member)
    assert [(line.effective_on, line.category, line.reference) for line in seen.history] == [
        (TODAY + timedelta(days=30), "", "B-7"),
        (TODAY, "Ondernemer", "B-7"),
    ]
    assert seen.votes == 1


def test_a_slip_of_the_same_day_is_replaced(coop: Coop, chair: Actor, member: uuid.UUID) -> None:
    place(coop, chair, member, define(coop, chair))
    place(coop, chair, member, None)
    assert [line.category for line in placed(coop, member).history] == [""]


@pytest.mark.parametrize(
    ("day", "born_on", "refusal"),
    [
        (TODAY - timedelta(days=1), date(1980, 1, 1), DayPastError),
        (TODAY, date(2010, 11, 22), TooYoungError),
        (TODAY, None, TooYoungError),
    ],
)
def test_a_refused_change_changes_nothing(
    coop: Coop,
    chair: Actor,
    member: uuid.UUID,
    *,
    day: date,
    born_on: date | None,
    refusal: type[CoopError],
) -> None:
    category_id = define(coop, chair, terms=Terms(least_age=16))
    with pytest.raises(refusal):
        place(coop, chair, member, category_id, day=day, born_on=born_on)
    assert placed(coop, member).history == ()


def test_what_does_not_exist_is_refused(coop: Coop, chair: Actor, member: uuid.UUID) -> None:
    with pytest.raises(CategoryNotFoundError):
        place(coop, chair, member, NOWHERE)
    with pytest.raises(MemberNotFoundError):
        place(coop, chair, NOWHERE, None)
    with pytest.raises(CategoryNotFoundError):
        coop.run(change_category, chair, category_id=NOWHERE, name="X", terms=Terms())


def test_who_is_a_member_does_not_change_for_a_whole_category(
    coop: Coop, chair: Actor, member: uuid.UUID
) -> None:
    category_id = define(coop, chair)
    place(coop, chair, member, category_id)
    with pytest.raises(CategoryInUseError):
        coop.run(change_category, chair, category_id=category_id, name="Ondernemer", terms=FRIEND)
    assert listed(coop).lines[0].terms.is_legal_member
    unused = define(coop, chair, "Proef")
    coop.run(change_category, chair, category_id=unused, name="Proef", terms=FRIEND)


def test_only_the_board_defines_and_places(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    actor = actor_for(coop, person)
    with pytest.raises(MissingPermissionError):
        define(coop, actor)
    with pytest.raises(MissingPermissionError):
        place(coop, actor, member, None)
    assert listed(coop).lines == ()


def test_the_list_asks_as_much_for_many_members_as_for_one(coop: Coop, chair: Actor) -> None:
    category_id = define(coop, chair)
    for _ in range(3):
        person_id = make_person(coop)
        member_id = coop.run(add_member, SYSTEM, person_id=person_id)
        place(coop, chair, member_id, category_id)
    seen = listed(coop)
    assert seen.lines[0].members == 3
    assert seen.ordinary == 0
