"""Persons chosen on paper (dutch-rules.md 2.3): handed out, counted by two, declared."""

import uuid

import pytest

from coop.assembly.errors import (
    CandidatesMissingError,
    CounterIsCandidateError,
    CountsDifferError,
    LotNeededError,
    NoElectionError,
    PapersDoNotFitError,
    RoundHeldError,
    RoundNotFoundError,
    TooManyPapersError,
    TwoCountersError,
    VoteStillOpenError,
)
from coop.assembly.queries import decision_list, meeting_view, minutes_view
from coop.assembly.queries.elections import ElectionView, election_desk
from coop.assembly.rules import PaperCount, ensure_papers_fit
from coop.assembly.services import (
    close_meeting,
    count_papers,
    declare_election,
    hand_out_again,
    hand_out_papers,
    open_vote,
    select_item,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.rules import ElectionMethod, PaperPile, Step
from tests.coop.assembly.makers import Hall, make_hall_with_vacancy
from tests.makers import actor_for, give_role, make_member, make_officer

A, B, C, D = ElectionMethod
NAMES = "Ria Bos\nTom Dijk\nEls Vos"


def counted(*piles: int | tuple[int, int], blank: int = 0, invalid: int = 0) -> PaperCount:
    """Return a count whose box holds what its piles say, as for one seat."""
    pairs = [one if isinstance(one, tuple) else (one, 0) for one in piles]
    papers = max((a + b for a, b in pairs), default=0) if any(b for _, b in pairs) else 0
    in_box = (papers or sum(a for a, _ in pairs)) + blank + invalid
    return PaperCount(
        piles=tuple(PaperPile(votes_for=a, votes_against=b) for a, b in pairs),
        blank=blank,
        invalid=invalid,
        in_box=in_box,
    )


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall_with_vacancy(coop)


@pytest.fixture
def counters(hall: Hall) -> tuple[Actor, Actor]:
    first = make_officer(hall.coop, RoleKind.COUNTING_COMMITTEE)
    return first, make_officer(hall.coop, RoleKind.COUNTING_COMMITTEE)


def hand_out(hall: Hall, names: str = NAMES, *, seats: int = 1, papers: int = 10) -> uuid.UUID:
    return hall.coop.run(
        hand_out_papers,
        hall.chair,
        item_id=hall.item_id(4),
        names=names,
        seats=seats,
        papers=papers,
    )


def hand_out_next(hall: Hall) -> uuid.UUID:
    return hall.coop.run(hand_out_again, hall.chair, item_id=hall.item_id(4), papers=10)


def count(hall: Hall, counters: tuple[Actor, ...], round_id: uuid.UUID, found: PaperCount) -> None:
    for counter in counters:
        hall.coop.run(count_papers, counter, round_id=round_id, count=found)


def declare(hall: Hall, round_id: uuid.UUID, seed: str = "") -> None:
    hall.coop.run(declare_election, hall.chair, round_id=round_id, seed=seed)


def election(hall: Hall) -> ElectionView:
    found = hall.view.items[3].election
    assert found is not None
    return found


def test_absolute_majority_in_a_second_round_between_the_two_highest(
    hall: Hall, counters: tuple[Actor, Actor]
) -> None:
    first = hand_out(hall)
    count(hall, counters, first, counted(4, 3, 2, blank=1))
    declare(hall, first)
    assert election(hall).last.going_on == ("Ria Bos", "Tom Dijk")
    second = hand_out_next(hall)
    count(hall, counters, second, counted(6, 3, invalid=1))
    declare(hall, second)
    assert election(hall).is_over
    said = election(hall).last.sentence
    assert said.startswith("Ria Bos: 6. Tom Dijk: 3. Blanco: 0. Ongeldig: 1.")
    assert "Uitgedeeld: 10 briefjes, in de bus: 10." in said
    assert "Gekozen: Ria Bos." in said
    assert "Regel: gewoonte." in said


def test_equal_votes_are_voted_on_again_and_then_drawn_in_public(
    hall: Hall, counters: tuple[Actor, Actor]
) -> None:
    first = hand_out(hall, "Ria Bos\nTom Dijk")
    count(hall, counters, first, counted(5, 5))
    declare(hall, first)
    second = hand_out_next(hall)
    count(hall, counters, second, counted(5, 5))
    with pytest.raises(LotNeededError):
        declare(hall, second)
    assert election(hall).last.step is None
    declare(hall, second, "5 2 6")
    assert election(hall).last.step is Step.ELECTED
    assert "Door het lot, met de ogen 5 2 6" in election(hall).last.sentence


def test_the_statutes_may_leave_it_to_the_next_meeting(
    hall: Hall, counters: tuple[Actor, Actor]
) -> None:
    hall.coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.TIE_ON_PERSONS,
        value="volgende_vergadering",
        layer=Layer.STATUTES,
        article="artikel 18 lid 4 van de statuten",
    )
    first = hand_out(hall, "Ria Bos\nTom Dijk")
    count(hall, counters, first, counted(5, 5))
    declare(hall, first)
    assert election(hall).last.step is Step.POSTPONED
    assert "De volgende vergadering beslist" in election(hall).last.sentence


def test_a_single_candidate_is_for_or_against(hall: Hall, counters: tuple[Actor, Actor]) -> None:
    first = hand_out(hall, "Ria Bos")
    count(hall, counters, first, counted((6, 3), blank=1))
    declare(hall, first)
    assert "Ria Bos: 6 voor, 3 tegen." in election(hall).last.sentence
    assert election(hall).last.step is Step.ELECTED


def test_who_was_chosen_stands_on_the_decision_list_and_in_the_minutes(
    hall: Hall, counters: tuple[Actor, Actor]
) -> None:
    first = hand_out(hall)
    count(hall, counters, first, counted(6, 3, 1))
    declare(hall, first)
    secretary = make_officer(hall.coop, RoleKind.SECRETARY)
    hall.coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    (row,) = hall.coop.ask(decision_list, secretary).rows
    assert row.text == "Gekozen: Ria Bos."
    minutes = hall.coop.ask(minutes_view, secretary, meeting_id=hall.meeting_id)
    written = minutes.sections[4].text
    assert "Met stembriefjes." in written
    assert "Ria Bos: 6. Tom Dijk: 3. Els Vos: 1." in written


def test_two_count_apart_and_find_the_same(hall: Hall, counters: tuple[Actor, Actor]) -> None:
    round_id = hand_out(hall)
    count(hall, counters[:1], round_id, counted(6, 3, 1))
    with pytest.raises(TwoCountersError):
        declare(hall, round_id)
    count(hall, counters[1:], round_id, counted(5, 4, 1))
    with pytest.raises(CountsDifferError):
        declare(hall, round_id)
    assert hall.coop.ask(election_desk, hall.chair, item_id=hall.item_id(4)).differs
    count(hall, counters[1:], round_id, counted(6, 3, 1))
    declare(hall, round_id)
    with pytest.raises(RoundNotFoundError):
        declare(hall, round_id)
    with pytest.raises(RoundNotFoundError):
        count(hall, counters[:1], round_id, counted(6, 3, 1))


def test_a_candidate_does_not_count(hall: Hall) -> None:
    person_id = make_member(hall.coop, given="Ria", family="Bos")
    give_role(hall.coop, person_id, RoleKind.COUNTING_COMMITTEE)
    round_id = hand_out(hall)
    with pytest.raises(CounterIsCandidateError):
        count(hall, (actor_for(hall.coop, person_id),), round_id, counted(6, 3, 1))


def test_only_the_stembureau_counts_and_only_the_chair_declares(
    hall: Hall, counters: tuple[Actor, Actor]
) -> None:
    round_id = hand_out(hall)
    for actor in (hall.chair, hall.members[0]):
        with pytest.raises(MissingPermissionError):
            count(hall, (actor,), round_id, counted(6, 3, 1))
    count(hall, counters, round_id, counted(6, 3, 1))
    with pytest.raises(MissingPermissionError):
        hall.coop.run(declare_election, counters[0], round_id=round_id)
    assert election(hall).last.step is None


def test_while_papers_are_out_the_meeting_stays_at_the_point(hall: Hall) -> None:
    hand_out(hall)
    with pytest.raises(VoteStillOpenError):
        hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(1))
    with pytest.raises(VoteStillOpenError):
        hall.coop.run(open_vote, hall.chair, item_id=hall.item_id(2))
    with pytest.raises(VoteStillOpenError):
        hall.coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    with pytest.raises(RoundHeldError):
        hand_out(hall)
    with pytest.raises(RoundHeldError):
        hand_out_next(hall)


def test_papers_are_for_who_is_there_and_bear_names(hall: Hall) -> None:
    for papers in (0, 11):
        with pytest.raises(TooManyPapersError):
            hand_out(hall, papers=papers)
    with pytest.raises(CandidatesMissingError):
        hand_out(hall, " \n ")
    with pytest.raises(NoElectionError):
        hall.coop.run(
            hand_out_papers,
            hall.chair,
            item_id=hall.item_id(2),
            names=NAMES,
            seats=1,
            papers=5,
        )
    shown = hall.coop.ask(meeting_view, hall.chair, meeting_id=hall.meeting_id)
    assert shown.items[3].election is None


def box(*piles: tuple[int, int], blank: int = 0, invalid: int = 0, in_box: int) -> PaperCount:
    return PaperCount(
        piles=tuple(PaperPile(votes_for=a, votes_against=b) for a, b in piles),
        blank=blank,
        invalid=invalid,
        in_box=in_box,
    )


@pytest.mark.parametrize(
    ("method", "seats", "found", "fits"),
    [
        # One name a paper: the piles are the box.
        (A, 1, box((4, 0), (3, 0), blank=1, invalid=2, in_box=10), True),
        (A, 1, box((4, 0), (3, 0), blank=1, invalid=1, in_box=10), False),
        (A, 1, box((4, 0), (4, 0), blank=1, invalid=2, in_box=10), False),
        # Fewer in the box than were handed out is possible; more is not.
        (B, 1, box((4, 0), (3, 0), in_box=7), True),
        (B, 1, box((8, 0), (3, 0), in_box=11), False),
        # Two seats: a paper bears one or two names.
        (C, 2, box((10, 0), (10, 0), in_box=10), True),
        (C, 2, box((10, 0), (11, 0), in_box=10), False),
        (C, 2, box((4, 0), (5, 0), in_box=10), False),
        # The only candidates: for or against each, or open.
        (D, 2, box((6, 4), (1, 0), in_box=10), True),
        (D, 2, box((6, 5), (1, 0), in_box=10), False),
        (A, 1, box((-1, 0), (11, 0), in_box=10), False),
        (A, 1, box((10, 0), in_box=10), False),
    ],
)
def test_numbers_add_up(
    method: ElectionMethod, seats: int, found: PaperCount, *, fits: bool
) -> None:
    def check() -> None:
        ensure_papers_fit(found, method=method, seats=seats, candidates=2, papers=10)

    if fits:
        check()
        return
    with pytest.raises(PapersDoNotFitError):
        check()
