import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from coop.assembly.errors import (
    AgendaFrozenError,
    ClosingDayError,
    OwnProposalError,
    ProposalDecidedError,
    ProposalNotFoundError,
    ProposalsClosedError,
    ProposalsOverError,
    ReasonMissingError,
    SignatureNumberError,
    SignaturesMissingError,
    TextMissingError,
    TextTooLongError,
)
from coop.assembly.queries import meeting_view, open_rounds, proposals_view
from coop.assembly.queries.proposals import ProposalView
from coop.assembly.rules import ProposalState
from coop.assembly.services import (
    convene_meeting,
    cosign_proposal,
    open_proposals,
    place_proposal,
    propose_item,
    refuse_proposal,
    withdraw_proposal,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from tests.coop.assembly.makers import make_meeting
from tests.doubles import FixedClock
from tests.makers import actor_for, make_member, make_person

#: The meeting is a month later, after the change to summer time.
NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)
LAST_DAY = date(2027, 3, 28)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def meeting_id(coop: Coop) -> uuid.UUID:
    return make_meeting(coop, starts_at=NOW + timedelta(days=30), is_convened=False)


@pytest.fixture
def members(coop: Coop) -> list[Actor]:
    return [actor_for(coop, make_member(coop, given=f"Lid {n}")) for n in range(3)]


def open_round(coop: Coop, meeting_id: uuid.UUID, *, needed: int = 1) -> None:
    coop.run(
        open_proposals,
        SYSTEM,
        meeting_id=meeting_id,
        closes_on=LAST_DAY,
        signatures_needed=needed,
    )


def propose(coop: Coop, actor: Actor, meeting_id: uuid.UUID, **changed: str) -> uuid.UUID:
    said = {"title": "Een bank", "explanation": "Om te zitten.", "motion": "Er komt een bank."}
    return coop.run(propose_item, actor, meeting_id=meeting_id, **{**said, **changed})


def seen(coop: Coop, actor: Actor, meeting_id: uuid.UUID) -> tuple[ProposalView, ...]:
    return coop.ask(proposals_view, actor, meeting_id=meeting_id).proposals


def test_proposing_is_possible_until_the_end_of_the_last_day(
    coop: Coop, clock: FixedClock, meeting_id: uuid.UUID, members: list[Actor]
) -> None:
    with pytest.raises(ProposalsClosedError):
        propose(coop, members[0], meeting_id)
    open_round(coop, meeting_id)
    # The night in which the clock goes forward: the day ends at 22.00 UTC.
    clock.set(datetime(2027, 3, 28, 21, 59, tzinfo=UTC))
    proposal_id = propose(coop, members[0], meeting_id)
    clock.set(datetime(2027, 3, 28, 22, 0, tzinfo=UTC))
    for late in (
        lambda: propose(coop, members[1], meeting_id),
        lambda: coop.run(cosign_proposal, members[1], proposal_id=proposal_id),
    ):
        with pytest.raises(ProposalsOverError) as refused:
            late()
        assert refused.value.details == {"closes_on": LAST_DAY}
    assert [row.id for row in seen(coop, members[1], meeting_id)] == [proposal_id]


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [
        (date(2027, 3, 19), True),
        (date(2027, 3, 20), False),
        (date(2027, 4, 18), False),
        (date(2027, 4, 19), True),
    ],
)
def test_the_last_day_lies_between_today_and_the_meeting(
    coop: Coop, meeting_id: uuid.UUID, day: date, *, is_refused: bool
) -> None:
    def ask() -> None:
        coop.run(open_proposals, SYSTEM, meeting_id=meeting_id, closes_on=day)

    if is_refused:
        with pytest.raises(ClosingDayError):
            ask()
    else:
        ask()
    assert bool(coop.ask(open_rounds, SYSTEM)) is not is_refused


@pytest.mark.parametrize("needed", [0, -1, 101])
def test_the_number_of_signatures_is_sensible(
    coop: Coop, meeting_id: uuid.UUID, needed: int
) -> None:
    with pytest.raises(SignatureNumberError):
        open_round(coop, meeting_id, needed=needed)
    assert coop.ask(open_rounds, SYSTEM) == ()


def test_the_board_places_what_enough_members_signed(
    coop: Coop, meeting_id: uuid.UUID, members: list[Actor]
) -> None:
    open_round(coop, meeting_id, needed=2)
    proposal_id = propose(coop, members[0], meeting_id)
    with pytest.raises(SignaturesMissingError):
        coop.run(place_proposal, SYSTEM, proposal_id=proposal_id)
    for _ in range(2):
        coop.run(cosign_proposal, members[1], proposal_id=proposal_id)
    (row,) = seen(coop, members[2], meeting_id)
    assert (row.state, row.signatures, row.is_own) == (ProposalState.WAITING, 2, False)
    item_id = coop.run(place_proposal, SYSTEM, proposal_id=proposal_id)
    item = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[-1]
    assert (item.id, item.title, item.motion) == (item_id, "Een bank", "Er komt een bank.")
    assert seen(coop, members[0], meeting_id)[0].state is ProposalState.PLACED
    assert told(coop, members[0]) == 1
    for late in (
        lambda: coop.run(place_proposal, SYSTEM, proposal_id=proposal_id),
        lambda: coop.run(refuse_proposal, SYSTEM, proposal_id=proposal_id, reason="Nee."),
        lambda: coop.run(withdraw_proposal, members[0], proposal_id=proposal_id),
        lambda: coop.run(cosign_proposal, members[2], proposal_id=proposal_id),
    ):
        with pytest.raises(ProposalDecidedError):
            late()
    assert len(coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items) == 4


def told(coop: Coop, actor: Actor) -> int:
    with coop._reading() as session:
        found = select(func.count()).where(
            Notice.kind == NoticeKind.PROPOSAL_DECIDED, Notice.person_id == actor.person_id
        )
        return session.scalar(found) or 0


def test_a_refusal_is_explained_to_who_asked_and_to_no_other_member(
    coop: Coop, meeting_id: uuid.UUID, members: list[Actor]
) -> None:
    open_round(coop, meeting_id)
    proposal_id = propose(coop, members[0], meeting_id)
    for empty in ("", " \n"):
        with pytest.raises(ReasonMissingError):
            coop.run(refuse_proposal, SYSTEM, proposal_id=proposal_id, reason=empty)
    coop.run(refuse_proposal, SYSTEM, proposal_id=proposal_id, reason="Te duur.")
    (row,) = seen(coop, members[0], meeting_id)
    assert (row.state, row.refusal) == (ProposalState.REFUSED, "Te duur.")
    assert seen(coop, members[1], meeting_id) == ()
    assert told(coop, members[0]) == 1


def test_only_the_proposer_takes_a_proposal_back(
    coop: Coop, meeting_id: uuid.UUID, members: list[Actor]
) -> None:
    open_round(coop, meeting_id)
    proposal_id = propose(coop, members[0], meeting_id)
    with pytest.raises(OwnProposalError):
        coop.run(withdraw_proposal, members[1], proposal_id=proposal_id)
    coop.run(withdraw_proposal, members[0], proposal_id=proposal_id)
    assert seen(coop, members[0], meeting_id) == ()
    with pytest.raises(ProposalDecidedError):
        coop.run(place_proposal, SYSTEM, proposal_id=proposal_id)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"title": ""}, TextMissingError),
        ({"explanation": "  "}, TextMissingError),
        ({"explanation": "a" * 5_001}, TextTooLongError),
        ({"motion": "a" * 30_001}, TextTooLongError),
    ],
)
def test_empty_and_too_long_are_refused(
    coop: Coop,
    meeting_id: uuid.UUID,
    members: list[Actor],
    changed: dict[str, str],
    refusal: type[Exception],
) -> None:
    open_round(coop, meeting_id)
    with pytest.raises(refusal):
        propose(coop, members[0], meeting_id, **changed)
    assert seen(coop, members[0], meeting_id) == ()


def test_after_the_convocation_the_agenda_is_frozen(
    coop: Coop, meeting_id: uuid.UUID, members: list[Actor]
) -> None:
    open_round(coop, meeting_id)
    proposal_id = propose(coop, members[0], meeting_id)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id, is_late_confirmed=True)
    for late in (
        lambda: open_round(coop, meeting_id),
        lambda: propose(coop, members[1], meeting_id),
        lambda: coop.run(cosign_proposal, members[1], proposal_id=proposal_id),
        lambda: coop.run(place_proposal, SYSTEM, proposal_id=proposal_id),
    ):
        with pytest.raises(AgendaFrozenError):
            late()
    assert coop.ask(open_rounds, members[0]) == ()


def test_who_is_no_member_or_no_secretary_is_refused(
    coop: Coop, meeting_id: uuid.UUID, members: list[Actor]
) -> None:
    open_round(coop, meeting_id)
    proposal_id = propose(coop, members[0], meeting_id)
    resident = actor_for(coop, make_person(coop))
    for refused in (
        lambda: propose(coop, resident, meeting_id),
        lambda: coop.run(cosign_proposal, resident, proposal_id=proposal_id),
        lambda: coop.run(place_proposal, members[0], proposal_id=proposal_id),
        lambda: coop.run(refuse_proposal, members[0], proposal_id=proposal_id, reason="Nee."),
        lambda: coop.run(open_proposals, members[0], meeting_id=meeting_id, closes_on=LAST_DAY),
    ):
        with pytest.raises(MissingPermissionError):
            refused()
    (row,) = seen(coop, members[0], meeting_id)
    assert row.state is ProposalState.WAITING


def test_an_unknown_proposal_is_refused(coop: Coop, members: list[Actor]) -> None:
    with pytest.raises(ProposalNotFoundError):
        coop.run(cosign_proposal, members[0], proposal_id=uuid.UUID(int=9))
