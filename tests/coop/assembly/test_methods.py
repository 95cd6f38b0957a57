"""Ways of voting other than on a screen, and what the chair declares (BW 2:13)."""

import uuid

import pytest

from coop.assembly.errors import (
    ChallengeNotAllowedError,
    ChallengePendingError,
    ChallengeTooLateError,
    CountersMissingError,
    ItemNotFoundError,
    NotPresentError,
    VoteNotReadyError,
)
from coop.assembly.queries import leading_view, roll_call
from coop.assembly.queries.votes import VoteView
from coop.assembly.rules import Challenger, Issue
from coop.assembly.services import (
    answer_roll_call,
    cast_vote,
    challenge_outcome,
    close_meeting,
    close_vote,
    enter_count,
    give_proxy,
    note_challenge,
    note_objection,
    object_to_acclamation,
    open_vote,
    select_item,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import Actor
from coop.voting.errors import (
    AlreadyVotedError,
    CountDoesNotFitError,
    PollClosedError,
    WrongMethodError,
)
from coop.voting.rules import BallotChannel, Choice, VotingMethod
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.assembly.test_votes import together

FOR, AGAINST = Choice.FOR, Choice.AGAINST


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


def begin(hall: Hall, method: VotingMethod, number: int = 2) -> uuid.UUID:
    return hall.coop.run(open_vote, hall.chair, item_id=hall.item_id(number), method=method)


def count(hall: Hall, poll_id: uuid.UUID, *numbers: int, counters: str = "Ans en Bert") -> None:
    votes_for, votes_against, votes_blank = numbers
    hall.coop.run(
        enter_count,
        hall.chair,
        poll_id=poll_id,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_blank=votes_blank,
        counters=counters,
    )


def vote_about(hall: Hall, number: int = 2) -> VoteView:
    vote = hall.view.items[number - 1].vote
    assert vote is not None
    return vote


def answer(hall: Hall, poll_id: uuid.UUID, actor: Actor, choice: Choice) -> None:
    assert actor.person_id is not None
    hall.coop.run(
        answer_roll_call, hall.chair, poll_id=poll_id, person_id=actor.person_id, choice=choice
    )


def test_hands_are_counted_and_the_chair_declares(hall: Hall) -> None:
    count(hall, begin(hall, VotingMethod.HANDS), 2, 1, 0)
    vote = vote_about(hall)
    assert vote.outcome is not None
    assert vote.outcome.is_adopted
    assert vote.counters == "Ans en Bert"
    assert vote.declared is not None
    assert vote.declared.sentence == (
        "Aangenomen. 2 voor, 1 tegen, 0 blanco. Nodig: meer dan de helft van 3, dus 2 voor. "
        "Blanco telt niet mee. Regel: artikel 17 lid 1 van de statuten. "
        "Gestemd met handopsteken. Geteld door: Ans en Bert. Aanwezig: 3 van 4 leden."
    )


def test_a_tie_is_said_and_rejects(hall: Hall) -> None:
    count(hall, begin(hall, VotingMethod.HANDS), 1, 1, 1)
    declared = vote_about(hall).declared
    assert declared is not None
    assert "De stemmen staken. Het voorstel is dan verworpen." in declared.sentence


@pytest.mark.parametrize("numbers", [(3, 1, 0), (-1, 0, 0), (0, 0, 4)])
def test_numbers_that_cannot_be_are_refused(hall: Hall, numbers: tuple[int, int, int]) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    with pytest.raises(CountDoesNotFitError):
        count(hall, poll_id, *numbers)
    assert vote_about(hall).is_open
    assert vote_about(hall).declared is None


def test_as_many_hands_as_there_are_voters_fit(hall: Hall) -> None:
    count(hall, begin(hall, VotingMethod.HANDS), 3, 0, 0)
    assert not vote_about(hall).is_open


def test_who_counted_is_part_of_a_count(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    with pytest.raises(CountersMissingError):
        count(hall, poll_id, 1, 0, 0, counters="  ")
    assert vote_about(hall).is_open


def test_hands_are_no_ballots_and_ballots_no_hands(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    with pytest.raises(WrongMethodError):
        hall.coop.run(
            cast_vote, hall.members[0], poll_id=poll_id, choice=FOR, channel=BallotChannel.WEB
        )
    with pytest.raises(WrongMethodError):
        hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    count(hall, poll_id, 1, 0, 0)
    second = hall.open_vote(3)
    with pytest.raises(WrongMethodError):
        count(hall, second, 1, 0, 0)


def test_only_who_leads_counts(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    with pytest.raises(MissingPermissionError):
        hall.coop.run(
            enter_count,
            hall.members[0],
            poll_id=poll_id,
            votes_for=1,
            votes_against=0,
            votes_blank=0,
            counters="Ik",
        )
    assert vote_about(hall).is_open


def test_what_nobody_objects_to_is_adopted(hall: Hall) -> None:
    hall.coop.run(close_vote, hall.chair, poll_id=begin(hall, VotingMethod.ACCLAMATION))
    vote = vote_about(hall)
    assert vote.outcome is not None
    assert vote.outcome.is_adopted
    assert vote.declared is not None
    assert "Bij acclamatie: niemand maakte bezwaar." in vote.declared.sentence


def test_one_objection_leads_to_a_real_vote(hall: Hall) -> None:
    asked = begin(hall, VotingMethod.ACCLAMATION)
    hall.coop.run(object_to_acclamation, hall.members[0], poll_id=asked)
    item = hall.view.items[1]
    assert item.vote is None
    assert [(vote.poll_id, vote.outcome) for vote in item.earlier_votes] == [(asked, None)]
    with pytest.raises(ItemNotFoundError):
        hall.coop.run(close_vote, hall.chair, poll_id=asked)
    hall.coop.run(close_vote, hall.chair, poll_id=hall.open_vote())
    assert vote_about(hall).method is VotingMethod.ELECTRONIC


def test_who_is_not_there_cannot_object(hall: Hall) -> None:
    asked = begin(hall, VotingMethod.ACCLAMATION)
    with pytest.raises(NotPresentError):
        hall.coop.run(object_to_acclamation, hall.chair, poll_id=asked)
    assert vote_about(hall).is_open


def test_one_objects_to_acclamation_only(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    with pytest.raises(WrongMethodError):
        hall.coop.run(note_objection, hall.chair, poll_id=poll_id)
    assert vote_about(hall).is_open


def test_names_are_called_and_answers_are_public(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.ROLL_CALL)
    rows = hall.coop.ask(roll_call, hall.chair, poll_id=poll_id)
    assert [(row.name, row.choice) for row in rows] == [
        (f"Bos, Lid {number}", None) for number in (1, 2, 3)
    ]
    answer(hall, poll_id, hall.members[0], FOR)
    answer(hall, poll_id, hall.members[1], AGAINST)
    with pytest.raises(AlreadyVotedError):
        answer(hall, poll_id, hall.members[1], FOR)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    rows = hall.coop.ask(roll_call, hall.members[2], poll_id=poll_id)
    assert [row.choice for row in rows] == [FOR, AGAINST, None]
    with pytest.raises(PollClosedError):
        answer(hall, poll_id, hall.members[2], FOR)


def test_who_is_not_there_is_not_called(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.ROLL_CALL)
    with pytest.raises(NotPresentError):
        answer(hall, poll_id, hall.chair, FOR)


def test_the_holder_answers_for_the_giver(hall: Hall) -> None:
    hall.coop.run(give_proxy, hall.chair, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    poll_id = begin(hall, VotingMethod.ROLL_CALL)
    assert len(hall.coop.ask(roll_call, hall.chair, poll_id=poll_id)) == 4
    answer(hall, poll_id, hall.chair, FOR)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    assert vote_about(hall).cast == 1


def test_ballots_of_other_votes_are_nobodys_to_read(hall: Hall) -> None:
    poll_id = hall.open_vote()
    with pytest.raises(WrongMethodError):
        hall.coop.ask(roll_call, hall.chair, poll_id=poll_id)


def test_a_contested_count_is_voted_on_anew_and_kept(hall: Hall) -> None:
    # Acceptance test 11 of dutch-rules.md 8; BW 2:13 lid 4.
    first = begin(hall, VotingMethod.HANDS)
    count(hall, first, 2, 1, 0)
    hall.coop.run(challenge_outcome, hall.members[2], poll_id=first)
    assert vote_about(hall).is_contested
    second = begin(hall, VotingMethod.ROLL_CALL)
    for actor in hall.members:
        answer(hall, second, actor, AGAINST)
    hall.coop.run(close_vote, hall.chair, poll_id=second)
    item = hall.view.items[1]
    assert item.vote is not None
    assert item.vote.outcome is not None
    assert not item.vote.outcome.is_adopted
    (kept,) = item.earlier_votes
    assert kept.poll_id == first
    assert kept.is_contested
    assert kept.outcome is not None
    assert (kept.outcome.tally.votes_for, kept.outcome.is_adopted) == (2, True)
    assert kept.declared is not None


def test_the_meeting_does_not_go_on_before_the_new_vote(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    count(hall, poll_id, 2, 1, 0)
    hall.coop.run(note_challenge, hall.chair, poll_id=poll_id, by=Challenger.MEETING)
    with pytest.raises(ChallengePendingError):
        hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(3))
    with pytest.raises(ChallengePendingError):
        hall.coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    view = hall.coop.ask(leading_view, hall.chair, meeting_id=hall.meeting_id)
    assert view.ahead[hall.item_id(2)].issues[VotingMethod.HANDS] == []


def test_after_a_roll_call_only_the_meeting_can_want_another(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.ROLL_CALL)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    with pytest.raises(ChallengeNotAllowedError):
        hall.coop.run(challenge_outcome, hall.members[0], poll_id=poll_id)
    assert not vote_about(hall).is_contested
    hall.coop.run(note_challenge, hall.chair, poll_id=poll_id, by=Challenger.MEETING)
    assert vote_about(hall).is_contested


def test_an_outcome_is_contested_at_once_or_not_at_all(hall: Hall) -> None:
    poll_id = begin(hall, VotingMethod.HANDS)
    with pytest.raises(ChallengeTooLateError):
        hall.coop.run(challenge_outcome, hall.members[0], poll_id=poll_id)
    count(hall, poll_id, 2, 1, 0)
    hall.coop.run(select_item, hall.chair, meeting_id=hall.meeting_id, item_id=hall.item_id(3))
    with pytest.raises(ChallengeTooLateError):
        hall.coop.run(challenge_outcome, hall.members[0], poll_id=poll_id)
    assert not vote_about(hall).is_contested


def test_an_uncontested_point_is_not_voted_on_twice(hall: Hall) -> None:
    count(hall, begin(hall, VotingMethod.HANDS), 2, 1, 0)
    with pytest.raises(VoteNotReadyError) as refused:
        begin(hall, VotingMethod.ROLL_CALL)
    assert refused.value.details["issues"] == [Issue.VOTED_ALREADY]


def test_two_chairs_who_close_at_once_declare_once(committed_coop: Coop) -> None:
    hall = make_hall(committed_coop)
    poll_id = hall.open_vote()

    def close() -> None:
        committed_coop.run(close_vote, hall.chair, poll_id=poll_id)

    assert sorted(together(close, close), key=str) == [None, "poll_closed"]
    assert vote_about(hall).declared is not None


def test_an_objection_in_the_second_of_declaring_has_one_effect(committed_coop: Coop) -> None:
    hall = make_hall(committed_coop)
    poll_id = begin(hall, VotingMethod.ACCLAMATION)
    results = together(
        lambda: committed_coop.run(close_vote, hall.chair, poll_id=poll_id),
        lambda: committed_coop.run(object_to_acclamation, hall.members[0], poll_id=poll_id),
    )
    assert None in results
    assert len(set(results)) == 2
    vote = hall.view.items[1].vote
    assert vote is None or vote.declared is not None
