"""Proxies against the database: who may give one, what ends it, and one ballot of each elector."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from coop.assembly.errors import (
    GiverNotVoterError,
    GiverTakesPartError,
    HolderAmbiguousError,
    HolderNotFoundError,
    ItemNotFoundError,
    NoProxyForVoteError,
    NotPresentError,
    ProxiesNotAllowedError,
    ProxyCapError,
    ProxyChainError,
    ProxyDuringVoteError,
    ProxyEndedError,
    ProxyGivenAlreadyError,
    ProxyNotFoundError,
    ProxyToSelfError,
)
from coop.assembly.lookups import RepresentedNumbers, represented_numbers
from coop.assembly.queries import (
    giver_ballots,
    own_proxies,
    proxy_list,
)
from coop.assembly.rules import ProxyEnd, ProxyWay
from coop.assembly.services import (
    cast_vote,
    cast_vote_for,
    check_in,
    check_out,
    close_vote,
    give_proxy,
    join_meeting,
    revoke_proxy,
    withdraw_proxy,
)
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, use_case
from coop.membership.queries import member_view, members_page
from coop.membership.queries.register import MemberLine
from coop.membership.services import suspend_member
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.errors import AlreadyVotedError, NotOnRollError
from coop.voting.rules import BallotChannel, Choice, Tally
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.assembly.test_votes import together
from tests.doubles import START
from tests.makers import actor_for, make_member, make_person

WEB = BallotChannel.WEB


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """Three members in the hall: Lid 1, Lid 2 and Lid 3 Bos."""
    return make_hall(coop)


@pytest.fixture
def away(coop: Coop, hall: Hall) -> Actor:
    """A member who is not there."""
    return actor_for(coop, make_member(coop, given="Wim", family="Verweg"))


def give(hall: Hall, giver: Actor, to: str = "Lid 1 Bos", **more: Any) -> uuid.UUID:
    return hall.coop.run(give_proxy, giver, meeting_id=hall.meeting_id, holder_name=to, **more)


def absent(coop: Coop, given: str) -> Actor:
    return actor_for(coop, make_member(coop, given=given, family="Verweg"))


def cast_for(hall: Hall, holder: Actor, giver: Actor, poll_id: uuid.UUID, choice: Choice) -> None:
    assert giver.person_id is not None
    hall.coop.run(
        cast_vote_for,
        holder,
        poll_id=poll_id,
        giver_id=giver.person_id,
        choice=choice,
        channel=WEB,
    )


def tally_of(hall: Hall, poll_id: uuid.UUID, number: int = 2) -> Tally:
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    vote = hall.view.items[number - 1].vote
    assert vote is not None
    assert vote.outcome is not None
    return vote.outcome.tally


def looked_up(coop: Coop, query: Callable[..., Any], **values: Any) -> Any:  # Any: as asked for
    """Ask something no page asks."""
    use_case(Permission.ASSEMBLY_MEETING_READ)(query)
    try:
        return coop.ask(query, SYSTEM, **values)
    finally:
        del USE_CASES[query]


def represented(hall: Hall, number: int | None = None) -> RepresentedNumbers:
    def count(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID | None) -> RepresentedNumbers:
        return represented_numbers(uow.session, hall.meeting_id, uow.today, item_id)

    found = looked_up(hall.coop, count, item_id=hall.item_id(number) if number else None)
    assert isinstance(found, RepresentedNumbers)
    return found


def test_the_holder_casts_each_vote_apart_and_they_may_differ(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    give(hall, away, instruction="Stem tegen.")
    holder = hall.members[0]
    poll_id = hall.open_vote()
    coop.run(cast_vote, holder, poll_id=poll_id, choice=Choice.FOR, channel=WEB)
    cast_for(hall, holder, away, poll_id, Choice.AGAINST)
    (seen,) = coop.ask(giver_ballots, holder, meeting_id=hall.meeting_id, poll_id=poll_id)
    assert (seen.name, seen.instruction, seen.choice, seen.may_vote) == (
        "Wim Verweg",
        "Stem tegen.",
        Choice.AGAINST,
        False,
    )
    assert tally_of(hall, poll_id) == Tally(members=2, votes_for=1, votes_against=1, votes_blank=0)


def test_acceptance_8_who_gave_a_proxy_and_votes_has_one_vote_and_the_proxy_is_void(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    give(hall, away)
    poll_id = hall.open_vote()
    coop.run(join_meeting, away, meeting_id=hall.meeting_id)
    coop.run(cast_vote, away, poll_id=poll_id, choice=Choice.FOR, channel=WEB)
    with pytest.raises(NoProxyForVoteError):
        cast_for(hall, hall.members[0], away, poll_id, Choice.AGAINST)
    (row,) = coop.ask(proxy_list, hall.chair, meeting_id=hall.meeting_id).rows
    assert row.ended_by is ProxyEnd.CAME
    assert tally_of(hall, poll_id).cast == 1
    assert lapsed_by(coop, "join_meeting") == [1]


def lapsed_by(coop: Coop, name: str) -> list[int]:
    def read(uow: UnitOfWork, actor: Actor) -> list[int]:
        found = uow.session.scalars(
            select(JournalEntry.details).where(JournalEntry.use_case == name)
        )
        return [details["proxies_lapsed"] for details in found]

    return list(looked_up(coop, read))


def test_who_comes_after_the_holder_voted_has_no_second_vote(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    give(hall, away)
    poll_id = hall.open_vote()
    cast_for(hall, hall.members[0], away, poll_id, Choice.AGAINST)
    coop.run(join_meeting, away, meeting_id=hall.meeting_id)
    with pytest.raises(AlreadyVotedError):
        coop.run(cast_vote, away, poll_id=poll_id, choice=Choice.FOR, channel=WEB)
    assert tally_of(hall, poll_id).cast == 1


def test_acceptance_9_the_third_is_refused_when_it_is_given(coop: Coop, hall: Hall) -> None:
    for name in ("Een", "Twee"):
        give(hall, absent(coop, name))
    third = absent(coop, "Drie")
    with pytest.raises(ProxyCapError) as refused:
        give(hall, third)
    assert refused.value.details["most"] == 2
    assert coop.ask(own_proxies, third, meeting_id=hall.meeting_id).given == ()
    give(hall, third, to="Lid 2 Bos")


def test_the_statutes_set_the_cap_and_may_exclude_proxies(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    for key, value in ((RuleKey.PROXIES_PER_HOLDER, "1"), (RuleKey.PROXY_ALLOWED, "nee")):
        coop.run(
            set_rule,
            SYSTEM,
            key=key,
            value=value,
            layer=Layer.STATUTES,
            article="artikel 16 lid 2 van de statuten",
        )
    with pytest.raises(ProxiesNotAllowedError):
        give(hall, away)
    assert not coop.ask(own_proxies, away, meeting_id=hall.meeting_id).may_give


@pytest.mark.parametrize(
    ("to", "refusal"),
    [
        ("", HolderNotFoundError),
        ("Lid 1", HolderNotFoundError),
        ("Niemand Bekend", HolderNotFoundError),
        ("Buur Zonder", HolderNotFoundError),
        ("Jan Dubbel", HolderAmbiguousError),
        ("wim verweg", ProxyToSelfError),
    ],
)
def test_the_holder_is_one_voter_known_by_the_whole_name(
    coop: Coop, hall: Hall, away: Actor, to: str, refusal: type[CoopError]
) -> None:
    make_person(coop, given="Buur", family="Zonder")
    for _ in range(2):
        make_member(coop, given="Jan", family="Dubbel")
    with pytest.raises(refusal):
        give(hall, away, to=to)


def test_a_number_tells_people_of_one_name_apart(coop: Coop, hall: Hall, away: Actor) -> None:
    first, _second = (make_member(coop, given="Jan", family="Dubbel") for _ in range(2))
    give(hall, away, to="jan dubbel", holder_number=number_of(coop, first))
    (held,) = coop.ask(own_proxies, actor_for(coop, first), meeting_id=hall.meeting_id).held
    assert (held.name, held.item, held.way) == ("Wim Verweg", None, ProxyWay.WEB)


def number_of(coop: Coop, person_id: uuid.UUID | None) -> int:
    return line_of(coop, person_id).number


def line_of(coop: Coop, person_id: uuid.UUID | None) -> MemberLine:
    (line,) = (
        line
        for line in coop.ask(members_page, SYSTEM).lines
        if coop.ask(member_view, SYSTEM, member_id=line.member_id).person_id == person_id
    )
    return line


def test_who_takes_part_gives_none_and_who_left_does(coop: Coop, hall: Hall) -> None:
    leaves = hall.members[1]
    assert leaves.person_id is not None
    with pytest.raises(GiverTakesPartError):
        give(hall, leaves)
    coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=leaves.person_id)
    give(hall, leaves)
    coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=leaves.person_id)
    assert coop.ask(own_proxies, leaves, meeting_id=hall.meeting_id).given == ()


def test_a_proxy_is_not_passed_on_and_not_given_twice(coop: Coop, hall: Hall, away: Actor) -> None:
    other = absent(coop, "Ander")
    give(hall, other, to="Wim Verweg")
    with pytest.raises(ProxyChainError):
        give(hall, away)
    with pytest.raises(ProxyGivenAlreadyError):
        give(hall, other)
    with pytest.raises(ProxyChainError):
        give(hall, absent(coop, "Derde"), to="Ander Verweg")


def test_nothing_changes_while_a_vote_is_open(coop: Coop, hall: Hall, away: Actor) -> None:
    proxy_id = give(hall, away)
    late = absent(coop, "Laat")
    hall.open_vote()
    with pytest.raises(ProxyDuringVoteError):
        give(hall, late)
    with pytest.raises(ProxyDuringVoteError):
        coop.run(revoke_proxy, away, proxy_id=proxy_id)
    assert len(coop.ask(own_proxies, away, meeting_id=hall.meeting_id).given) == 1


def test_only_the_giver_or_who_keeps_the_list_takes_it_back(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    proxy_id = give(hall, away)
    with pytest.raises(ProxyNotFoundError):
        coop.run(revoke_proxy, hall.members[0], proxy_id=proxy_id)
    with pytest.raises(MissingPermissionError):
        coop.run(withdraw_proxy, hall.members[0], proxy_id=proxy_id)
    coop.run(revoke_proxy, away, proxy_id=proxy_id)
    with pytest.raises(ProxyEndedError):
        coop.run(withdraw_proxy, SYSTEM, proxy_id=proxy_id)
    poll_id = hall.open_vote()
    with pytest.raises(NoProxyForVoteError):
        cast_for(hall, hall.members[0], away, poll_id, Choice.FOR)


def test_a_proxy_for_one_point_holds_there_only(coop: Coop, hall: Hall, away: Actor) -> None:
    give(hall, away, item_id=hall.item_id(3))
    with pytest.raises(ItemNotFoundError):
        give(hall, absent(coop, "Ander"), item_id=uuid.UUID(int=9))
    assert (represented(hall, 2).members, represented(hall, 3).members) == (0, 1)
    poll_id = hall.open_vote(2)
    with pytest.raises(NoProxyForVoteError):
        cast_for(hall, hall.members[0], away, poll_id, Choice.FOR)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    poll_id = hall.open_vote(3)
    cast_for(hall, hall.members[0], away, poll_id, Choice.FOR)
    assert tally_of(hall, poll_id, 3).cast == 1


def test_the_holder_casts_only_while_taking_part_and_is_represented_so_long(
    coop: Coop, hall: Hall, away: Actor
) -> None:
    holder = hall.members[0]
    assert holder.person_id is not None
    give(hall, away)
    assert represented(hall) == RepresentedNumbers(members=1, votes=1)
    coop.run(check_out, SYSTEM, meeting_id=hall.meeting_id, person_id=holder.person_id)
    assert represented(hall) == RepresentedNumbers(members=0, votes=0)
    poll_id = hall.open_vote()
    with pytest.raises(NotPresentError):
        cast_for(hall, holder, away, poll_id, Choice.FOR)


@pytest.mark.parametrize("who", ["giver", "holder"])
def test_bw_2_38_lid_1_of_who_is_suspended_the_proxy_does_not_count(
    coop: Coop, hall: Hall, away: Actor, who: str
) -> None:
    give(hall, away)
    suspend(coop, away if who == "giver" else hall.members[0])
    assert represented(hall).members == 0
    (row,) = coop.ask(proxy_list, hall.chair, meeting_id=hall.meeting_id).rows
    assert (row.ended_at, row.counts) == (None, False)
    poll_id = hall.open_vote()
    holder = again(coop, hall.members[0])
    with pytest.raises(NotOnRollError if who == "giver" else MissingPermissionError):
        cast_for(hall, holder, away, poll_id, Choice.FOR)


def again(coop: Coop, actor: Actor) -> Actor:
    """Look anew at what somebody may."""
    assert actor.person_id is not None
    return actor_for(coop, actor.person_id)


def suspend(coop: Coop, actor: Actor) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.SUSPENSION_ALLOWED,
        value="ja",
        layer=Layer.STATUTES,
        article="artikel 9 van de statuten",
    )
    coop.run(
        suspend_member,
        SYSTEM,
        member_id=line_of(coop, actor.person_id).member_id,
        last_day=START.date(),
        reason="Verstoort de vergadering.",
        reference="B-7",
    )


def test_who_is_suspended_gives_none(coop: Coop, hall: Hall, away: Actor) -> None:
    suspend(coop, away)
    with pytest.raises(GiverNotVoterError):
        give(hall, away)
    with pytest.raises(MissingPermissionError):
        give(hall, again(coop, away))


def test_two_who_choose_the_same_holder_at_once_leave_one_within_the_cap(
    committed_coop: Coop,
) -> None:
    hall = make_hall(committed_coop, members=1)
    give(hall, absent(committed_coop, "Eerst"))
    late = [absent(committed_coop, f"Laat{letter}") for letter in "abcd"]
    results = together(*(partial(give, hall, giver) for giver in late))
    assert sorted(result for result in results if isinstance(result, str)) == ["proxy_cap"] * 3
    assert len(committed_coop.ask(proxy_list, SYSTEM, meeting_id=hall.meeting_id).standing) == 2


def test_a_giver_who_comes_while_the_holder_votes_has_one_ballot(committed_coop: Coop) -> None:
    coop = committed_coop
    hall = make_hall(coop, members=1)
    giver, holder = absent(coop, "Wim"), hall.members[0]
    give(hall, giver)
    poll_id = hall.open_vote()

    def come_and_vote() -> None:
        coop.run(join_meeting, giver, meeting_id=hall.meeting_id)
        coop.run(cast_vote, giver, poll_id=poll_id, choice=Choice.FOR, channel=WEB)

    together(come_and_vote, lambda: cast_for(hall, holder, giver, poll_id, Choice.AGAINST))
    assert tally_of(hall, poll_id).cast == 1
