"""Members under eighteen: recorded by the secretary or by the application, until the birthday."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.membership.errors import (
    BirthDayMissingError,
    MinorNotFoundError,
    NotMinorError,
    RepresentativeIsMinorError,
    RepresentativeMissingError,
    RepresentativeNotMemberError,
)
from coop.membership.lookups.minors import is_represented_minor
from coop.membership.lookups.representing import representative_of, voters_represented_by
from coop.membership.models import Member, Minor
from coop.membership.queries.minors import (
    MinorityView,
    OwnRepresentation,
    minor_view,
    own_representation,
)
from coop.membership.rules.applications import Applicant, Wish
from coop.membership.services import (
    admit_applicant,
    record_minor,
    remove_minor,
    submit_application,
    suspend_member,
)
from coop.merging.services import merge_persons
from coop.people.lookups import person_by_id
from coop.people.rules import Name, RoleKind
from coop.places.rules import Door
from coop.places.services import add_address
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.doubles import FixedClock
from tests.makers import actor_for, make_member, make_officer

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
#: Becomes eighteen tomorrow.
BORN_ON = date(2008, 11, 22)
DOOR = Door(postcode="5099AA", house_number=12)


@pytest.fixture
def address(coop: Coop) -> uuid.UUID:
    return coop.run(add_address, SYSTEM, door=DOOR, street="Wilgenpad", town="Tilburg")


@pytest.fixture
def child(coop: Coop, address: uuid.UUID) -> uuid.UUID:
    return make_member(coop, given="Joris", family="Esch", address_id=address)


@pytest.fixture
def parent(coop: Coop) -> uuid.UUID:
    return make_member(coop, given="Ine", family="Berg")


def membership(coop: Coop, person_id: uuid.UUID) -> Member:
    with coop._reading() as session:
        return session.scalars(select(Member).where(Member.person_id == person_id)).one()


def record(
    coop: Coop,
    actor: Actor,
    child: uuid.UUID,
    *,
    born_on: date | None = BORN_ON,
    parent: uuid.UUID | None = None,
    name: str = "",
) -> None:
    coop.run(
        record_minor,
        actor,
        member_id=membership(coop, child).id,
        born_on=born_on,
        number=membership(coop, parent).number if parent else None,
        name=name,
    )


def let_parents_vote(coop: Coop) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.MINORS_VOTE,
        value="nee",
        layer=Layer.STATUTES,
        article="artikel 9 lid 3 van de statuten",
        effective_on=date(2024, 1, 1),
    )


def seen(coop: Coop, child: uuid.UUID) -> MinorityView | None:
    return coop.ask(minor_view, SYSTEM, member_id=membership(coop, child).id).minority


def represented(coop: Coop, parent: uuid.UUID, day: date) -> tuple[uuid.UUID, ...]:
    with coop._reading() as session:
        return voters_represented_by(session, parent, day)


def own(coop: Coop, person_id: uuid.UUID) -> OwnRepresentation:
    return coop.ask(own_representation, actor_for(coop, person_id))


def test_a_minor_votes_in_person_where_the_statutes_say_nothing(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID
) -> None:
    record(coop, secretary, child, parent=parent)
    assert actor_for(coop, child).holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert represented(coop, parent, TODAY) == ()
    assert own(coop, child).minors_vote


def test_the_parent_votes_until_the_eighteenth_birthday(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID, clock: FixedClock
) -> None:
    let_parents_vote(coop)
    record(coop, secretary, child, parent=parent)
    young = actor_for(coop, child)
    assert not young.holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert young.holds(Permission.ASSEMBLY_MEETING_ATTEND)
    assert represented(coop, parent, TODAY) == (child,)
    assert [one.name for one in own(coop, parent).others] == ["Joris Esch"]
    clock.advance(DAY)
    assert actor_for(coop, child).holds(Permission.ASSEMBLY_BALLOT_CAST)
    assert represented(coop, parent, TODAY + DAY) == ()
    assert (own(coop, child).own, own(coop, parent).others) == (None, ())
    assert seen(coop, child) is None


@pytest.mark.parametrize("parents_vote", [False, True])
def test_who_is_represented_is_asked_of_a_whole_roll(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID, *, parents_vote: bool
) -> None:
    if parents_vote:
        let_parents_vote(coop)
    record(coop, secretary, child, parent=parent)
    with coop._reading() as session:
        minors = select(Member.person_id).where(is_represented_minor(session, TODAY))
        assert list(session.scalars(minors)) == ([child] if parents_vote else [])
        assert representative_of(session, child, TODAY) == (parent if parents_vote else None)
        assert representative_of(session, child, TODAY + DAY) is None


def test_for_who_is_suspended_nobody_votes(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID
) -> None:
    let_parents_vote(coop)
    record(coop, secretary, child, parent=parent)
    coop.run(
        suspend_member,
        make_officer(coop, RoleKind.CHAIR),
        member_id=membership(coop, child).id,
        last_day=TODAY + DAY,
        reason="Dreigde.",
        reference="B-8",
    )
    assert represented(coop, parent, TODAY) == ()


def test_a_parent_who_is_no_member_is_added_behind_the_same_door_once(
    coop: Coop, secretary: Actor, child: uuid.UUID, address: uuid.UUID
) -> None:
    record(coop, secretary, child, name="Ine van den  Esch")
    found = seen(coop, child)
    assert found is not None
    assert (found.representative, found.representative_number) == ("Ine van den Esch", None)
    with coop._reading() as session:
        assert person_by_id(session, found.representative_id).address_id == address
    record(coop, secretary, child, name="ine van den esch", born_on=date(2010, 2, 28))
    again = seen(coop, child)
    assert again is not None
    assert again.representative_id == found.representative_id
    assert again.adult_on == date(2028, 2, 28)


@pytest.mark.parametrize(
    ("born_on", "number", "name", "refusal"),
    [
        (None, None, "Ine Berg", BirthDayMissingError),
        (date(2008, 11, 21), None, "Ine Berg", NotMinorError),
        (BORN_ON, None, " ", RepresentativeMissingError),
        (BORN_ON, 999, "Ine Berg", RepresentativeNotMemberError),
    ],
)
def test_a_refusal_changes_nothing(
    coop: Coop,
    secretary: Actor,
    child: uuid.UUID,
    *,
    born_on: date | None,
    number: int | None,
    name: str,
    refusal: type[CoopError],
) -> None:
    member_id = membership(coop, child).id
    with pytest.raises(refusal):
        coop.run(
            record_minor,
            secretary,
            member_id=member_id,
            born_on=born_on,
            number=number,
            name=name,
        )
    assert seen(coop, child) is None


def test_a_child_does_not_act_for_itself_or_for_another(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID
) -> None:
    with pytest.raises(RepresentativeIsMinorError):
        record(coop, secretary, child, parent=child)
    record(coop, secretary, child, parent=parent)
    other = make_member(coop, given="Bo", family="Esch")
    with pytest.raises(RepresentativeIsMinorError):
        record(coop, secretary, other, parent=child)
    assert seen(coop, other) is None


def test_a_slip_is_taken_back_once(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID
) -> None:
    record(coop, secretary, child, parent=parent)
    member_id = membership(coop, child).id
    coop.run(remove_minor, secretary, member_id=member_id)
    assert seen(coop, child) is None
    with pytest.raises(MinorNotFoundError):
        coop.run(remove_minor, secretary, member_id=member_id)


def test_only_the_secretary_records(coop: Coop, child: uuid.UUID, parent: uuid.UUID) -> None:
    for actor in (actor_for(coop, parent), make_officer(coop, RoleKind.CHAIR)):
        with pytest.raises(MissingPermissionError):
            record(coop, actor, child, parent=parent)
        with pytest.raises(MissingPermissionError):
            coop.run(remove_minor, actor, member_id=membership(coop, child).id)
    assert seen(coop, child) is None


@pytest.mark.parametrize(("days", "is_minor"), [(0, True), (1, False)])
def test_an_admitted_minor_comes_in_with_who_agreed(
    coop: Coop, clock: FixedClock, days: int, *, is_minor: bool
) -> None:
    applicant = Applicant(
        name=Name(given="Joris", family="Esch"),
        door=DOOR,
        street="Wilgenpad",
        town="Tilburg",
        email="joris@voorbeeld.example",
        is_minor=True,
        guardian="Ine van Esch",
        born_on=BORN_ON,
    )
    found = coop.run(
        submit_application, SYSTEM, applicant=applicant, wish=Wish.APPLY, origin="de buurt"
    )
    clock.advance(days * DAY)
    chair = make_officer(coop, RoleKind.CHAIR)
    member_id = coop.run(admit_applicant, chair, application_id=found, reference="B-7")
    minority = coop.ask(minor_view, SYSTEM, member_id=member_id).minority
    assert bool(minority) is is_minor
    assert minority is None or minority.representative == "Ine van Esch"


def test_two_entries_of_a_child_become_one_with_its_parent(
    coop: Coop, secretary: Actor, child: uuid.UUID, parent: uuid.UUID
) -> None:
    double = make_member(coop, given="Joris", family="Esch")
    record(coop, secretary, child, parent=parent)
    record(coop, secretary, double, name="Ine Esch")
    kept = coop.run(merge_persons, secretary, one=child, other=double, chosen={})
    with coop._reading() as session:
        minors = session.scalars(select(Minor).where(Minor.member_id == kept)).all()
    assert [minor.adult_on for minor in minors] == [BORN_ON.replace(year=2026)]
