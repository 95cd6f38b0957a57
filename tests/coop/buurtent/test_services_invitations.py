import itertools
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from coop.bootstrap import Coop
from coop.buurtent.errors import (
    NobodyNearbyError,
    TentCancelledError,
    TentInvitationNotFoundError,
    TentStartedError,
)
from coop.buurtent.models import TentInvitation
from coop.buurtent.queries.answers import my_invitation, my_invitations
from coop.buurtent.queries.flyers import round_view
from coop.buurtent.queries.sessions import tent_view
from coop.buurtent.rules import CancelReason, Cause, InvitedBy, NeighbourAnswer
from coop.buurtent.services.invitations import (
    answer_invitation,
    invite_neighbours,
    stop_invitations,
)
from coop.buurtent.services.sessions import cancel_session, plan_session
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.kernel.unit_of_work import UnitOfWork
from coop.people.lookups import LinkToken
from coop.people.models import Channel
from coop.people.rules import LinkPurpose
from coop.people.services import issue_link
from coop.places.rules import Door, distance_m
from coop.places.services import add_address
from tests.doubles import FixedClock
from tests.makers import actor_for
from tests.tents import TONIGHT, TONIGHT_END, make_address, make_neighbour, make_tent


def invite(coop: Coop, session_id: uuid.UUID) -> None:
    coop.run(invite_neighbours, SYSTEM, session_id=session_id)


def invitations(coop: Coop, session_id: uuid.UUID) -> list[tuple[uuid.UUID, uuid.UUID | None]]:
    with coop._reading() as session:
        rows = session.execute(
            select(TentInvitation.address_id, TentInvitation.person_id).where(
                TentInvitation.session_id == session_id
            )
        )
        return [(address_id, person_id) for address_id, person_id in rows]


def link_actor(coop: Coop, session_id: uuid.UUID, person_id: uuid.UUID) -> Actor:
    token = coop.run(
        issue_link,
        SYSTEM,
        purpose=LinkPurpose.TENT_INVITATION,
        subject_id=session_id,
        person_id=person_id,
    )
    return coop.identify(LinkToken(token))


def test_who_agreed_gets_a_message_and_other_doors_a_letter(coop: Coop) -> None:
    both, silent, refused, empty = (make_address(coop, steps=n, number=n + 1) for n in range(4))
    mail = make_neighbour(coop, both, email="a@voorbeeld.example", telegram=11)
    chat = make_neighbour(coop, both, telegram=12)
    make_neighbour(coop, silent)
    make_neighbour(coop, refused, email="b@voorbeeld.example", agrees=False)
    session_id = make_tent(coop)
    invite(coop, session_id)
    assert sorted(invitations(coop, session_id), key=str) == sorted(
        [(both, mail), (both, chat), (silent, None), (refused, None), (empty, None)], key=str
    )
    invited = coop.ask(tent_view, SYSTEM, session_id=session_id).invited
    assert (invited.addresses, invited.by_message, invited.by_letter) == (4, 2, 3)
    sides = coop.ask(round_view, SYSTEM, session_id=session_id).sides
    # Up along the odd side, back along the even side.
    assert [door.number for side in sides for door in side.doors] == ["3", "4", "2"]


def test_the_preview_counts_what_the_invitation_then_does(coop: Coop) -> None:
    make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    make_address(coop, street="Elders")
    session_id = make_tent(coop)
    before = coop.ask(tent_view, SYSTEM, session_id=session_id).invited
    invite(coop, session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).invited == before


def test_a_dead_channel_reaches_nobody(coop: Coop) -> None:
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    _kill_channels(coop, person_id)
    session_id = make_tent(coop)
    invite(coop, session_id)
    assert [person for _, person in invitations(coop, session_id)] == [None]


def _kill_channels(coop: Coop, person_id: uuid.UUID) -> None:
    def kill(uow: UnitOfWork) -> None:
        uow.session.execute(
            update(Channel).where(Channel.person_id == person_id).values(dead_since=uow.now)
        )

    coop._persist(kill)


def test_inviting_twice_invites_once(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    invite(coop, session_id)
    first = coop.ask(tent_view, SYSTEM, session_id=session_id).invited_at
    clock.advance(timedelta(minutes=1))
    make_address(coop)
    invite(coop, session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).invited_at == first
    assert len(invitations(coop, session_id)) == 1


def test_nobody_is_invited_from_an_empty_area(coop: Coop) -> None:
    make_address(coop, steps=0)
    session_id = coop.run(
        plan_session,
        SYSTEM,
        cause=Cause.NONE,
        place="Op het veld",
        street="Lindenhof",
        starts_at=TONIGHT,
        ends_at=TONIGHT_END,
        radius_m=100,
        centre=(52.0, 5.0),
    )
    with pytest.raises(NobodyNearbyError):
        invite(coop, session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).invited_at is None


def test_from_the_start_on_nobody_is_invited(coop: Coop, clock: FixedClock) -> None:
    make_address(coop)
    late, just = make_tent(coop), make_tent(coop)
    clock.set(TONIGHT - timedelta(microseconds=1))
    invite(coop, just)
    clock.set(TONIGHT)
    with pytest.raises(TentStartedError):
        invite(coop, late)
    assert invitations(coop, late) == []


def test_to_a_cancelled_tent_nobody_is_invited(coop: Coop) -> None:
    make_address(coop)
    session_id = make_tent(coop)
    coop.run(cancel_session, SYSTEM, session_id=session_id, reason=CancelReason.WEATHER)
    with pytest.raises(TentCancelledError):
        invite(coop, session_id)
    assert invitations(coop, session_id) == []


def test_a_neighbour_answers_by_link_and_may_change_it(coop: Coop, clock: FixedClock) -> None:
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example")
    session_id = make_tent(coop)
    invite(coop, session_id)
    actor = link_actor(coop, session_id, person_id)
    for answer in (NeighbourAnswer.STAYS_AWAY, NeighbourAnswer.COMES, NeighbourAnswer.COMES):
        coop.run(answer_invitation, actor, session_id=session_id, answer=answer)
    assert coop.ask(my_invitation, actor, session_id=session_id).answer is NeighbourAnswer.COMES
    view = coop.ask(tent_view, SYSTEM, session_id=session_id)
    assert (view.comes, view.stays_away) == (1, 0)
    clock.set(TONIGHT)
    with pytest.raises(TentStartedError):
        coop.run(
            answer_invitation,
            actor,
            session_id=session_id,
            answer=NeighbourAnswer.STAYS_AWAY,
        )
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).comes == 1


def test_a_neighbour_answers_for_the_own_invitation_only(coop: Coop) -> None:
    address_id = make_address(coop)
    person_id = make_neighbour(coop, address_id, telegram=5)
    session_id, other = make_tent(coop), make_tent(coop)
    invite(coop, session_id)
    with pytest.raises(MissingPermissionError):
        coop.run(
            answer_invitation,
            link_actor(coop, session_id, person_id),
            session_id=other,
            answer=NeighbourAnswer.COMES,
        )
    stranger = actor_for(coop, make_neighbour(coop, address_id))
    for actor in (stranger, SYSTEM):
        with pytest.raises(TentInvitationNotFoundError):
            coop.run(answer_invitation, actor, session_id=session_id, answer=NeighbourAnswer.COMES)
        with pytest.raises(TentInvitationNotFoundError):
            coop.ask(my_invitation, actor, session_id=session_id)
    assert coop.ask(tent_view, SYSTEM, session_id=session_id).comes == 0


def test_a_neighbour_sees_the_own_invitations_that_are_not_over(
    coop: Coop, clock: FixedClock
) -> None:
    actor = actor_for(coop, make_neighbour(coop, make_address(coop), telegram=5))
    session_id = make_tent(coop, ends_at=TONIGHT_END)
    invite(coop, session_id)
    assert [i.session_id for i in coop.ask(my_invitations, actor)] == [session_id]
    clock.set(TONIGHT_END)
    assert coop.ask(my_invitations, actor) == ()


def test_who_stops_gets_no_further_message(coop: Coop) -> None:
    person_id = make_neighbour(coop, make_address(coop), email="a@voorbeeld.example", telegram=5)
    other = make_address(coop)
    first, second = make_tent(coop), make_tent(coop)
    invite(coop, first)
    for _ in range(2):
        coop.run(stop_invitations, link_actor(coop, first, person_id))
    invite(coop, second)
    # And no flyer in the place of the messages.
    assert invitations(coop, second) == [(other, None)]


_examples = itertools.count(1)
STEPS = st.lists(
    st.tuples(st.floats(-0.006, 0.006), st.floats(-0.006, 0.006), st.booleans()),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(places=STEPS, radius_m=st.integers(25, 500))
def test_everybody_within_the_radius_is_invited_once_and_nobody_outside(
    coop: Coop, places: list[tuple[float, float, bool]], radius_m: int
) -> None:
    # Each example has a neighbourhood of its own, some seven kilometres from the last.
    example = next(_examples)
    centre = (51.5, 4.0 + example / 10)
    doors: dict[uuid.UUID, tuple[float, float]] = {}
    people: dict[uuid.UUID, uuid.UUID] = {}
    for number, (north, east, is_reachable) in enumerate(places, 1):
        point = (centre[0] + north, centre[1] + east)
        address_id = coop.run(
            add_address,
            SYSTEM,
            door=Door(postcode="5099AA", house_number=example * 100 + number),
            street=f"Straat {example}",
            town="Tilburg",
            point=point,
        )
        doors[address_id] = point
        if is_reachable:
            telegram = example * 100 + number
            people[address_id] = make_neighbour(coop, address_id, telegram=telegram)
    session_id = coop.run(
        plan_session,
        SYSTEM,
        cause=Cause.NONE,
        place="Op het veld",
        street=f"Straat {example}",
        starts_at=TONIGHT,
        ends_at=TONIGHT_END,
        radius_m=radius_m,
        centre=centre,
    )
    near = {a for a, point in doors.items() if distance_m(centre, point) <= radius_m}
    if not near:
        with pytest.raises(NobodyNearbyError):
            invite(coop, session_id)
        return
    invite(coop, session_id)
    assert sorted(invitations(coop, session_id), key=str) == sorted(
        [(address_id, people.get(address_id)) for address_id in near], key=str
    )


def test_eight_volunteers_pressing_at_once_invite_each_neighbour_once(
    committed_coop: Coop,
) -> None:
    for number in range(1, 13):
        address_id = make_address(committed_coop, number=number)
        if number % 2:
            make_neighbour(committed_coop, address_id, telegram=number)
    session_id = make_tent(committed_coop)
    with ThreadPoolExecutor(8) as pool:
        for pressed in [pool.submit(invite, committed_coop, session_id) for _ in range(8)]:
            pressed.result()
    with committed_coop._reading() as session:
        by_kind = dict(
            session.execute(
                select(TentInvitation.how, func.count()).group_by(TentInvitation.how)
            ).all()
        )
    assert by_kind == {InvitedBy.MESSAGE: 6, InvitedBy.LETTER: 6}
