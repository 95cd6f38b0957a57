import uuid
from datetime import timedelta
from typing import Any

import pytest

from coop.assembly.errors import (
    AgendaFrozenError,
    AmountError,
    ChecklistError,
    InterestMissingError,
    ItemCountedOnError,
    ItemNotFoundError,
    MeetingNotFoundError,
    NothingToJudgeError,
    StatementTooLateError,
    TextTooLongError,
    TooManyInterestsError,
)
from coop.assembly.queries import meeting_view, motion_view
from coop.assembly.queries.motions import MotionView
from coop.assembly.rules import (
    MOST_CENTS,
    MOST_INTERESTS,
    Answer,
    Body,
    Check,
    Interest,
    Money,
    Verdict,
    ensure_amount,
    ensure_interests,
    verdict_of,
)
from coop.assembly.services import (
    convene_meeting,
    give_advice,
    give_statement,
    open_proposals,
    place_proposal,
    propose_item,
    remove_item,
    write_motion,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.parts.rules import Part
from coop.people.rules import RoleKind
from coop.setup.services import turn_part
from tests.coop.assembly.makers import make_hall, make_meeting
from tests.doubles import START
from tests.makers import actor_for, make_member, make_officer

ALL_YES = dict.fromkeys(Check, Answer.YES)
LINE = Interest(partner="Huurders", goal="Een lagere huur", interest="Zij wonen er.")


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (ALL_YES, Verdict.POSITIVE),
        ({**ALL_YES, Check.TEXT_IS_CLEAR: Answer.UNKNOWN}, Verdict.RESERVED),
        ({**ALL_YES, Check.TEXT_IS_CLEAR: Answer.NO}, Verdict.NEGATIVE),
        (
            {**ALL_YES, Check.TEXT_IS_CLEAR: Answer.NO, Check.MONEY_IS_SHOWN: Answer.UNKNOWN},
            Verdict.NEGATIVE,
        ),
    ],
    ids=["all yes", "one unknown", "one no", "no and unknown"],
)
def test_the_checklist_draws_the_conclusion(
    answers: dict[Check, Answer], verdict: Verdict
) -> None:
    assert verdict_of(answers) is verdict


def test_a_checklist_with_a_gap_is_refused() -> None:
    for gap in Check:
        with pytest.raises(ChecklistError):
            verdict_of({check: Answer.YES for check in Check if check is not gap})


@pytest.mark.parametrize("cents", [0, -1, MOST_CENTS + 1])
def test_what_is_no_amount(cents: int) -> None:
    ensure_amount(None)
    ensure_amount(Money(cents=1, with_vat=True))
    ensure_amount(Money(cents=MOST_CENTS, with_vat=False))
    with pytest.raises(AmountError):
        ensure_amount(Money(cents=cents, with_vat=True))


def test_lines_of_the_map_of_interests_are_whole_and_not_too_many() -> None:
    ensure_interests([LINE] * MOST_INTERESTS)
    with pytest.raises(TooManyInterestsError):
        ensure_interests([LINE] * (MOST_INTERESTS + 1))
    for name in ("partner", "goal", "interest"):
        said = {"partner": "a", "goal": "b", "interest": "c", name: ""}
        with pytest.raises(InterestMissingError):
            ensure_interests([Interest(**said)])


@pytest.fixture
def meeting_id(coop: Coop) -> uuid.UUID:
    return make_meeting(coop, starts_at=START + timedelta(days=30), is_convened=False)


def item_id(coop: Coop, meeting_id: uuid.UUID, number: int = 2) -> uuid.UUID:
    return coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items[number - 1].id


def seen(coop: Coop, meeting_id: uuid.UUID, actor: Actor = SYSTEM) -> MotionView:
    return coop.ask(motion_view, actor, meeting_id=meeting_id, item_id=item_id(coop, meeting_id))


def write(coop: Coop, meeting_id: uuid.UUID, **changed: Any) -> None:
    said: dict[str, Any] = {
        "title": "De bakfiets",
        "explanation": "Voor de buurt.",
        "motion": "<p>Wij kopen <b>een bakfiets</b>.</p>",
        "money": Money(cents=520_000, with_vat=True),
        "heard": "De fietsenmaker.",
        "interests": (LINE,),
    }
    coop.run(write_motion, SYSTEM, item_id=item_id(coop, meeting_id), **{**said, **changed})


def test_the_secretary_writes_all_that_goes_with_a_motion_and_again(
    coop: Coop, meeting_id: uuid.UUID
) -> None:
    write(coop, meeting_id)
    found = seen(coop, meeting_id)
    assert (found.title, found.motion) == ("De bakfiets", "Wij kopen een bakfiets.")
    assert found.money == Money(cents=520_000, with_vat=True)
    assert (found.heard, found.interests) == ("De fietsenmaker.", (LINE,))
    write(coop, meeting_id, money=None, heard="", interests=())
    found = seen(coop, meeting_id)
    assert (found.money, found.heard, found.interests) == (None, "", ())


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"motion": "a" * 30_001}, TextTooLongError),
        ({"money": Money(cents=0, with_vat=True)}, AmountError),
        ({"interests": (LINE,) * 21}, TooManyInterestsError),
    ],
    ids=["too long", "no amount", "too many"],
)
def test_a_refusal_changes_nothing(
    coop: Coop, meeting_id: uuid.UUID, changed: dict[str, Any], refusal: type[Exception]
) -> None:
    before = seen(coop, meeting_id)
    with pytest.raises(refusal):
        write(coop, meeting_id, **changed)
    assert seen(coop, meeting_id) == before


def test_after_the_convocation_the_motion_is_frozen(coop: Coop) -> None:
    hall = make_hall(coop, members=1)
    with pytest.raises(AgendaFrozenError):
        write(coop, hall.meeting_id)


def test_that_nothing_was_said_is_told_in_fixed_order(coop: Coop, meeting_id: uuid.UUID) -> None:
    (opening, item, _) = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    assert opening.said == ()
    assert [(one.body, one.verdict) for one in item.said] == [
        (Body.PROCESS_GUARDIANS, Verdict.NONE),
        (Body.SUPERVISORY_BOARD, Verdict.NONE),
    ]


def test_guardians_and_supervisors_speak_before_the_vote_and_can_correct(
    coop: Coop, meeting_id: uuid.UUID
) -> None:
    guardian = make_officer(coop, RoleKind.PROCESS_GUARDIAN)
    supervisor = make_officer(coop, RoleKind.SUPERVISOR)
    about = item_id(coop, meeting_id)
    coop.run(give_statement, guardian, item_id=about, answers=ALL_YES)
    for verdict in (Verdict.POSITIVE, Verdict.NEGATIVE):
        coop.run(give_advice, supervisor, item_id=about, verdict=verdict, text="Te duur.")
    guardians, board = seen(coop, meeting_id, guardian).said
    assert (guardians.verdict, guardians.answers) == (Verdict.POSITIVE, ALL_YES)
    assert (board.verdict, board.text) == (Verdict.NEGATIVE, "Te duur.")
    with pytest.raises(MissingPermissionError):
        coop.run(give_advice, guardian, item_id=about, verdict=Verdict.POSITIVE)
    with pytest.raises(MissingPermissionError):
        coop.run(give_statement, supervisor, item_id=about, answers=ALL_YES)
    member = actor_for(coop, make_member(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(give_advice, member, item_id=about, verdict=Verdict.POSITIVE)


def test_about_nothing_or_after_the_vote_opened_nobody_speaks(coop: Coop) -> None:
    hall = make_hall(coop, members=1)
    supervisor = make_officer(coop, RoleKind.SUPERVISOR)
    with pytest.raises(NothingToJudgeError):
        coop.run(give_advice, supervisor, item_id=hall.item_id(1), verdict=Verdict.POSITIVE)
    coop.run(give_advice, supervisor, item_id=hall.item_id(2), verdict=Verdict.POSITIVE)
    hall.open_vote(2)
    with pytest.raises(StatementTooLateError):
        coop.run(give_advice, supervisor, item_id=hall.item_id(2), verdict=Verdict.NEGATIVE)
    assert hall.view.items[1].said[1].verdict is Verdict.POSITIVE


def test_a_small_cooperative_has_no_guardians_and_no_map_of_interests(
    coop: Coop, meeting_id: uuid.UUID
) -> None:
    write(coop, meeting_id)
    for part in (
        Part.PATROLS,
        Part.PREVENTION,
        Part.BUURTENT,
        Part.JOINING,
        Part.PEILINGEN,
    ):
        coop.run(turn_part, SYSTEM, part=part, is_on=False)
    found = seen(coop, meeting_id)
    assert found.is_small
    assert found.interests == ()
    assert [one.body for one in found.said] == [Body.SUPERVISORY_BOARD]
    # Nothing is lost by switching on later (C23).
    coop.run(turn_part, SYSTEM, part=Part.BUURTENT, is_on=True)
    assert seen(coop, meeting_id).interests == (LINE,)


def test_a_member_sees_a_motion_from_the_convocation_on(coop: Coop, meeting_id: uuid.UUID) -> None:
    member = actor_for(coop, make_member(coop))
    about = item_id(coop, meeting_id)
    with pytest.raises(MeetingNotFoundError):
        coop.ask(motion_view, member, meeting_id=meeting_id, item_id=about)
    coop.run(convene_meeting, SYSTEM, meeting_id=meeting_id)
    found = coop.ask(motion_view, member, meeting_id=meeting_id, item_id=about)
    assert found.can_be_amended
    with pytest.raises(ItemNotFoundError):
        coop.ask(motion_view, member, meeting_id=make_meeting(coop), item_id=about)


def test_a_point_goes_with_what_was_written_and_said_about_it(
    coop: Coop, meeting_id: uuid.UUID
) -> None:
    write(coop, meeting_id)
    about = item_id(coop, meeting_id)
    guardian = make_officer(coop, RoleKind.PROCESS_GUARDIAN)
    coop.run(give_statement, guardian, item_id=about, answers=ALL_YES)
    coop.run(remove_item, SYSTEM, item_id=about)
    left = coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items
    assert [item.title for item in left] == ["Opening", "Voorstel 2"]


def test_a_point_that_members_put_forward_stays(coop: Coop, meeting_id: uuid.UUID) -> None:
    closes_on = START.date() + timedelta(days=9)
    coop.run(open_proposals, SYSTEM, meeting_id=meeting_id, closes_on=closes_on)
    proposal_id = coop.run(
        propose_item,
        actor_for(coop, make_member(coop)),
        meeting_id=meeting_id,
        title="Een bank",
        explanation="Om te zitten.",
    )
    about = coop.run(place_proposal, SYSTEM, proposal_id=proposal_id)
    with pytest.raises(ItemCountedOnError):
        coop.run(remove_item, SYSTEM, item_id=about)
    assert len(coop.ask(meeting_view, SYSTEM, meeting_id=meeting_id).items) == 4
