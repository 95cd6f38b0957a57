from contextlib import suppress
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coop.assembly.errors import (
    DecisionDoneError,
    DecisionNotAdoptedError,
    DecisionNotAssignedError,
    DueOnMissingError,
    NothingReturnsError,
    NothingToPublishError,
)
from coop.assembly.queries import decision_list, decisions_of_meeting, meeting_view
from coop.assembly.queries.decisions import DecisionRow
from coop.assembly.rules import (
    FollowUp,
    MeetingKind,
    annulment_ends_on,
    follow_up_of,
    number_of,
)
from coop.assembly.services import (
    add_returning_items,
    assign_decision,
    cast_vote,
    close_meeting,
    close_vote,
    finish_decision,
    list_decisions,
    publish_decisions,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.people.rules import RoleKind
from coop.voting.rules import BallotChannel, Choice
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.doubles import START, FixedClock
from tests.makers import make_member, make_officer, make_person

TODAY = START.date()
DUE = TODAY + timedelta(days=30)


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting that adopted its first motion and rejected its second."""
    hall = make_hall(coop)
    for number, choice in ((2, Choice.FOR), (3, Choice.AGAINST)):
        poll_id = hall.open_vote(number)
        for actor in hall.members:
            coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
        coop.run(close_vote, hall.chair, poll_id=poll_id)
    coop.run(close_meeting, hall.chair, meeting_id=hall.meeting_id)
    return hall


@pytest.fixture
def secretary(coop: Coop) -> Actor:
    return make_officer(coop, RoleKind.SECRETARY)


def rows(hall: Hall, actor: Actor) -> tuple[DecisionRow, ...]:
    return hall.coop.ask(decisions_of_meeting, actor, meeting_id=hall.meeting_id)


@pytest.mark.parametrize(
    ("kind", "sequence", "number"),
    [
        (MeetingKind.MEMBERS, 1, "2026-01"),
        (MeetingKind.MEMBERS, 112, "2026-112"),
        (MeetingKind.BOARD, 1, "B2026-01"),
    ],
)
def test_decisions_are_numbered_by_year(kind: MeetingKind, sequence: int, number: str) -> None:
    assert number_of(kind, year=2026, sequence=sequence) == number


@pytest.mark.parametrize(
    ("published_on", "until"),
    [
        (date(2026, 11, 21), date(2027, 11, 21)),
        (date(2027, 12, 31), date(2028, 12, 31)),
        # BW 2:15 lid 5, over a leap day.
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_the_year_runs_from_the_end_of_the_day(published_on: date, until: date) -> None:
    assert annulment_ends_on(published_on) == until


@pytest.mark.parametrize(
    ("owner", "due_on", "is_done", "state"),
    [
        ("", None, False, FollowUp.NONE),
        ("penningmeester", TODAY, False, FollowUp.OPEN),
        ("penningmeester", TODAY - timedelta(days=1), False, FollowUp.LATE),
        ("penningmeester", TODAY - timedelta(days=1), True, FollowUp.DONE),
    ],
)
def test_the_last_day_is_in_time(
    *, owner: str, due_on: date | None, is_done: bool, state: FollowUp
) -> None:
    assert follow_up_of(owner=owner, due_on=due_on, is_done=is_done, today=TODAY) is state


def test_closing_a_meeting_lists_what_it_decided(hall: Hall, secretary: Actor) -> None:
    first, second = rows(hall, secretary)
    assert (first.number, first.is_adopted) == (f"{TODAY.year}-01", True)
    assert (second.number, second.is_adopted) == (f"{TODAY.year}-02", False)
    assert first.text == "De coöperatie koopt een bakfiets."
    assert first.declared_by == "voorzitter"
    assert first.outcome is not None
    assert first.outcome.tally.votes_for == 3
    # Done again, it lists nothing twice.
    hall.coop.run(list_decisions, secretary, meeting_id=hall.meeting_id)
    assert len(rows(hall, secretary)) == 2


def test_decisions_are_made_known_once_and_start_the_year(hall: Hall, secretary: Actor) -> None:
    member = hall.members[0]
    assert rows(hall, member) == ()
    hall.coop.run(publish_decisions, secretary, meeting_id=hall.meeting_id)
    known = rows(hall, member)
    assert {row.annulment_until for row in known} == {annulment_ends_on(TODAY)}
    with pytest.raises(NothingToPublishError):
        hall.coop.run(publish_decisions, secretary, meeting_id=hall.meeting_id)
    assert rows(hall, member) == known


def test_every_member_is_told_and_nobody_else(hall: Hall, secretary: Actor) -> None:
    make_person(hall.coop, given="Buur", email="buur@voorbeeld.example")
    by_mail = make_member(hall.coop, given="Post", email="post@voorbeeld.example")
    hall.coop.run(publish_decisions, secretary, meeting_id=hall.meeting_id)
    with hall.coop._session_factory() as session:
        told = session.scalars(
            select(Notice).where(Notice.kind == NoticeKind.DECISIONS_PUBLISHED)
        ).all()
        members = {actor.person_id for actor in hall.members}
        assert {one.person_id for one in told} == members | {hall.chair.person_id, by_mail}
        # Who cannot be reached stays on the desk.
        failed = {one.person_id for one in told if one.failed_at is not None}
        assert failed == {hall.chair.person_id}


def test_only_the_secretary_makes_known(hall: Hall) -> None:
    for actor in (hall.members[0], hall.chair):
        with pytest.raises(MissingPermissionError):
            hall.coop.run(publish_decisions, actor, meeting_id=hall.meeting_id)


def test_the_list_is_searched_over_the_years(hall: Hall, secretary: Actor) -> None:
    coop = hall.coop
    coop.run(publish_decisions, secretary, meeting_id=hall.meeting_id)
    found = coop.ask(decision_list, hall.members[0], text="BAKFIETS koopt")
    assert [row.subject for row in found.rows] == ["Voorstel 1"]
    assert found.years == (TODAY.year,)
    assert coop.ask(decision_list, hall.members[0], text="100%").rows == ()
    assert coop.ask(decision_list, hall.members[0], year=TODAY.year - 1).rows == ()
    with pytest.raises(MissingPermissionError):
        coop.ask(decision_list, hall.members[0], kind=MeetingKind.BOARD)


def test_a_decision_returns_until_it_is_done(
    hall: Hall, secretary: Actor, clock: FixedClock
) -> None:
    coop = hall.coop
    adopted, rejected = rows(hall, secretary)
    with pytest.raises(DecisionNotAdoptedError):
        assign(coop, secretary, rejected, "penningmeester", DUE)
    with pytest.raises(DueOnMissingError):
        assign(coop, secretary, adopted, "penningmeester", None)
    with pytest.raises(DecisionNotAssignedError):
        coop.run(finish_decision, secretary, decision_id=adopted.id, result="")
    assign(coop, secretary, adopted, "penningmeester", DUE)
    assert f"{adopted.number} Voorstel 1. Wie: penningmeester." in progress(coop, secretary, 30)
    coop.run(finish_decision, secretary, decision_id=adopted.id, result="Gekocht.")
    assert progress(coop, secretary, 60) == ""
    with pytest.raises(DecisionDoneError):
        assign(coop, secretary, adopted, "secretaris", DUE)
    assert rows(hall, secretary)[0].follow_up is FollowUp.DONE


def assign(
    coop: Coop, secretary: Actor, row: DecisionRow, owner: str, due_on: date | None
) -> None:
    coop.run(assign_decision, secretary, decision_id=row.id, owner=owner, due_on=due_on)


def progress(coop: Coop, secretary: Actor, days: int) -> str:
    """Plan a meeting, let return what returns, and read the point about progress."""
    meeting_id = make_meeting(
        coop, starts_at=START + timedelta(days=days), is_convened=False, motions=()
    )
    with suppress(NothingReturnsError):
        coop.run(add_returning_items, secretary, meeting_id=meeting_id)
    items = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    return "".join(item.explanation for item in items if item.title == "Voortgang van besluiten")
