"""Equal votes on a proposal: rejected, or left to the next meeting (besluit.staken_zaken)."""

import uuid
from datetime import timedelta

import pytest

from coop.assembly.errors import NothingReturnsError
from coop.assembly.queries import decision_list, meeting_view, minutes_view
from coop.assembly.rules import MeetingKind
from coop.assembly.services import (
    add_returning_items,
    cast_vote,
    close_meeting,
    close_vote,
    convene_meeting,
    open_meeting,
)
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.people.rules import RoleKind
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.doubles import START, FixedClock
from tests.makers import make_officer

ARTICLE = "artikel 17 lid 3 van de statuten"


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


def leave_ties_to_the_next(coop: Coop) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.TIE_ON_MATTERS,
        value="volgende_vergadering",
        layer=Layer.STATUTES,
        article=ARTICLE,
    )


def vote(hall: Hall, *choices: Choice) -> None:
    poll_id = hall.open_vote()
    for actor, choice in zip(hall.members, choices, strict=True):
        hall.coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)


def declared(hall: Hall) -> str:
    seen = hall.view.items[1].vote
    assert seen is not None
    assert seen.declared is not None
    return seen.declared.sentence


def plan_next(coop: Coop, secretary: Actor, days: int) -> uuid.UUID:
    meeting_id = make_meeting(
        coop, starts_at=START + timedelta(days=days), is_convened=False, motions=()
    )
    coop.run(add_returning_items, secretary, meeting_id=meeting_id)
    return meeting_id


def motions_of(coop: Coop, meeting_id: uuid.UUID) -> list[str]:
    items = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    return [item.motion for item in items if item.motion.startswith("De coöperatie")]


@pytest.mark.parametrize(
    ("choices", "verdict"),
    [
        ((Choice.FOR, Choice.FOR, Choice.AGAINST), "Aangenomen."),
        ((Choice.FOR, Choice.AGAINST, Choice.AGAINST), "Verworpen."),
        ((Choice.FOR, Choice.AGAINST, Choice.BLANK), "Aangehouden."),
        ((Choice.BLANK, Choice.BLANK, Choice.BLANK), "Verworpen."),
    ],
)
def test_only_equal_votes_are_left_to_the_next_meeting(
    coop: Coop, choices: tuple[Choice, ...], verdict: str
) -> None:
    hall = make_hall(coop)
    leave_ties_to_the_next(coop)
    vote(hall, *choices)
    assert declared(hall).startswith(verdict)


def test_by_custom_equal_votes_reject(coop: Coop) -> None:
    hall = make_hall(coop, members=2)
    vote(hall, Choice.FOR, Choice.AGAINST)
    assert "De stemmen staken. Het voorstel is dan verworpen." in declared(hall)


def test_it_stands_in_the_minutes_and_on_the_next_agenda_and_is_no_decision(
    coop: Coop, clock: FixedClock, secretary: Actor
) -> None:
    hall = make_hall(coop, members=2)
    leave_ties_to_the_next(coop)
    vote(hall, Choice.FOR, Choice.AGAINST)
    said = f"Het voorstel komt terug in de volgende vergadering ({ARTICLE})."
    assert said in declared(hall)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    assert coop.ask(decision_list, secretary, kind=MeetingKind.MEMBERS).rows == ()
    minutes = coop.ask(minutes_view, secretary, meeting_id=hall.meeting_id)
    assert said in " ".join(section.text for section in minutes.sections)
    next_id = plan_next(coop, secretary, 30)
    assert motions_of(coop, next_id) == ["De coöperatie koopt een bakfiets."]
    with pytest.raises(NothingReturnsError):
        coop.run(add_returning_items, secretary, meeting_id=next_id)
    # That meeting comes and goes without a vote: it comes back once more.
    coop.run(convene_meeting, SYSTEM, meeting_id=next_id)
    clock.set(START + timedelta(days=30))
    coop.run(open_meeting, hall.chair, meeting_id=next_id)
    coop.run(close_meeting, hall.chair, meeting_id=next_id)
    later = plan_next(coop, secretary, 60)
    assert motions_of(coop, later) == ["De coöperatie koopt een bakfiets."]


def test_a_rule_that_changes_afterwards_changes_no_outcome(coop: Coop) -> None:
    hall = make_hall(coop, members=2)
    vote(hall, Choice.FOR, Choice.AGAINST)
    leave_ties_to_the_next(coop)
    seen = hall.view.items[1].vote
    assert seen is not None
    assert seen.outcome is not None
    assert not seen.outcome.is_held_over
