"""Breaches: what the law asks by the answers, the clock at both ends, a register that stays."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.people.rules import RoleKind
from coop.privacy.errors import (
    BreachClosedError,
    BreachIncompleteError,
    BreachNotFoundError,
    BreachUnaccountedError,
    FoundInFutureError,
)
from coop.privacy.queries.breaches import BreachView, breach_view, breaches_view
from coop.privacy.rules.breaches import (
    Answer,
    BreachIssue,
    BreachKind,
    Concerned,
    DataKind,
    Handling,
    Risk,
    Weighing,
    is_late,
    issues_before_closing,
    must_report,
    must_tell,
)
from coop.privacy.services.breaches import (
    close_breach,
    describe_breach,
    note_breach,
    record_report,
    record_telling,
    say_whose_data,
    weigh_breach,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SEEN, LOST = BreachKind.SEEN, BreachKind.LOST
PLAIN, GRAVE = DataKind.CONTACT, DataKind.ACCOUNT


@pytest.mark.parametrize(
    ("concerns", "answers", "risk"),
    [
        ((SEEN, GRAVE), (YES, NO, YES), Risk.UNLIKELY),
        # What is lost is not mended by being unreadable to others.
        ((LOST, GRAVE), (YES, NO, YES), Risk.HIGH),
        ((SEEN, PLAIN), (NO, YES, YES), Risk.HIGH),
        ((SEEN, GRAVE), (NO, YES, UNKNOWN), Risk.HIGH),
        ((SEEN, GRAVE), (UNKNOWN, UNKNOWN, UNKNOWN), Risk.HIGH),
        ((SEEN, PLAIN), (NO, NO, UNKNOWN), Risk.RISK),
        ((SEEN, PLAIN), (NO, YES, UNKNOWN), Risk.RISK),
        ((SEEN, GRAVE), (NO, NO, NO), Risk.RISK),
        ((SEEN, GRAVE), (NO, UNKNOWN, NO), Risk.RISK),
        ((SEEN, GRAVE), (NO, YES, NO), Risk.UNLIKELY),
        ((SEEN, PLAIN), (NO, NO, NO), Risk.UNLIKELY),
    ],
)
def test_the_risk_follows_from_the_answers(
    concerns: tuple[BreachKind, DataKind], answers: tuple[Answer, Answer, Answer], risk: Risk
) -> None:
    unreadable, returned, harmful = answers
    weighing = Weighing(
        kinds=frozenset({concerns[0]}),
        data=frozenset({concerns[1]}),
        unreadable=unreadable,
        returned=returned,
        harmful=harmful,
    )
    assert weighing.risk is risk


def test_what_the_law_asks_by_risk() -> None:
    asked = {risk: (must_report(risk), must_tell(risk)) for risk in Risk}
    assert asked == {
        Risk.UNLIKELY: (False, False),
        Risk.RISK: (True, False),
        Risk.HIGH: (True, True),
    }


FOUND = datetime(2026, 11, 20, 8, tzinfo=UTC)
IN_TIME = FOUND + timedelta(hours=72)
HANDLED = Handling(
    found_at=FOUND,
    risk=Risk.HIGH,
    consequences="Vervelend.",
    measures="Gestopt.",
    reported_at=IN_TIME,
    report_reason="",
    told_at=IN_TIME,
    told_reason="",
)


def test_seventy_two_hours_at_both_ends() -> None:
    assert not is_late(FOUND, IN_TIME)
    assert is_late(FOUND, IN_TIME + timedelta(microseconds=1))


@pytest.mark.parametrize(
    ("handling", "issues"),
    [
        (HANDLED, []),
        (replace(HANDLED, risk=None), [BreachIssue.NOT_WEIGHED]),
        (replace(HANDLED, measures=" "), [BreachIssue.NO_MEASURES]),
        (replace(HANDLED, consequences=""), [BreachIssue.NO_MEASURES]),
        (replace(HANDLED, reported_at=None), [BreachIssue.NOT_REPORTED]),
        (replace(HANDLED, reported_at=None, report_reason="Omdat."), []),
        (replace(HANDLED, reported_at=None, risk=Risk.RISK), [BreachIssue.NOT_REPORTED]),
        (replace(HANDLED, reported_at=None, told_at=None, risk=Risk.UNLIKELY), []),
        (
            replace(HANDLED, reported_at=IN_TIME + timedelta(seconds=1)),
            [BreachIssue.REPORTED_LATE],
        ),
        (replace(HANDLED, reported_at=IN_TIME + timedelta(days=1), report_reason="Ziek."), []),
        (replace(HANDLED, told_at=None), [BreachIssue.NOT_TOLD]),
        (replace(HANDLED, told_at=None, told_reason="Al gewist."), []),
        (replace(HANDLED, told_at=None, risk=Risk.RISK), []),
    ],
)
def test_what_must_be_accounted_for(handling: Handling, issues: list[BreachIssue]) -> None:
    assert issues_before_closing(handling) == issues


def note(coop: Coop, clock: FixedClock, *, hours_ago: int = 0) -> uuid.UUID:
    return coop.run(
        note_breach,
        SYSTEM,
        what="Mail aan iedereen met alle adressen zichtbaar",
        kinds=[SEEN],
        found_at=clock.now() - timedelta(hours=hours_ago),
    )


def weigh(coop: Coop, breach_id: uuid.UUID, harmful: Answer) -> None:
    coop.run(
        weigh_breach,
        SYSTEM,
        breach_id=breach_id,
        unreadable=NO,
        returned=NO,
        harmful=harmful,
        consequences="Meer reclame.",
        measures="Wij mailen voortaan ieder apart.",
    )


def seen(coop: Coop, breach_id: uuid.UUID) -> BreachView:
    return coop.ask(breach_view, SYSTEM, breach_id=breach_id)


def test_a_breach_from_note_to_register(coop: Coop, clock: FixedClock) -> None:
    breach_id = note(coop, clock, hours_ago=70)
    assert (seen(coop, breach_id).line.left, seen(coop, breach_id).line.is_ticking) == (
        timedelta(hours=2),
        True,
    )
    coop.run(
        say_whose_data,
        SYSTEM,
        breach_id=breach_id,
        data=[PLAIN],
        concerned=[Concerned.MEMBERS],
        people=400,
    )
    with pytest.raises(BreachUnaccountedError) as refused:
        coop.run(close_breach, SYSTEM, breach_id=breach_id)
    assert refused.value.details["issues"] == ["not_weighed"]
    weigh(coop, breach_id, YES)
    view = seen(coop, breach_id)
    assert (view.must_report, view.must_tell, len(view.issues)) == (True, True, 2)
    assert "Wij mailen voortaan ieder apart." in view.told_text
    clock.advance(timedelta(hours=3))
    coop.run(
        record_report,
        SYSTEM,
        breach_id=breach_id,
        reported_at=clock.now(),
        reference="AP-1",
        reason="",
    )
    coop.run(
        record_telling,
        SYSTEM,
        breach_id=breach_id,
        told_at=clock.now(),
        reason="",
        text="Sorry.",
    )
    assert seen(coop, breach_id).issues == (BreachIssue.REPORTED_LATE,)
    coop.run(
        record_report,
        SYSTEM,
        breach_id=breach_id,
        reported_at=clock.now(),
        reference="AP-1",
        reason="Wij zochten eerst uit om wie het ging.",
    )
    coop.run(close_breach, SYSTEM, breach_id=breach_id)
    (line,) = coop.ask(breaches_view, SYSTEM)
    assert (line.closed_at, line.is_ticking) == (clock.now(), False)
    assert seen(coop, breach_id).told_text == "Sorry."


def test_what_is_closed_stays_and_says_by_whom(coop: Coop, clock: FixedClock) -> None:
    person_id = make_person(coop, given="Mia")
    give_role(coop, person_id, RoleKind.CHAIR)
    breach_id = note(coop, clock)
    weigh(coop, breach_id, NO)
    coop.run(close_breach, actor_for(coop, person_id), breach_id=breach_id)
    before = seen(coop, breach_id)
    changes: tuple[Callable[[], None], ...] = (
        lambda: coop.run(close_breach, SYSTEM, breach_id=breach_id),
        lambda: weigh(coop, breach_id, YES),
        lambda: coop.run(
            describe_breach,
            SYSTEM,
            breach_id=breach_id,
            what="Anders",
            kinds=[LOST],
            found_at=clock.now(),
            happened="",
        ),
    )
    for change in changes:
        with pytest.raises(BreachClosedError) as refused:
            change()
        assert refused.value.details["name"] == "Mia Bos"
    assert seen(coop, breach_id) == before


@pytest.mark.parametrize(
    ("what", "kinds", "refusal"),
    [
        (" ", [SEEN], BreachIncompleteError),
        ("Weg", [], BreachIncompleteError),
        ("Weg", [LOST], FoundInFutureError),
    ],
)
def test_a_breach_that_says_nothing_is_refused(
    coop: Coop,
    clock: FixedClock,
    what: str,
    kinds: list[BreachKind],
    refusal: type[CoopError],
) -> None:
    found_at = clock.now() + timedelta(seconds=1)
    with pytest.raises(refusal):
        coop.run(note_breach, SYSTEM, what=what, kinds=kinds, found_at=found_at)
    assert coop.ask(breaches_view, SYSTEM) == ()


def test_nothing_is_reported_or_told_tomorrow(coop: Coop, clock: FixedClock) -> None:
    breach_id = note(coop, clock)
    later = clock.now() + timedelta(seconds=1)
    with pytest.raises(FoundInFutureError):
        coop.run(
            record_report, SYSTEM, breach_id=breach_id, reported_at=later, reference="", reason=""
        )
    with pytest.raises(FoundInFutureError):
        coop.run(record_telling, SYSTEM, breach_id=breach_id, told_at=later, reason="", text="")
    with pytest.raises(BreachNotFoundError):
        coop.run(close_breach, SYSTEM, breach_id=uuid.UUID(int=9))


def test_the_register_is_the_boards(coop: Coop) -> None:
    member = actor_for(coop, make_person(coop))
    for actor in (NOBODY, member):
        with pytest.raises(MissingPermissionError):
            coop.ask(breaches_view, actor)
